import { isId, isOpaqueReference } from "@exparte/text";
import { requireLabel, requireText } from "../field.js";
import type { CourtId, PlatformId } from "../ids.js";
import { refuse } from "../refusals.js";
import type { AddressablePlatform, AddresseeDocument } from "./order-document.js";
import { type NamedRespondent, RESPONDENT_PREFIX } from "./respondent.js";

const NAME_MAX = 300;
const ADDRESS_MAX = 1_000;

/**
 * Checks an addressee that is in no registry, and answers what the other checks must know of it: it has no domains, and
 * reads whatever its court writes.
 */
export function checkRespondent(
  { platform: id, respondent }: AddresseeDocument,
  court: CourtId,
  field: string,
): AddressablePlatform {
  checkId(id, court, `${field}.platform`);
  if (respondent === undefined || "locked" in respondent) {
    throw refuse(
      "RESPONDENT_MISSING",
      `${field}.respondent is missing: ${id} is in no registry, so say who it is and where a bailiff finds it.`,
      { field: `${field}.respondent` },
    );
  }
  checkParticulars(respondent, `${field}.respondent`);
  return { id, kind: "RESPONDENT", domains: [], languages: [], connected: false };
}

/** A text that names nobody: whoever knows the person may know the reference, and nobody else learns who it is. */
function checkId(id: PlatformId, court: CourtId, field: string): void {
  const own = `${RESPONDENT_PREFIX}${court}-`;
  const reference = id.slice(own.length);
  if (id.startsWith(own) && isId(id) && !reference.includes("-") && isOpaqueReference(reference)) return;
  throw refuse(
    "RESPONDENT_ID",
    `${field} of an addressee with a respondent must be ${own} and after it a reference of your court's own, of small letters and digits with a digit, such as ${own}7f3k2; at most 63 characters in all. Never a name, nor a telephone or citizen service number.`,
    { field },
  );
}

function checkParticulars({ kind, legalName, address, ipAddress }: NamedRespondent, field: string): void {
  requireLabel(legalName, `${field}.legalName`, NAME_MAX);
  requireText(address, `${field}.address`, ADDRESS_MAX);
  if ((kind === "SITE_KEEPER") !== (ipAddress !== undefined)) {
    throw refuse(
      "FIELD_INVALID",
      `${field}.ipAddress is of a SITE_KEEPER, and required there; leave it out otherwise.`,
      {
        field: `${field}.ipAddress`,
      },
    );
  }
  if (ipAddress === undefined || isIpAddress(ipAddress)) return;
  // Not repeated: a mistake here can be anything, also a name.
  throw refuse(
    "FIELD_INVALID",
    `${field}.ipAddress must be an IPv4 address, or an IPv6 address in its short form, such as 2001:db8::1.`,
    { field: `${field}.ipAddress` },
  );
}

/** In the one form that the URL standard gives it. */
function isIpAddress(text: string): boolean {
  if (/^\d+(\.\d+){3}$/.test(text)) return URL.parse(`http://${text}/`)?.hostname === text;
  return URL.parse(`http://[${text}]/`)?.hostname === `[${text}]`;
}
