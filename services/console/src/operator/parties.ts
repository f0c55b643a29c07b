import type {
  InboxLagsQuery,
  KeySeenFragment,
  OperatorPartiesQuery,
  PlatformsListedFragment,
} from "../graph/operator-documents.js";

export type PartyType = "court" | "platform" | "coordinator";

/** A party as the operator's list has it. */
export interface ListedParty {
  readonly type: PartyType;
  readonly id: string;
  readonly name: string;
  readonly keys: readonly KeySeenFragment[];
  /** Whether it has an inbox on the hub; a court and the coordinator have no choice. */
  readonly connected: boolean;
}

export type InboxLag = InboxLagsQuery["inboxLags"][number];

/** The coordinator, then the courts, then the platforms. */
export function listedParties(
  { coordinator, courts }: Pick<OperatorPartiesQuery, "coordinator" | "courts">,
  platforms: PlatformsListedFragment["edges"],
): ListedParty[] {
  const one = coordinator === null ? [] : [{ type: "coordinator" as const, keys: [], connected: true, ...coordinator }];
  return [
    ...one.map(({ type, id, name, keys, connected }) => ({ type, id, name, keys, connected })),
    ...courts.map((court) => ({ type: "court" as const, connected: true, ...court })),
    ...platforms.map(({ node }) => ({ type: "platform" as const, ...node })),
  ];
}

const FOLDERS = { court: "courts", platform: "platforms" } as const;

/** Where the page of a party with keys is. */
export function partyPath(type: keyof typeof FOLDERS, id: string): string {
  return `/operator/${FOLDERS[type]}/${encodeURIComponent(id)}`;
}
