import type { PlatformId } from "../rules/ids.js";
import type { AddresseeDocument, OrderDocument } from "../rules/order-document/order-document.js";
import type { NamedRespondent, RespondentKind } from "../rules/order-document/respondent.js";
import type { Cell } from "./cell.js";
import type { Pair } from "./pair.js";

/** Who an addressee is, where nobody registered it. Whoever prints has unlocked it; a locked one is not printed. */
export function respondentOf({ respondent }: AddresseeDocument): NamedRespondent | undefined {
  if (respondent === undefined || !("locked" in respondent)) return respondent;
  throw new Error("A respondent's paper is printed and its name was not unlocked");
}

/** What the paper calls an addressee: a respondent by its name, a platform by its id. */
export function calledOn(document: OrderDocument, platform: PlatformId): string {
  const addressee = document.addressees.find((one) => one.platform === platform);
  const respondent = addressee === undefined ? undefined : respondentOf(addressee);
  return respondent?.legalName ?? platform;
}

/** The lines of a letter's address: for whom the paper is, where that is a respondent. Else undefined. */
export function letterAddress(
  document: OrderDocument,
  platform: PlatformId | undefined,
): readonly string[] | undefined {
  const addressee = document.addressees.find((one) => one.platform === platform);
  const respondent = addressee === undefined ? undefined : respondentOf(addressee);
  if (respondent === undefined) return undefined;
  return [respondent.legalName, ...linesOf(respondent.address)];
}

const KIND_WORDING: Readonly<Record<RespondentKind, Pair>> = {
  PERSON: { nl: "natuurlijke persoon", en: "natural person" },
  COMPANY: { nl: "rechtspersoon of onderneming", en: "legal person or company" },
  SITE_KEEPER: { nl: "beheerder van de internetsite", en: "keeper of the site" },
};

/** Name, address and kind, and by what the keeper of a site is known. */
export function respondentCell(cell: Cell, platform: PlatformId, respondent: NamedRespondent, language: string): void {
  const { legalName, address, ipAddress, kind } = respondent;
  cell.strong(legalName);
  cell.prose(address, language);
  cell.pair(KIND_WORDING[kind]);
  if (ipAddress !== undefined) {
    cell.small({ nl: "IP-adres", en: "IP address" });
    cell.exact(ipAddress);
  }
  cell.small({ nl: "Kenmerk van het gerecht", en: "Court's reference" });
  cell.exact(platform);
}

function linesOf(text: string): string[] {
  return text.split(/\s*\n\s*/).filter((line) => line !== "");
}
