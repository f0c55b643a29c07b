import { type ComplianceEntry, type CoordinatorMessage, connectCompliance, connectCoordinator } from "@exparte/client";
import type { PartyHandler } from "../party-visit.js";
import { streamFeed } from "./event-stream.js";
import { complianceLine, inboxLine, toldLive } from "./feed-lines.js";
import type { SupervisionRoutesOptions } from "./options.js";

type Streaming = Pick<SupervisionRoutesOptions, "sessions" | "gatewayUrl">;

/** What happens to platforms, to an open page. */
export function sendFeed({ sessions, gatewayUrl: url }: Streaming): PartyHandler {
  return ({ request, response, session, language }) =>
    streamFeed<ComplianceEntry>(request, response, {
      sessions,
      session,
      open: ({ token, position, onInterrupted }) =>
        connectCompliance({ url, token, cursor: { position }, onInterrupted }),
      lineOf: (entry) => toldLive(complianceLine(entry, language), language),
    });
}

/** What comes into the coordinator's inbox, to an open page. */
export function sendInboxFeed({ sessions, gatewayUrl: url }: Streaming): PartyHandler {
  return ({ request, response, session, language }) =>
    streamFeed<CoordinatorMessage>(request, response, {
      sessions,
      session,
      open: ({ token, position, onInterrupted }) =>
        connectCoordinator({ url, token, cursor: { position }, onInterrupted }),
      lineOf: (message) => toldLive(inboxLine(message, language), language),
    });
}
