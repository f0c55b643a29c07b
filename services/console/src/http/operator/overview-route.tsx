import type { Answer } from "../../graph/ask-graph.js";
import {
  InboxLagsDocument,
  OperatorPartiesDocument,
  OperatorPlatformsDocument,
} from "../../graph/operator-documents.js";
import { type ListedParty, listedParties } from "../../operator/parties.js";
import { type Known, OperatorOverview } from "../../pages/operator/overview.js";
import { type Language, WORDS } from "../../words/words.js";
import type { PartyHandler, PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import type { OperatorRoutesOptions } from "./options.js";
import { doneBefore, refusedText } from "./told.js";

export function showOverview({ ask, readiness, now }: OperatorRoutesOptions): PartyHandler {
  return async (visit) => {
    const { caller, language, send } = visit;
    const [ready, parties, lags] = await Promise.all([
      readiness(),
      allParties(ask, visit),
      ask(InboxLagsDocument, {}, caller),
    ]);
    send({
      title: WORDS[language].t("operator.title"),
      body: (
        <OperatorOverview
          language={language}
          now={now()}
          done={doneBefore(visit)}
          readiness={ready}
          parties={known(parties, language)}
          lags={known("data" in lags ? { data: lags.data.inboxLags } : lags, language)}
        />
      ),
    });
  };
}

/** Page after page: whoever is left out could be the one that lacks a key. */
async function allParties(
  ask: PartyRoutesOptions["ask"],
  { caller }: PartyVisit,
): Promise<Answer<readonly ListedParty[]>> {
  const first = await ask(OperatorPartiesDocument, {}, caller);
  if ("refused" in first) return first;
  const { platforms } = first.data;
  const edges = [...platforms.edges];
  let { pageInfo } = platforms;
  while (pageInfo.hasNextPage) {
    const answer = await ask(OperatorPlatformsDocument, { after: pageInfo.endCursor }, caller);
    if ("refused" in answer) return answer;
    edges.push(...answer.data.platforms.edges);
    ({ pageInfo } = answer.data.platforms);
  }
  return { data: listedParties(first.data, edges) };
}

function known<Data>(answer: Answer<Data>, language: Language): Known<Data> {
  return "data" in answer ? answer : { problem: refusedText(answer.refused, language) };
}
