import { idOf } from "@exparte/testing/id-of";
import type { CaseNumber, OrderId, PlatformId, PresentedSeal, SealedText } from "../src/rules/ids.js";
import { evolveOrder } from "../src/rules/order/evolve-order.js";
import { issueOrder } from "../src/rules/order/issue-order.js";
import type { Order } from "../src/rules/order/order.js";
import type { OrderDocument } from "../src/rules/order-document/order-document.js";
import { recordOrders } from "../src/store/order/orders.js";
import { ApplicationRow } from "../src/store/rows.js";
import { grantApplication } from "../src/use-cases/application/grant-application.js";
import { submitApplication } from "../src/use-cases/application/submit-application.js";
import { modifyOrder } from "../src/use-cases/order/change-order.js";
import { actor, applicationContent, NOW, orderDocument } from "./fixtures.js";
import { contentOf, type Room } from "./room.js";

const amsterdam = actor("court", "rb-amsterdam");

/** One application, and the orders that may be given on it. Each platform's item bears its name and the case's number. */
export interface CaseInParts {
  asked(...platforms: readonly string[]): OrderDocument["addressees"];
  documentTo(...platforms: readonly string[]): OrderDocument;
  grant(document: OrderDocument, seal: PresentedSeal): Promise<Order>;
  grantedTo(...platforms: readonly string[]): Promise<Order>;
  modifiedTo(order: Order, addressees: OrderDocument["addressees"], cause: "ADDITION" | "NARROWING"): Promise<Order>;
  /** As an order was given and kept before there were parts: one seal over all of it, in clear. */
  givenBefore(document: OrderDocument): Promise<{ order: Order; seal: SealedText }>;
  /** How the application stands. */
  status(): Promise<string>;
}

export async function openCase(room: Room, number: number): Promise<CaseInParts> {
  const caseNumber = idOf<CaseNumber>(`C/13/${300_000 + number}`);
  const application = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const asked: CaseInParts["asked"] = (...platforms) =>
    platforms.map((platform) => ({
      platform: idOf<PlatformId>(platform),
      items: [{ url: `https://${platform}.example/of-${platform}-${number}` }],
    }));
  const documentTo: CaseInParts["documentTo"] = (...platforms) =>
    orderDocument({
      caseNumber,
      addressees: asked(...platforms),
      translations: [{ language: "en", text: "Remove it." }],
    });
  const grant: CaseInParts["grant"] = (document, seal) =>
    grantApplication(room.deps, amsterdam, application.id, contentOf(document), seal);
  return {
    asked,
    documentTo,
    grant,
    async grantedTo(...platforms) {
      const document = documentTo(...platforms);
      return grant(document, await room.seal("rb-amsterdam", document));
    },
    async modifiedTo(order, addressees, cause) {
      const document = nextOf(order, addressees, cause);
      return modifyOrder(room.deps, amsterdam, {
        orderId: order.id,
        ground: cause === "ADDITION" ? { cause, appliedAt: NOW } : { cause },
        reasons: "As asked.",
        content: contentOf(document),
        seal: await room.seal("rb-amsterdam", document),
      });
    },
    async givenBefore(document) {
      const seal = await room.sealWhole("rb-amsterdam", document);
      const { database, log, newId } = room.deps;
      const ids = { orderId: newId<OrderId>(), itemId: newId };
      const event = issueOrder(ids, application.id, document, seal, () => true, NOW);
      await database.transaction(async (tx) => {
        const row = await tx.em.findOneOrFail(ApplicationRow, { id: application.id });
        tx.em.assign(row, { status: "GRANTED", state: { ...row.state, status: "GRANTED", orderId: event.id } });
        await recordOrders({ tx, log, doer: { type: "court", id: "rb-amsterdam" }, now: NOW }, [{ events: [event] }]);
      });
      return { order: evolveOrder(undefined, event), seal };
    },
    async status() {
      return (await room.deps.database.orm.em.fork().findOneOrFail(ApplicationRow, { id: application.id })).status;
    },
  };
}

/** What is added rests on findings of its own. */
function nextOf(order: Order, addressees: OrderDocument["addressees"], cause: "ADDITION" | "NARROWING"): OrderDocument {
  const finding = { holds: true, reasons: "Found anew." };
  const marginalTest = { unlawfulness: finding, freedomOfExpression: finding, urgency: finding };
  const version = order.document.version + 1;
  return { ...order.document, version, addressees, ...(cause === "ADDITION" ? { marginalTest } : {}) };
}

/** The parts that come with a seal. */
export function partsOf(presented: PresentedSeal): string[] {
  return presented.split("~").slice(1, -1);
}

/** A value as text, with everything that stands in it in base64url made readable. */
export function readable(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return [text, ...(text.match(/[\w-]{20,}/g) ?? []).map((one) => Buffer.from(one, "base64url").toString())].join("\n");
}
