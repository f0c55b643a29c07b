import { sealDigest } from "@exparte/seal/seal-digest";
import type { OrderId, PlatformId, SealDigest } from "../../rules/ids.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { orderFor } from "../../rules/order/order-for-addressee.js";
import { refuse } from "../../rules/refusals.js";
import { KnownCourtRow } from "../../store/rows.js";
import { codeForPaper } from "../case-code/code-for-paper.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";
import { unlockOrder } from "./respondents.js";

export interface PaperAsked {
  readonly orderId: OrderId;
  /** Whose paper it is. Without one, a court's shows every part. */
  readonly addressee: PlatformId | undefined;
  /** The addressee's code for the case, for the court to have it printed. */
  readonly caseCode?: string;
}

/** The order on paper, for a bailiff or a site outside the hub: a PDF with its seal and how to verify it. */
export async function printOrder(
  deps: Pick<Dependencies, "database" | "orders" | "printing" | "publicUrl" | "clock" | "caseCodes" | "particulars">,
  { orderId, addressee, caseCode }: PaperAsked,
  viewer: Viewer,
): Promise<Uint8Array> {
  if (viewer.role === "supervisor") {
    throw refuse("TEXT_FORBIDDEN", "TakedownOrder.paper is of the court and the addressees only.", { field: "paper" });
  }
  const { database, orders, printing, publicUrl } = deps;
  const order = await orders.read(orderId);
  if (order === null) throw new Error(`Order ${orderId} was seen and is not there`);
  const reader = readerOf(order, addressee, viewer);
  const court = await database.orm.em.fork().findOne(KnownCourtRow, { id: order.document.court });
  const access =
    caseCode === undefined ? undefined : await codeForPaper(deps, viewer, { orderId, addressee, caseCode });
  const options = {
    ...(access === undefined ? {} : { access: { ...access, address: new URL("/case", publicUrl).href } }),
    ...(reader === undefined ? {} : { addressee: reader }),
    courtName: court?.name ?? order.document.court,
    verifyUrl: verifyUrl(publicUrl, sealDigest(order.seal)),
  };
  const caller = viewer.role === "court" ? `court:${viewer.court}` : `platform:${viewer.platform}`;
  const read = reader === undefined ? order : orderFor(reader, order);
  return printing.print(await unlockOrder(deps, read), options, caller);
}

/** Undefined for the court's own paper, with every part. A platform has no paper but its own. */
function readerOf(order: Order, addressee: PlatformId | undefined, viewer: Viewer): PlatformId | undefined {
  const reader = viewer.role === "platform" ? viewer.platform : undefined;
  if (addressee === undefined || addressee === reader) return reader;
  // Also an addressee that is there: a platform is not told who else is addressed.
  if (reader !== undefined) {
    throw refuse("UNKNOWN_ADDRESSEE", `The paper that you may see is that of ${reader}; leave addressee out.`, {
      field: "addressee",
    });
  }
  return addresseeOf(order, addressee).platform;
}

/** Where anyone reads what the hub says of the seal. It names the seal by its digest, which only a holder of it knows. */
function verifyUrl(publicUrl: string, digest: SealDigest): string {
  const url = new URL("/verify", publicUrl);
  url.searchParams.set("digest", digest);
  return url.href;
}
