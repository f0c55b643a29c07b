import { publicSealKey } from "@exparte/seal";
import type { JWK } from "jose";

export interface DemoParty {
  readonly type: "court" | "platform";
  readonly id: string;
}

/** The courts of the demonstration. */
export const DEMO_COURTS = [
  { id: "rb-amsterdam", name: "Rechtbank Amsterdam" },
  { id: "rb-den-haag", name: "Rechtbank Den Haag" },
  { id: "gh-amsterdam", name: "Gerechtshof Amsterdam", instance: "COURT_OF_APPEAL" },
] as const;

/** The platforms of the demonstration. The last is not connected: it has no key and no client. */
export const DEMO_PLATFORMS = [
  platform({ id: "vidshare", name: "Vidshare", kind: "VIDEO" }),
  platform({ id: "chirper", name: "Chirper", kind: "SOCIAL_MEDIA" }),
  platform({ id: "findit", name: "Findit", kind: "SEARCH_ENGINE" }),
  platform({ id: "hostbox", name: "Hostbox", kind: "HOSTING" }),
  platform({ id: "lawyer-list", name: "Lawyer List", kind: "WEBSITE", connected: false }),
];

/** The Digital Services Coordinator of the Netherlands. */
export const DEMO_COORDINATOR = { id: "acm", name: "Autoriteit Consument en Markt" } as const;

export interface SeedOptions {
  /** Where registrations are sent: GraphQL over HTTP. */
  readonly url: string;
  /** Tokens of the operator. */
  readonly accessToken: () => Promise<string>;
  /** The private key a demo party seals with; its public half gets registered. */
  readonly signingKey: (party: DemoParty) => Promise<JWK>;
  /** The private key a demo court opens disclosures with; its public half gets registered. */
  readonly encryptionKey: (party: DemoParty) => Promise<JWK>;
}

const REGISTER_COURT = "mutation registerCourt($input: CourtInput!) { registerCourt(input: $input) { id } }";
const REGISTER_PLATFORM =
  "mutation registerPlatform($input: RegisterPlatformInput!) { registerPlatform(input: $input) { id } }";
const REGISTER_COORDINATOR =
  "mutation registerCoordinator($input: CoordinatorInput!) { registerCoordinator(input: $input) { id } }";
const REGISTER_KEY = "mutation registerKey($input: RegisterKeyInput!) { registerKey(input: $input) { kid } }";
/** Somebody has changed a demo party since: their change stands. */
const CHANGED_SINCE = ["COURT_EXISTS", "PLATFORM_EXISTS", "COORDINATOR_EXISTS"];

/**
 * Registers the demo parties and their public keys, as the operator. The same registration again changes nothing, so
 * this may run at every start. Rejects, naming the mutation, when the hub declines one.
 */
export async function seedParties({ url, accessToken, signingKey, encryptionKey }: SeedOptions): Promise<void> {
  async function send(query: string, input: object, isRepeated = false): Promise<void> {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await accessToken()}` },
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(15_000),
    });
    const { errors } = (await response.json()) as { errors?: { message: string; extensions?: { code?: string } }[] };
    const [error] = errors ?? [];
    const code = error?.extensions?.code ?? "";
    if (error === undefined || CHANGED_SINCE.includes(code)) return;
    // The token expired on its way, as a slow machine lets it: by now there is a fresh one.
    if (code === "TOKEN_EXPIRED" && !isRepeated) return send(query, input, true);
    throw new Error(`A demo party could not be registered (${JSON.stringify(input)}): ${error.message}`);
  }
  const registerKey = (party: DemoParty, privateKey: JWK) =>
    send(REGISTER_KEY, { party: { ...party, type: party.type.toUpperCase() }, jwk: publicSealKey(privateKey) });

  const courts = DEMO_COURTS.map(async (court) => {
    const party = { type: "court", id: court.id } as const;
    await send(REGISTER_COURT, court);
    await registerKey(party, await signingKey(party));
    await registerKey(party, await encryptionKey(party));
  });
  const platforms = DEMO_PLATFORMS.map(async (platform) => {
    const party = { type: "platform", id: platform.id } as const;
    await send(REGISTER_PLATFORM, platform);
    if (platform.connected) await registerKey(party, await signingKey(party));
  });
  await Promise.all([...courts, ...platforms, send(REGISTER_COORDINATOR, DEMO_COORDINATOR)]);
}

function platform({ connected = true, ...named }: { id: string; name: string; kind: string; connected?: boolean }) {
  const domain = `${named.id}.example`;
  const languages = ["en", "nl"];
  return {
    ...named,
    domains: [domain],
    languages,
    contactPoint: connected ? { email: `orders@${domain}`, url: `https://${domain}/orders`, languages } : null,
    connected,
  };
}
