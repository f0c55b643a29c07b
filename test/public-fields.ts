/*
 * Every field that asks for no scope, by name. Whatever is not here is refused to a token without scopes, by whatever
 * way it is come to: test/scopes.test.ts walks every field of the supergraph, and every entity of each service.
 */

/** For anyone, without a token. */
export const WITHOUT_TOKEN = ["Query.publicReport", "Query.verifySeal"] as const;

/** For every party of the hub, whatever its token carries: the registry, and the code of conduct. */
export const FOR_EVERY_PARTY = [
  "Query.addresseeFor",
  "Query.codeOfConduct",
  "Query.codesOfConduct",
  "Query.court",
  "Query.courts",
  "Query.platform",
  "Query.platforms",
] as const;

/** What a public field leads to. Another field of the same type, such as `Platform.compliance`, asks for its scope. */
export const BEHIND_PUBLIC_FIELDS: Readonly<Record<string, "all" | readonly string[]>> = {
  CodeOfConduct: "all",
  ContactPoint: "all",
  Court: ["id", "keys", "name", "registeredAt"],
  PageInfo: "all",
  Participation: "all",
  PartyKey: "all",
  Platform: [
    "codeOfConduct",
    "connected",
    "contactPoint",
    "domains",
    "id",
    "keys",
    "kind",
    "languages",
    "name",
    "participationHistory",
    "registeredAt",
  ],
  PlatformConnection: "all",
  PlatformEdge: "all",
  PublicApplicationFigure: "all",
  PublicDisclosureFigure: "all",
  PublicOrderCount: "all",
  PublicOrderFigure: "all",
  PublicOutcomeCount: "all",
  PublicReport: "all",
  SealCheck: "all",
};

const ROOTS: readonly string[] = [...WITHOUT_TOKEN, ...FOR_EVERY_PARTY];

export function isPublic(type: string, field: string): boolean {
  const behind = BEHIND_PUBLIC_FIELDS[type];
  return behind === "all" || (behind ?? []).includes(field) || ROOTS.includes(`${type}.${field}`);
}
