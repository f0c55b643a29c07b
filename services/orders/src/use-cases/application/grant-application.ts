import { type Actor, requireParty } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import { canonicalJson, readSealUnverified, splitSeal, takeInParts, takeInSeal } from "@exparte/seal";
import { isIntermediaryKind } from "../../rules/addressee/intermediary.js";
import { decideApplication, evolveApplication } from "../../rules/application/application.js";
import { checkGrant, type RefusedPart } from "../../rules/application/grant-in-part.js";
import type { ApplicationId, OrderId, PlatformId, PresentedSeal } from "../../rules/ids.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { issueOrder } from "../../rules/order/issue-order.js";
import type { Order } from "../../rules/order/order.js";
import { followingIn } from "../../rules/order/places.js";
import { checkOrderDocument } from "../../rules/order-document/check-order-document.js";
import {
  type AddressablePlatform,
  type OrderDocument,
  sealingCourt,
} from "../../rules/order-document/order-document.js";
import type { Sealed } from "../../rules/order-document/sealed-parts.js";
import { refuse } from "../../rules/refusals.js";
import { applicationEvent, loadApplicationForChange, saveApplication } from "../../store/application/applications.js";
import { findPlatforms, sealKeysOf } from "../../store/directory.js";
import { lockNewPlaces, ordersWaitingAt, placesOf } from "../../store/order/coverage.js";
import { doerOf, loadOrdersForChange, recordOrders } from "../../store/order/orders.js";
import { OrderRow } from "../../store/rows.js";
import { codeWindowFor } from "../code-window.js";
import type { Dependencies } from "../dependencies.js";
import { checkRecipients } from "../order/check-recipients.js";
import { lockRespondents } from "../order/respondents.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { requireScopeOnOrder } from "../viewer.js";
import { unknownApplication } from "./close-application.js";

/** The order as the court sends it: the sealed document without the parts that the hub knows itself. */
export type OrderContent = Omit<OrderDocument, "type" | "court" | "caseNumber" | "version" | "onAppeal">;

/**
 * The judge grants an application: from the commit on, the order exists and is in every connected addressee's inbox.
 * `refused` says what of the application is not granted, and why. Granting again with the same seal returns the same order.
 */
export async function grantApplication(
  deps: Dependencies,
  actor: Actor,
  applicationId: ApplicationId,
  content: OrderContent,
  presented: PresentedSeal,
  refused: readonly RefusedPart[] = [],
): Promise<Order> {
  const { database, log, clock, newId, partiesHeard, disclosuresHeard, serviceSettings } = deps;
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
  return database.transaction(async (tx) => {
    const application = await loadApplicationForChange(tx, applicationId);
    if (application === null || application.court !== actor.partyId) throw unknownApplication(applicationId);
    const earlier = application.orderId ? await tx.em.findOne(OrderRow, { id: application.orderId }) : null;
    if (earlier && isSealOf(earlier.state, presented)) return earlier.state;
    requirePartiesHeard({ partiesHeard });

    const orderId: OrderId = newId();
    const places = placesOf(content);
    await lockNewPlaces(tx, places);
    // Read only now: the holder of the locks may have decided at a later moment than our request.
    const now = clock();
    const granted = decideApplication(application, { type: "grant", orderId, refused }, now);
    const given: OrderDocument = {
      ...content,
      type: "exparte-order",
      court: application.court,
      caseNumber: application.content.caseNumber,
      version: 1,
    };
    const platforms = await findPlatforms(tx, given.addressees);
    const codeWindow = await codeWindowFor({ disclosuresHeard }, tx, given, now);
    checkOrderDocument(given, platforms, now, codeWindow);
    await checkRecipients(tx, given, now);
    checkGrant(application.content, given, refused);
    const sealed = await checkSeal(tx, given, presented);
    const { document, seal, parts } = await lockRespondents(deps, { document: given, ...sealed });

    const ids = { orderId, itemId: newId };
    const connected = isConnected(platforms);
    const settings = {
      ...serviceSettings,
      ...(codeWindow === undefined ? {} : { objectionWindow: codeWindow }),
      isIntermediary: (id: PlatformId) => isIntermediaryKind(platforms.get(id)?.kind),
    };
    const issued = issueOrder(ids, applicationId, document, seal, connected, now, parts, settings);
    const decided = evolveApplication(application, granted);
    await saveApplication(tx, decided);
    const doer = doerOf(actor);
    const order = evolveOrder(undefined, issued);
    const waiting = await loadOrdersForChange(tx, await ordersWaitingAt(tx, places, orderId));
    // Another order may have told the platform to restore these places, which must not be shown and hidden at once.
    const others = waiting.map((other) => ({
      before: other,
      events: followingIn(other, { after: order }, () => undefined, now),
    }));
    const changes = [{ events: [issued] }, ...others];
    await recordOrders({ tx, log, doer, now }, changes, [applicationEvent(decided, granted, doer)]);
    return order;
  });
}

function isConnected(platforms: ReadonlyMap<PlatformId, AddressablePlatform>): (id: PlatformId) => boolean {
  return (id) => platforms.get(id)?.connected ?? false;
}

/** Whether the order was given under this seal, whatever parts come with it. */
export function isSealOf({ seal }: Sealed, presented: PresentedSeal): boolean {
  return seal === splitSeal(presented).seal;
}

/**
 * Checks that the seal is the court's own and covers, with all its parts, exactly the order that was sent. `former` are the
 * addressees of earlier versions, who read this one too.
 */
export async function checkSeal(
  tx: Tx,
  document: OrderDocument,
  presented: PresentedSeal,
  former: readonly PlatformId[] = [],
): Promise<Sealed> {
  const { seal, disclosures } = splitSeal(presented);
  const keys = await sealKeysOf(tx.em, { type: "court", id: sealingCourt(document) });
  await takeInSeal(seal, keys, () => new Date(document.issuedAt));
  const opened = takeInParts(readSealUnverified(seal).document, "addressees", disclosures);
  checkOfThisOrder(opened.document, document);
  if (!opened.inParts) requireParts(document, former);
  if (canonicalJson(opened.document) !== canonicalJson(document)) {
    const field = firstDifference(opened.document, document, "order") ?? "order";
    throw refuse(
      "SEAL_MISMATCH",
      `The sealed document differs from the order at ${field}. Seal exactly the order you send.`,
      { field },
    );
  }
  if (!opened.inParts) return { seal };
  // The parts stand in the order of the document, which is that of the addressees sent.
  const platforms = document.addressees.map(({ platform }) => platform);
  return {
    seal,
    parts: opened.parts.flatMap(({ disclosure }, index) => {
      const platform = platforms[index];
      return platform === undefined ? [] : [{ platform, disclosure }];
    }),
  };
}

/**
 * The seal names the court, its case and the version, which are not sent beside it. So one seal grants one application,
 * and is one version: a case number is of one application of a court.
 */
function checkOfThisOrder(sealed: Readonly<Record<string, unknown>>, document: OrderDocument): void {
  const named = ["type", "court", "caseNumber", "version"] as const;
  const member = named.find((name) => sealed[name] !== document[name]);
  if (member === undefined) return;
  throw refuse(
    "SEAL_MISMATCH",
    `The seal has ${JSON.stringify(sealed[member]) ?? "no"} as ${member}, and this order has ${JSON.stringify(document[member])}: it is the seal of another order or version. Seal this one.`,
    { field: "seal", member },
  );
}

/**
 * Sealed in clear, each addressee would read in the seal what is asked of the others, and everybody a respondent's name. So
 * would one that this version leaves out: it is told of the version, and still puts back what went under the order.
 */
function requireParts({ addressees }: OrderDocument, former: readonly PlatformId[]): void {
  if (addressees.some(({ respondent }) => respondent !== undefined)) {
    throw refuse(
      "PARTS_REQUIRED",
      "The order is sealed in clear and names a respondent, whose name and address would then stand in every copy of the seal. Seal each addressee as a part (RFC 9901), as sealOrder of packages/client does.",
      { field: "order.seal" },
    );
  }
  const readers = new Set([...addressees.map(({ platform }) => platform), ...former]);
  if (readers.size < 2) return;
  throw refuse(
    "PARTS_REQUIRED",
    `The order is sealed in clear and has ${readers.size} addressees, with those of earlier versions, who would all read each other's items in it. Seal each addressee as a part (RFC 9901), as sealOrder of packages/client does.`,
    { field: "order.seal" },
  );
}

/** The path of the first member in which two JSON values differ. */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b ? undefined : path;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const different = firstDifference(left[name], right[name], `${path}.${name}`);
    if (different !== undefined) return different;
  }
  return undefined;
}
