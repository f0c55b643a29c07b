/** What the operator sees, as the graph and the gateway tell it. It is invented. */
import { page } from "./complaints.ts";
import { HOSTILE } from "./seals.ts";

interface ToldKey {
  readonly kid: string;
  readonly use: "SIG" | "ENC";
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly revokedAt: string | null;
}

export function toldKey(kid: string, change: Partial<ToldKey> = {}): ToldKey {
  return { kid, use: "SIG", validFrom: "2026-01-01T09:00:00.000Z", validUntil: null, revokedAt: null, ...change };
}

const court = (id: string, name: string, keys: readonly ToldKey[], instance = "DISTRICT_COURT") => ({
  id,
  name,
  instance,
  registeredAt: "2026-01-01T09:00:00.000Z",
  keys,
});

const COURTS = [
  court("gh-amsterdam", "Gerechtshof Amsterdam", [toldKey("2026-gh")], "COURT_OF_APPEAL"),
  court("rb-amsterdam", "Rechtbank Amsterdam", [
    toldKey("2025-1", { validUntil: "2026-12-14T09:00:00.000Z" }),
    toldKey("2025-0", { revokedAt: "2026-03-02T10:00:00.000Z" }),
    toldKey("2026-enc", { use: "ENC" }),
  ]),
];

export function toldPlatform(id: string, name: string, change: object = {}) {
  return {
    id,
    name,
    kind: "VIDEO",
    domains: [`${id}.example`],
    languages: ["nl", "en"],
    contactPoint: { email: `dsa@${id}.example`, url: null, languages: ["en"] },
    connected: true,
    registeredAt: "2026-01-01T09:00:00.000Z",
    ownKeyUntil: null,
    keys: [toldKey(`${id}-1`)],
    ...change,
  };
}

const PLATFORMS = [
  toldPlatform("chirper", "Chirper"),
  toldPlatform("hostbox", "Hostbox", {
    kind: "HOSTING",
    keys: [toldKey("hostbox-1", { revokedAt: "2026-11-20T10:00:00.000Z" })],
  }),
  toldPlatform("lawyer-list", "Lawyer List", { kind: "WEBSITE", connected: false, contactPoint: null, keys: [] }),
  toldPlatform("vidshare", "Vidshare"),
];

/** Names and kids that would run, load or lead away. */
const HOSTILE_PLATFORM = toldPlatform("hostile", `Site ${HOSTILE.image}`, {
  domains: [HOSTILE.script],
  contactPoint: { email: null, url: HOSTILE.elsewhere, languages: ["en"] },
  keys: [toldKey(`"><script>globalThis.hacked=true</script>/../..`)],
});

const LAGS = [
  lag("hostbox", 3, "2026-11-28T06:48:00.000Z", "2026-11-27T15:00:00.000Z"),
  lag("chirper", 1, "2026-11-28T11:40:00.000Z", "2026-11-28T11:30:00.000Z"),
  lag("vidshare", 0, null, "2026-11-28T11:59:00.000Z"),
];

function lag(platform: string, waiting: number, oldestSentAt: string | null, acknowledgedAt: string | null) {
  return { platform: { id: platform }, waiting, oldestSentAt, acknowledgedAt };
}

type Variables = Readonly<Record<string, unknown>>;

/** What the graph answers to the operator; `hostile`: also a platform whose texts would run, lead away or disturb. */
export function operatorAnswers({ hostile = true } = {}) {
  const platforms = [...PLATFORMS, ...(hostile ? [HOSTILE_PLATFORM] : [])];
  return {
    coordinator: { id: "acm", name: "Autoriteit Consument en Markt", registeredAt: "2026-01-01T09:00:00.000Z" },
    courts: COURTS,
    platforms: page(platforms),
    court: ({ id }: Variables) => COURTS.find((one) => one.id === id) ?? null,
    platform: ({ id }: Variables) => platforms.find((one) => one.id === id) ?? null,
    inboxLags: ({ platform }: Variables) =>
      LAGS.filter((one) => typeof platform !== "string" || one.platform.id === platform),
    registerCourt: { id: "rb-utrecht" },
    registerPlatform: { id: "chirper" },
    registerCoordinator: { id: "acm" },
    registerKey: { kid: "2027-1" },
    revokeKey: { kid: "2025-1" },
    changePlatform: { ownKeyUntil: "2026-11-29T12:00:00.000Z" },
  };
}

/** Of a hub of which one service is away, and another does not hear it. */
export const PARTLY_READY = {
  status: "partly ready",
  services: { orders: true, platforms: true, identities: true, complaints: false },
  stale: { orders: ["complaints.complaintFeed"] },
};
export const ALL_READY = {
  status: "ready",
  services: { orders: true, platforms: true, identities: true, complaints: true },
  stale: {},
};

export const OPERATOR_PARTY = { party: { type: "operator", id: "hub" }, scope: "parties:register" };
export const PUBLIC_JWK = {
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  kid: "2027-1",
};
