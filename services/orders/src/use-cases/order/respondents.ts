import { canonicalJson, type TextLock } from "@exparte/seal";
import type { CourtId, Disclosure, LockedText, PlatformId, PresentedSeal } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { AddresseeDocument, OrderDocument } from "../../rules/order-document/order-document.js";
import type { LockedRespondent, NamedRespondent, Particulars } from "../../rules/order-document/respondent.js";
import { ownParts, type Sealed, type SealedPart, wholeSeal } from "../../rules/order-document/sealed-parts.js";
import { refuse } from "../../rules/refusals.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";

/*
 * The particulars of respondents are personal data. They come in with an order, and are locked before anything is decided,
 * so that no state, event, row or feed has them in clear. They are unlocked for the court that gave the order, and for paper.
 */

type Locking = Pick<Dependencies, "particulars">;

/** What a sealed document says of one addressee: its particulars, or its part, which has them in it. */
type Kept = "particulars" | "part";

interface Given extends Sealed {
  readonly document: OrderDocument;
}

/** An order as the hub keeps it. What `before` names in the same words stays the same text, so that nothing seems to change. */
export async function lockRespondents(
  { particulars: lock }: Locking,
  { document, seal, parts }: Given,
  before?: OrderDocument,
): Promise<Given> {
  const { court } = document;
  const addressees: AddresseeDocument[] = [];
  for (const addressee of document.addressees) {
    const { platform, respondent } = addressee;
    if (respondent === undefined || "locked" in respondent) addressees.push(addressee);
    else {
      const known = before?.addressees.find((one) => one.platform === platform)?.respondent;
      addressees.push({ ...addressee, respondent: await lockedAs(lock, court, platform, respondent, known) });
    }
  }
  const respondents = new Set(addressees.flatMap((one) => (one.respondent === undefined ? [] : [one.platform])));
  if (parts === undefined) return { document: { ...document, addressees }, seal };
  const kept: SealedPart[] = [];
  for (const part of parts) {
    const locks = respondents.has(part.platform) && "disclosure" in part;
    kept.push(
      locks
        ? { platform: part.platform, locked: await lock.lock(part.disclosure, nameOf(court, part.platform, "part")) }
        : part,
    );
  }
  return { document: { ...document, addressees }, seal, parts: kept };
}

async function lockedAs(
  lock: TextLock,
  court: CourtId,
  platform: PlatformId,
  { kind, ...named }: NamedRespondent,
  known: AddresseeDocument["respondent"],
): Promise<LockedRespondent> {
  const text = canonicalJson(named);
  const name = nameOf(court, platform, "particulars");
  if (known !== undefined && "locked" in known && (await unlock(lock, known.locked, name)) === text) {
    return { kind, locked: known.locked };
  }
  return { kind, locked: await lock.lock(text, name) };
}

/** Who a respondent is. The caller makes sure that it asks for the court that gave the order. */
export async function particularsOf(
  { particulars: lock }: Locking,
  court: CourtId,
  { platform, locked }: { readonly platform: PlatformId; readonly locked: LockedText },
): Promise<Particulars> {
  // Written by this module, from a checked document.
  return JSON.parse(await unlock(lock, locked, nameOf(court, platform, "particulars"))) as Particulars;
}

/** The seal as somebody reads it: an addressee with its own part, the court with all, as the court made them. */
export async function sealReadBy(
  deps: Locking,
  viewer: Exclude<Viewer, { readonly role: "supervisor" }>,
  court: CourtId,
  { seal, parts }: Sealed,
): Promise<PresentedSeal> {
  if (parts === undefined) return seal;
  const read = viewer.role === "court" ? parts : ownParts(viewer.platform, parts);
  return wholeSeal(await unlockSealed(deps, court, { seal, parts: read }));
}

async function unlockSealed({ particulars: lock }: Locking, court: CourtId, sealed: Sealed): Promise<Sealed> {
  if (sealed.parts === undefined) return sealed;
  const parts: SealedPart[] = [];
  for (const part of sealed.parts) {
    if ("disclosure" in part) parts.push(part);
    else {
      const text = await unlock(lock, part.locked, nameOf(court, part.platform, "part"));
      parts.push({ platform: part.platform, disclosure: text as Disclosure });
    }
  }
  return { seal: sealed.seal, parts };
}

/** The order as the court sealed it. */
export async function unlockOrder(deps: Locking, order: Order): Promise<Order> {
  const { court } = order.document;
  const addressees: AddresseeDocument[] = [];
  for (const addressee of order.document.addressees) {
    const { platform, respondent } = addressee;
    if (respondent === undefined || !("locked" in respondent)) addressees.push(addressee);
    else {
      const { kind, locked } = respondent;
      const named = await particularsOf(deps, court, { platform, locked });
      addressees.push({ ...addressee, respondent: { kind, ...named } });
    }
  }
  const { parts } = await unlockSealed(deps, court, order);
  return { ...order, document: { ...order.document, addressees }, ...(parts === undefined ? {} : { parts }) };
}

/** What a locked text is of: one that stands in another order's place, or another court's, does not open. */
function nameOf(court: CourtId, platform: PlatformId, kept: Kept): string {
  return `${court}/${platform}/${kept}`;
}

async function unlock(lock: TextLock, locked: LockedText, of: string): Promise<string> {
  try {
    return await lock.unlock(locked, of);
  } catch (cause) {
    throw refuse(
      "PARTICULARS_UNREADABLE",
      "The hub cannot read a respondent's particulars: the secret with which they were locked is gone. Ask the operator to give it back in PARTICULARS_SECRET.",
      { field: "respondent" },
      { cause },
    );
  }
}
