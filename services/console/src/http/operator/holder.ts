import type { Answer, Refused } from "../../graph/ask-graph.js";
import {
  type KeySeenFragment,
  OperatorCourtDocument,
  OperatorPlatformDocument,
} from "../../graph/operator-documents.js";
import { withoutPrivateKeys } from "../../operator/private-key.js";
import { pathOf } from "../own-form.js";
import type { PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import { sendRefused } from "../supervision/trouble.js";

type Asking = Pick<PartyRoutesOptions, "ask">;

/** Who can hold keys. */
export type HolderType = "court" | "platform";

export const GRAPH_TYPES = { court: "COURT", platform: "PLATFORM" } as const satisfies Record<HolderType, string>;

export interface Holder {
  readonly name: string;
  readonly keys: readonly KeySeenFragment[];
  /** Of a platform. */
  readonly ownKeyUntil: string | null;
}

const UNKNOWN: Refused = { code: "UNKNOWN_PARTY", message: "" };

async function readHolder({ ask }: Asking, { caller, id }: PartyVisit, type: HolderType): Promise<Answer<Holder>> {
  if (type === "court") {
    const answer = await ask(OperatorCourtDocument, { id }, caller);
    if ("refused" in answer) return answer;
    const { court } = answer.data;
    return court === null ? { refused: UNKNOWN } : { data: { ...court, ownKeyUntil: null } };
  }
  const answer = await ask(OperatorPlatformDocument, { id }, caller);
  if ("refused" in answer) return answer;
  const { platform } = answer.data;
  return platform === null ? { refused: UNKNOWN } : { data: platform };
}

/** The party in the address; undefined where the page that says why there is none was sent. A form that was sent is kept. */
export async function holderOf(asking: Asking, visit: PartyVisit, type: HolderType): Promise<Holder | undefined> {
  const answer = await readHolder(asking, visit, type);
  if ("data" in answer) return answer.data;
  sendUnread(visit, answer.refused);
  return undefined;
}

/** Instead of a page whose party cannot be read. */
export function sendUnread(visit: PartyVisit, refused: Refused): void {
  const { request, session, fields } = visit;
  const isSent = request.method === "POST";
  if (isSent) session.late.keep(pathOf(request), withoutPrivateKeys(fields));
  sendRefused(visit, refused, "/operator", isSent ? pathOf(request) : undefined);
}

export function sendUnknown(visit: PartyVisit): void {
  sendRefused(visit, UNKNOWN, "/operator");
}
