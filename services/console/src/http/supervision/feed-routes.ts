import { type ComplianceEntry, type CoordinatorMessage, connectCompliance, connectCoordinator } from "@exparte/client";
import type { PartyHandler } from "../party-visit.js";
import { streamFeed } from "./event-stream.js";
import { complianceLine, inboxLine, toldLive } from "./feed-lines.js";
import type { SupervisionRoutesOptions } from "./options.js";

type Streaming = Pick<SupervisionRoutesOptions, "sessions" | "gatewayUrl" | "stopping">;

/** What happens to platforms, to an open page. */
export function sendFeed({ sessions, gatewayUrl: url, stopping }: Streaming): PartyHandler {
  return ({ request, response, session, language }) =>
    streamFeed<ComplianceEntry>(request, response, {
      sessions,
      session,
      stopping,
      open: (reading) => connectCompliance({ url, ...reading }),
      lineOf: (entry) => toldLive(complianceLine(entry, language), language),
    });
}

/** What comes into the coordinator's inbox, to an open page. */
export function sendInboxFeed({ sessions, gatewayUrl: url, stopping }: Streaming): PartyHandler {
  return ({ request, response, session, language }) =>
    streamFeed<CoordinatorMessage>(request, response, {
      sessions,
      session,
      stopping,
      open: (reading) => connectCoordinator({ url, ...reading }),
      lineOf: (message) => toldLive(inboxLine(message, language), language),
    });
}
