import {
  type Court,
  type CourtOptions,
  connect,
  court,
  type HubAddress,
  type Inbox,
  type InboxCursor,
  request,
} from "@exparte/client";
import { AUDIENCE, type HubFile, partySigningKey, partyTokens, runningHub } from "@exparte/hub";

/** Makes the demo's parties, each with its own token and key, as they would be on machines of their own. */
export interface Cast {
  readonly hub: HubFile;
  address(clientId: string): Promise<HubAddress>;
  court(id: string): Promise<Court & CourtOptions>;
  /** A platform that listens from now on, whatever its inbox held before. */
  platform(id: string): Promise<Inbox & HubAddress>;
}

export async function openCast(dataDir: string): Promise<Cast> {
  const hub = await runningHub(dataDir);
  const address = async (clientId: string): Promise<HubAddress> => ({
    url: hub.url,
    token: await partyTokens({ dataDir, issuer: hub.issuer, audience: AUDIENCE, clientId }),
  });
  return {
    hub,
    address,
    async court(id) {
      const at = await address(`court:${id}`);
      const options = { ...at, court: id, key: await partySigningKey(dataDir, { type: "court", id }) };
      return { ...options, ...court(options) };
    },
    async platform(id) {
      const at = await address(`platform:${id}`);
      const key = await partySigningKey(dataDir, { type: "platform", id });
      return { ...at, ...connect({ ...at, key, cursor: await headOf(at) }) };
    },
  };
}

async function headOf(at: HubAddress): Promise<InboxCursor> {
  const { inbox } = await request<{ inbox: { head: number } }>(at, "{ inbox(first: 1) { head } }", {});
  if (inbox.head === 0) return { position: 0 };
  const { inbox: last } = await request<{ inbox: { messages: { position: number; digest: string }[] } }>(
    at,
    "query ($after: Int!) { inbox(after: $after, first: 1) { messages { position digest } } }",
    { after: inbox.head - 1 },
  );
  return last.messages[0] ?? { position: inbox.head };
}
