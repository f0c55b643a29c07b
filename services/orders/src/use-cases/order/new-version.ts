import { isIntermediaryKind } from "../../rules/addressee/intermediary.js";
import type { PresentedSeal } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { NewVersion } from "../../rules/order/order-modification.js";
import { checkOrderDocument } from "../../rules/order-document/check-order-document.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { findPlatforms } from "../../store/directory.js";
import { checkSeal, type OrderContent } from "../application/grant-application.js";
import { codeWindowFor } from "../code-window.js";
import type { Dependencies } from "../dependencies.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { checkRecipients } from "./check-recipients.js";
import type { DecidingContext } from "./decide-on-order.js";
import { lockRespondents } from "./respondents.js";

export interface SealedContent {
  readonly content: OrderContent;
  readonly seal: PresentedSeal;
}

/** Checks a new version of an order like a first one, with the seal of its court, or of the court that gives it on appeal. */
export async function newVersion(
  deps: Pick<Dependencies, "newId" | "partiesHeard" | "disclosuresHeard" | "serviceSettings" | "particulars">,
  { tx, order, coveredBy, now }: DecidingContext,
  sealed: SealedContent,
  onAppeal?: OrderDocument["onAppeal"],
): Promise<NewVersion> {
  const { newId, partiesHeard, disclosuresHeard, serviceSettings } = deps;
  requirePartiesHeard({ partiesHeard });
  const document = nextDocument(order, sealed.content, onAppeal);
  const platforms = await findPlatforms(tx, document.addressees);
  const codeWindow = await codeWindowFor({ disclosuresHeard }, tx, document, now, order.objectionWindow);
  checkOrderDocument(document, platforms, now, codeWindow, order.document);
  await checkRecipients(tx, document, now);
  const former = order.addressees.map(({ platform }) => platform);
  const checked = await checkSeal(tx, document, sealed.seal, former);
  return {
    ...(await lockRespondents(deps, { document, ...checked }, order.document)),
    context: {
      itemId: newId,
      isConnected: (id) => platforms.get(id)?.connected ?? false,
      isIntermediary: (id) => isIntermediaryKind(platforms.get(id)?.kind),
      coveredBy,
      ...(codeWindow === undefined ? {} : { objectionWindow: codeWindow }),
      ...(serviceSettings.serveWithin === undefined ? {} : { serveWithin: serviceSettings.serveWithin }),
    },
  };
}

function nextDocument(order: Order, content: OrderContent, onAppeal: OrderDocument["onAppeal"]): OrderDocument {
  const { court, caseNumber, version } = order.document;
  const named = { type: "exparte-order", court, caseNumber, version: version + 1 } as const;
  return { ...content, ...named, ...(onAppeal === undefined ? {} : { onAppeal }) };
}
