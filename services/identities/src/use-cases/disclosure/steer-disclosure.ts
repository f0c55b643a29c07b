import { type Actor, type PartyOf, requireParty, requireScope } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import type { DisclosureCommand } from "../../rules/disclosure/disclosure-commands.js";
import { decideDisclosure } from "../../rules/disclosure/disclosure-decisions.js";
import { type BreachedCategory, contentOf, type DisclosureRequest } from "../../rules/disclosure/disclosure-request.js";
import type { DisclosureId, Jwe, SealedText } from "../../rules/ids.js";
import type { ContentKind, SealedContent } from "../../rules/sealed-content/sealed-content.js";
import { doerOf, loadDisclosureForChange, recordDisclosures } from "../../store/disclosure/disclosures.js";
import { openContent } from "../../store/disclosure/sealed-contents.js";
import type { Dependencies } from "../dependencies.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { unknownDisclosure } from "../viewer.js";
import { checkCourtSeal } from "./court-seal.js";
import { requireOrdersHeard } from "./orders-heard.js";

interface ByCourt {
  readonly requestId: DisclosureId;
  /** The place of the id in the input. */
  readonly field: string;
}

/** What a court seals, so that the platform need not rely on the hub for the dispensation. */
export interface Dispensation {
  readonly reasons: string;
  readonly at: Instant;
  /** The court's JWS over {type: "exparte-notice-dispensation", requestId, reasons, at}. */
  readonly seal: SealedText;
}

/** The court decides that the poster need not be told, and why. */
export function dispenseWithNotice(deps: Dependencies, actor: Actor, by: ByCourt, { reasons, at, seal }: Dispensation) {
  return asCourt(deps, actor, by, { type: "dispense", reasons, seal }, ({ id: requestId, court }, now, { em }) => {
    requirePartiesHeard(deps);
    const sent = { type: "exparte-notice-dispensation", requestId, reasons, at };
    return checkCourtSeal(em, { court, sent, sealedAt: { name: "at", moment: at }, seal }, now);
  });
}

export function withdrawDisclosureRequest(deps: Dependencies, actor: Actor, by: ByCourt, reasons: string) {
  return asCourt(deps, actor, by, { type: "withdraw", reasons });
}

/** The court confirms that it has what it collected: the hub destroys the bytes now. */
export function confirmReceipt(deps: Dependencies, actor: Actor, by: ByCourt, content: ContentKind) {
  return asCourt(deps, actor, by, { type: "confirmReceipt", content });
}

/**
 * Records that the recipient found more in the answer than the court asked for, or cannot open it, and tells the
 * platform.
 */
export function reportBreach(
  deps: Dependencies,
  actor: Actor,
  by: ByCourt,
  found: { readonly categories: readonly BreachedCategory[]; readonly unreadable: boolean },
) {
  return asCourt(deps, actor, by, { type: "reportBreach", ...found });
}

export interface CollectedContent {
  readonly request: DisclosureRequest;
  readonly content: SealedContent;
  readonly jwe: Jwe;
}

/** Hands the court a JWE that was left for it, and records who collected it and when. */
export async function collectContent(
  deps: Dependencies,
  actor: Actor,
  { requestId, field }: ByCourt,
  kind: ContentKind,
): Promise<CollectedContent> {
  requireCourt(actor);
  requireOrdersHeard(deps);
  const { database, log, clock } = deps;
  const now = clock();
  return database.transaction(async (tx) => {
    const request = await loadDisclosureForChange(tx, requestId);
    if (request === undefined || request.court !== actor.partyId) throw unknownDisclosure(field);
    const { partyId: court, subject } = actor;
    const events = decideDisclosure(request, { type: "collect", content: kind, court, subject }, now);
    const jwe = await openContent(tx.sql, request.id, kind);
    const [collected] = await recordDisclosures({ tx, log, doer: doerOf(actor), now }, [{ before: request, events }]);
    const content = collected && contentOf(collected, kind);
    if (collected === undefined || content === undefined) throw new Error(`${kind} was collected without a state`);
    return { request: collected, content, jwe };
  });
}

async function asCourt(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { requestId, field }: ByCourt,
  command: DisclosureCommand,
  /** Refuses what must not be recorded; not called when nothing changes. */
  check: (request: DisclosureRequest, now: Instant, tx: Tx) => Promise<void> = async () => {},
): Promise<DisclosureRequest> {
  requireCourt(actor);
  const now = clock();
  return database.transaction(async (tx) => {
    const request = await loadDisclosureForChange(tx, requestId);
    if (request === undefined || request.court !== actor.partyId) throw unknownDisclosure(field);
    const events = decideDisclosure(request, command, now);
    if (events.length > 0) await check(request, now, tx);
    const [changed] = await recordDisclosures({ tx, log, doer: doerOf(actor), now }, [{ before: request, events }]);
    return changed ?? request;
  });
}

function requireCourt(actor: Actor): asserts actor is Actor & PartyOf<"court"> {
  requireParty(actor, "court");
  requireScope(actor, "disclosures:request");
}
