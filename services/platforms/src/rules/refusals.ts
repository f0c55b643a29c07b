import { type RefusalTable, refusals } from "@exparte/refusal";

/**
 * The refusals of the platforms service, each with the way out. The reference of error codes is made from this table.
 */
export const PLATFORM_REFUSALS = {
  FIELD_INVALID: "A field has a value that the contract does not allow; the message names it.",
  PLATFORM_EXISTS: "This id was registered with other details; change them with changePlatform, or choose another id.",
  PLATFORM_UNKNOWN:
    "No such platform is registered; find it with addresseeFor(url) or ask the operator to register it.",
  ID_RESERVED:
    "Ids that begin with respondent- are given by courts to addressees whom nobody registers; choose another.",
  COURT_EXISTS:
    "This id was registered with another name or instance; change it with changeCourt, or choose another id.",
  COURT_UNKNOWN: "No such court is registered; check the id, or ask the operator to register it.",
  COORDINATOR_EXISTS:
    "A Member State has one Digital Services Coordinator, and it is registered, or under another name; change its name with changeCoordinator.",
  COORDINATOR_UNKNOWN: "No such coordinator is registered; check the id, or register it with registerCoordinator.",
  DOMAIN_INVALID:
    "A domain is a bare host name below a public suffix, such as example.org: no scheme, port, path or IP address.",
  DOMAIN_TAKEN: "A domain belongs to exactly one platform; the message names the other one. Take it from there first.",
  LANGUAGE_UNKNOWN: "A language is an ISO 639-1 code of two letters, such as nl.",
  CONTACT_POINT_MISSING:
    "A platform on the hub has a contact point (DSA art. 11): an e-mail address or a page, and its languages.",
  URL_INVALID: "A URL is absolute http(s), without credentials.",
  PRIVATE_KEY_REFUSED:
    "The key holds private members. It was disclosed by sending it: make a new pair and register its public half.",
  KEY_NOT_ACCEPTED:
    "Seals take Ed25519 (EdDSA) or P-256 (ES256); disclosures take P-256 or X25519 with use enc (ECDH-ES+A256KW).",
  KEY_INVALID: "The JWK is not a whole and correct public key; export it again from the library that made it.",
  KEY_ID_TAKEN:
    "This party has another key under this kid, or the same one with another validity; use a new key and kid.",
  KEY_REGISTERED_ALREADY: "This party registered the same key under another kid; use that one, or register a new key.",
  KEY_REVOKED: "This key was revoked, which is final; register a new key.",
  KEY_UNKNOWN: "This party has no key of that kid; read the party's keys for those it has.",
  OWN_KEY_NOT_ALLOWED:
    "A platform registers one sealing key by itself while the operator allows it (ownKeyUntil); ask the operator to allow it, or to register the key.",
  KEY_VALIDITY_INVALID: "A key's validity ends after it begins.",
} as const satisfies RefusalTable;

export const refuse = refusals(PLATFORM_REFUSALS);
