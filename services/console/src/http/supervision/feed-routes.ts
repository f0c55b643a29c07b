import { type ComplianceEntry, type CoordinatorMessage, connectCompliance, connectCoordinator } from "@exparte/client";
import type { openStreams } from "../open-streams.js";
import type { PartyHandler } from "../party-visit.js";
import { streamFeed } from "./event-stream.js";
import { complianceLine, inboxLine, toldLive } from "./feed-lines.js";
import type { SupervisionRoutesOptions } from "./options.js";

interface Streaming extends Pick<SupervisionRoutesOptions, "sessions" | "gatewayUrl" | "stopping"> {
  /** Begins a stream among those of its session. */
  readonly begun: ReturnType<typeof openStreams>;
}

/** What happens to platforms, to an open page. */
export function sendFeed({ sessions, gatewayUrl: url, stopping, begun }: Streaming): PartyHandler {
  return ({ request, response, session, language }) =>
    streamFeed<ComplianceEntry>(request, response, {
      sessions,
      session,
      language,
      stopping,
      begun,
      open: (reading) => connectCompliance({ url, ...reading }),
      lineOf: (entry) => toldLive(complianceLine(entry, language), language),
    });
}

/** What comes into the coordinator's inbox, to an open page. */
export function sendInboxFeed({ sessions, gatewayUrl: url, stopping, begun }: Streaming): PartyHandler {
  return ({ request, response, session, language }) =>
    streamFeed<CoordinatorMessage>(request, response, {
      sessions,
      session,
      language,
      stopping,
      begun,
      open: (reading) => connectCoordinator({ url, ...reading }),
      lineOf: (message) => toldLive(inboxLine(message, language), language),
    });
}
