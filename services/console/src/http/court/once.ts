import { LRUCache } from "lru-cache";
import type { Answer } from "../../graph/ask-graph.js";
import type { PartyVisit } from "../party-visit.js";

const MOST_UNDER_WAY = 1_000;
const UNDER_WAY_MS = 60_000;

type SentForm = Pick<PartyVisit, "session" | "request" | "fields">;

export interface Once<Data> {
  /** Whether this very form was sent just before. */
  isUnderWay(visit: SentForm): boolean;
  /** Does it, or hears what became of it where the same form was sent just before. A refused form may be sent again. */
  done(visit: SentForm, send: () => Promise<Answer<Data>>): Promise<Answer<Data>>;
}

/** A double click sends the same form twice: the second hears what became of the first, and nothing is done twice. */
export function once<Data>(): Once<Data> {
  const underWay = new LRUCache<string, Promise<Answer<Data>>>({ max: MOST_UNDER_WAY, ttl: UNDER_WAY_MS });
  const keyOf = ({ session, request, fields }: SentForm) =>
    JSON.stringify([session.csrf, request.baseUrl, request.path, fields]);
  return {
    isUnderWay: (visit) => underWay.has(keyOf(visit)),
    async done(visit, send) {
      const key = keyOf(visit);
      const answer = underWay.get(key) ?? send();
      underWay.set(key, answer);
      const told = await answer.catch((cause: unknown) => {
        underWay.delete(key);
        throw cause;
      });
      if ("refused" in told) underWay.delete(key);
      return told;
    },
  };
}
