/**
 * The courts and platforms of the invented years. None exists, and each name says so. They have no key and no client: nobody
 * acts as one of them afterwards.
 */
export interface InventedPlatform {
  readonly id: string;
  readonly name: string;
  readonly kind: "SOCIAL_MEDIA" | "VIDEO" | "HOSTING" | "WEBSITE";
  /** How often an order is for it, beside the others. */
  readonly weight: number;
  /** How often it is the one that is late, beside the others. */
  readonly late: number;
}

export const INVENTED_COURTS = [
  {
    id: "voorbeeldrechtbank-noord",
    name: "Voorbeeldrechtbank Noord (verzonnen)",
    instance: "DISTRICT_COURT",
    weight: 4,
  },
  { id: "voorbeeldrechtbank-oost", name: "Voorbeeldrechtbank Oost (verzonnen)", instance: "DISTRICT_COURT", weight: 2 },
  { id: "voorbeeldrechtbank-zuid", name: "Voorbeeldrechtbank Zuid (verzonnen)", instance: "DISTRICT_COURT", weight: 3 },
  { id: "voorbeeldrechtbank-west", name: "Voorbeeldrechtbank West (verzonnen)", instance: "DISTRICT_COURT", weight: 5 },
] as const;

export const INVENTED_COURT_OF_APPEAL = {
  id: "voorbeeldgerechtshof",
  name: "Voorbeeldgerechtshof (verzonnen)",
  instance: "COURT_OF_APPEAL",
} as const;

const CONNECTED = [
  "Merel",
  "Kievit",
  "Ekster",
  "Grutto",
  "Spreeuw",
  "Zwaluw",
  "Roodborst",
  "Wulp",
  "Lijster",
  "Koekoek",
  "Scholekster",
  "Tureluur",
  "Boomklever",
  "Kauw",
  "Winterkoning",
  "Vink",
  "Putter",
  "Sijs",
  "Fuut",
  "Reiger",
];
const KINDS = ["SOCIAL_MEDIA", "VIDEO", "HOSTING"] as const;
const LATE = [0.3, 1, 3, 0.8, 2, 0.6, 1.5];
const SITES = ["Mus", "Uil", "Gans", "Valk", "Zwaan"];

/** Those with an inbox: a few get many orders, and many get few. */
export const CONNECTED_PLATFORMS: readonly InventedPlatform[] = CONNECTED.map((bird, index) => ({
  id: `voorbeeldplatform-${bird.toLowerCase()}`,
  name: `Voorbeeldplatform ${bird} (verzonnen)`,
  kind: KINDS[index % KINDS.length] ?? "SOCIAL_MEDIA",
  weight: 1 / (index + 3),
  late: LATE[index % LATE.length] ?? 1,
}));

/** Those that a bailiff serves. */
export const UNCONNECTED_PLATFORMS: readonly InventedPlatform[] = SITES.map((bird) => ({
  id: `voorbeeldsite-${bird.toLowerCase()}`,
  name: `Voorbeeldsite ${bird} (verzonnen)`,
  kind: "WEBSITE",
  weight: 1,
  late: 1,
}));

/** As the registry is told of them, all at the moment at which the years begin. */
export function partiesSince(at: string): readonly object[] {
  const courts = [...INVENTED_COURTS, INVENTED_COURT_OF_APPEAL];
  return [
    ...courts.map(({ id, name, instance }) => ({ at, court: { id, name, instance } })),
    ...CONNECTED_PLATFORMS.map((platform) => ({ at, platform: registered(platform, true) })),
    ...UNCONNECTED_PLATFORMS.map((platform) => ({ at, platform: registered(platform, false) })),
  ];
}

function registered({ id, name, kind }: InventedPlatform, connected: boolean): object {
  const languages = ["nl", "en"];
  const contactPoint = connected ? { email: `orders@${id}.example`, url: null, languages } : null;
  return { id, name, kind, domains: [`${id}.example`], languages, contactPoint, connected };
}
