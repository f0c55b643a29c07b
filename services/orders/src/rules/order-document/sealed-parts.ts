import type { Disclosure, LockedText, PlatformId, PresentedSeal, SealedText } from "../ids.js";
import type { OrderDocument } from "./order-document.js";

/**
 * A court seals an order in parts (RFC 9901, array elements): in place of each addressee stands a digest, and what is
 * that addressee's own is a part beside the seal. All have the same seal. The court reads every part, an addressee its
 * own. Everything else in the document every addressee reads.
 *
 * An order with one addressee, and any order from before there were parts, may be sealed whole, in clear. Such a seal
 * stays good and has no parts: each of its addressees reads all of it, as before.
 */

/**
 * What is one addressee's own: as the court made it; or locked, where the hub keeps the part of a respondent, because it
 * has the respondent's name in it.
 */
export type SealedPart = OpenPart | LockedPart;

export interface OpenPart {
  readonly platform: PlatformId;
  readonly disclosure: Disclosure;
}

export interface LockedPart {
  readonly platform: PlatformId;
  readonly locked: LockedText;
}

/** A seal as it was taken in. */
export interface Sealed {
  /** The court's JWS, which is the same for everybody. */
  readonly seal: SealedText;
  /** In the order of the document's addressees; absent when the document is sealed whole. */
  readonly parts?: readonly SealedPart[];
}

/** The seal as the court reads it: with every part. */
export function wholeSeal({ seal, parts }: Sealed): PresentedSeal {
  return parts === undefined ? seal : presented(seal, parts);
}

/** The seal as one addressee reads it: with no part but its own, and with none when it is no addressee of this version. */
export function sealFor(platform: PlatformId, { seal, parts }: Sealed): PresentedSeal {
  return parts === undefined ? seal : presented(seal, ownParts(platform, parts));
}

/** The seal as a reader of several addressees' parts has it: with theirs and no others. */
export function sealForSeveral(platforms: readonly PlatformId[], { seal, parts }: Sealed): PresentedSeal {
  if (parts === undefined) return seal;
  return presented(
    seal,
    parts.filter(({ platform }) => platforms.includes(platform)),
  );
}

/** The document as one addressee reads it. */
export function documentFor(
  platform: PlatformId,
  { document, parts }: { readonly document: OrderDocument; readonly parts?: readonly SealedPart[] },
): OrderDocument {
  if (parts === undefined) return document;
  return { ...document, addressees: document.addressees.filter((addressee) => addressee.platform === platform) };
}

export function ownParts(platform: PlatformId, parts: readonly SealedPart[]): SealedPart[] {
  return parts.filter((part) => part.platform === platform);
}

/** The parts as texts. Whoever reads a respondent's has unlocked it before: reading a locked one is a fault of the hub's. */
export function disclosuresOf(parts: readonly SealedPart[]): Disclosure[] {
  return parts.map((part) => {
    if ("disclosure" in part) return part.disclosure;
    throw new Error(`The part of ${part.platform} is read and was not unlocked`);
  });
}

function presented(seal: SealedText, parts: readonly SealedPart[]): PresentedSeal {
  return [seal, ...disclosuresOf(parts), ""].join("~") as PresentedSeal;
}
