import { sealDigest } from "@exparte/seal/seal-digest";
import type { OrderId, SealDigest } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { KnownCourtRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";

/** The order on paper, for a bailiff and for a site outside the hub to hold: a PDF with its seal and how to verify it. */
export async function printOrder(
  { database, orders, printing, publicUrl }: Pick<Dependencies, "database" | "orders" | "printing" | "publicUrl">,
  orderId: OrderId,
  viewer: Viewer,
): Promise<Uint8Array> {
  if (viewer.role === "supervisor") {
    throw refuse("TEXT_FORBIDDEN", "TakedownOrder.paper is of the court and the addressees only.", { field: "paper" });
  }
  const order = await orders.read(orderId);
  if (order === null) throw new Error(`Order ${orderId} was seen and is not there`);
  const court = await database.orm.em.fork().findOne(KnownCourtRow, { id: order.document.court });
  const options = {
    courtName: court?.name ?? order.document.court,
    verifyUrl: verifyUrl(publicUrl, sealDigest(order.seal)),
  };
  const caller = viewer.role === "court" ? `court:${viewer.court}` : `platform:${viewer.platform}`;
  return printing.print(order, options, caller);
}

/** Short enough for a QR code: it names the seal by its digest, which only a holder of the seal knows. */
function verifyUrl(publicUrl: string, digest: SealDigest): string {
  const url = new URL(publicUrl);
  url.searchParams.set("query", `{verifySeal(digest:"${digest}"){genuine inForce isCurrentVersion}}`);
  return url.href;
}
