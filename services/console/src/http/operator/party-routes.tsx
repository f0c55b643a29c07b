import { InboxLagsDocument, OperatorCourtDocument, OperatorPlatformDocument } from "../../graph/operator-documents.js";
import { CourtPage, PlatformPage } from "../../pages/operator/party.js";
import type { PartyHandler, PartyRoutesOptions } from "../party-visit.js";
import { sendUnknown, sendUnread } from "./holder.js";
import { doneBefore } from "./told.js";

type Asking = Pick<PartyRoutesOptions, "ask" | "now">;

export function showCourt({ ask, now }: Asking): PartyHandler {
  return async (visit) => {
    const { caller, id, language, send } = visit;
    const answer = await ask(OperatorCourtDocument, { id }, caller);
    if ("refused" in answer) return sendUnread(visit, answer.refused);
    const { court } = answer.data;
    if (court === null) return sendUnknown(visit);
    send({ title: court.name, body: <CourtPage {...{ language, court }} now={now()} done={doneBefore(visit)} /> });
  };
}

export function showPlatform({ ask, now }: Asking): PartyHandler {
  return async (visit) => {
    const { caller, id, language, send } = visit;
    const [answer, lags] = await Promise.all([
      ask(OperatorPlatformDocument, { id }, caller),
      ask(InboxLagsDocument, { platform: id }, caller),
    ]);
    if ("refused" in answer) return sendUnread(visit, answer.refused);
    const { platform } = answer.data;
    if (platform === null) return sendUnknown(visit);
    // One that was connected just now is not among them yet.
    const lag = "data" in lags ? (lags.data.inboxLags[0] ?? null) : undefined;
    send({
      title: platform.name,
      body: <PlatformPage {...{ language, platform, lag }} now={now()} done={doneBefore(visit)} />,
    });
  };
}
