/**
 * The parties of the demonstration and their scopes. A real hub is given an issuer of its own (OIDC_ISSUER), which has
 * the real parties; this one never runs in production. platform:lawyer-list is missing because it is not connected to
 * the hub, so it has no client.
 */
export interface DemoClient {
  readonly clientId: string;
  readonly party: { readonly type: string; readonly id: string };
  readonly scopes: readonly string[];
}

const REGISTRY = ["applications:submit", "applications:read", "orders:read"];
const COURT = [...REGISTRY, "orders:grant", "disclosures:request", "notices:record", "notices:read", "workload:read"];
const PLATFORM = [
  "inbox:read",
  "orders:read",
  "orders:confirm",
  "disclosures:answer",
  "notices:read",
  "compliance:read",
];
const SERVICE = ["feeds:read"];

const courts = ["rb-amsterdam", "rb-den-haag", "gh-amsterdam"];
const platforms = ["vidshare", "chirper", "findit", "hostbox"];
const services = ["orders", "platforms", "identities", "complaints"];

export const DEMO_CLIENTS: readonly DemoClient[] = [
  ...courts.map((id) => client("court", id, COURT)),
  // The registry of a court files applications; only its judges grant them.
  ...courts.map((id) => ({ ...client("court", id, REGISTRY), clientId: `court:${id}:registry` })),
  ...platforms.map((id) => client("platform", id, PLATFORM)),
  client("ap", "ap", ["complaints:handle", "compliance:read"]),
  client("regulator", "acm", ["compliance:read"]),
  client("coordinator", "acm", ["coordination:read"]),
  client("operator", "hub", ["parties:register"]),
  ...services.map((id) => client("service", id, SERVICE)),
];

function client(type: string, id: string, scopes: readonly string[]): DemoClient {
  return { clientId: `${type}:${id}`, party: { type, id }, scopes };
}
