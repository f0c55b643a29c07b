/*
 * Every field that requires no scope, by name. All others are refused to a token without scopes, on whatever path:
 * test/scopes.test.ts walks every field of the supergraph, and every entity of each service.
 */

/** Open to anyone, without a token. */
export const WITHOUT_TOKEN = ["Query.publicReport", "Query.verifySeal"] as const;

/** Open to every party of the hub, with any token: the registry, and the code of conduct. */
export const FOR_EVERY_PARTY = [
  "Query.addresseeFor",
  "Query.codeOfConduct",
  "Query.codesOfConduct",
  "Query.coordinator",
  "Query.court",
  "Query.courts",
  "Query.platform",
  "Query.platforms",
] as const;

/**
 * Fields behind a public field. Other fields of the same type, such as `Platform.compliance`, require their own scope.
 */
export const BEHIND_PUBLIC_FIELDS: Readonly<Record<string, "all" | readonly string[]>> = {
  CodeOfConduct: "all",
  ContactPoint: "all",
  Coordinator: "all",
  Court: ["id", "instance", "keys", "name", "registeredAt"],
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
  SealStanding: "all",
};

const ROOTS: readonly string[] = [...WITHOUT_TOKEN, ...FOR_EVERY_PARTY];

export function isPublic(type: string, field: string): boolean {
  const behind = BEHIND_PUBLIC_FIELDS[type];
  return behind === "all" || (behind ?? []).includes(field) || ROOTS.includes(`${type}.${field}`);
}
