import { dutyRows, isDisclosure, type OfCourt, rowsOf } from "../../court/duty-rows.js";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import { firstDraft } from "../../court/first-draft.js";
import { orderField } from "../../court/order-fields.js";
import { type OrderInForm, orderIn } from "../../court/order-form.js";
import { contentOf } from "../../court/sealed-order.js";
import { withOneMore } from "../../court/translations.js";
import type { Answer, Caller, Refused } from "../../graph/ask-graph.js";
import {
  AddresseeOfDocument,
  AddresseesDocument,
  type AddresseesQuery,
  type ApplicationSeenFragment,
  CourtApplicationDocument,
  CourtKeysDocument,
  GrantDocument,
  type GrantMutation,
  type GrantMutationVariables,
} from "../../graph/court-documents.js";
import { CheckOrder } from "../../pages/court/check-order.js";
import { Grant } from "../../pages/court/grant.js";

import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { applicationOf, sendOvertaken, sendTrouble, titled } from "./application-routes.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";
import { doneAddress } from "./done-notes.js";
import { once } from "./once.js";
import { maySeal, NOT_SEALED, sealed } from "./sealing.js";
import { formState, labelIn, problemOf } from "./told-problems.js";

/** So many places are asked about at once. */
const PLACES_AT_ONCE = 20;
/** Of 100 platforms each. An addressee beyond them stays where the form has it. */
const MOST_PLATFORM_PAGES = 20;

type KnownPlatform = AddresseesQuery["platforms"]["edges"][number]["node"];

interface FormShown {
  readonly fields: Fields;
  readonly wrong?: readonly Wrong[];
  readonly isKept?: boolean;
}

/** Filling in an order, looking at it as it will be, and giving it. */
export function grantRoutes({ ask, signer, now, logger }: CourtRoutesOptions) {
  const { isUnderWay, done } = once<GrantMutation>();

  async function sendForm(visit: CourtVisit, application: ApplicationSeenFragment, shown: FormShown): Promise<void> {
    const { language, session, caller } = visit;
    const { fields, wrong = [], isKept = false } = shown;
    const known = await platformsOf(caller);
    if ("refused" in known) return sendTrouble(visit, known.refused);
    const { t } = WORDS[language];
    const problems = wrong.map((one) => problemOf(one, language, labelIn(t, "grant")));
    visit.send({
      title: titled(t("court.grant.title", { caseNumber: application.caseNumber }), wrong, language),
      body: (
        <Grant
          language={language}
          application={application}
          // A form that was kept from before it asked for a language is in Dutch.
          form={formState({ language: ["nl"], ...fields }, problems)}
          rows={rowsOf(typedIn(fields))}
          platforms={known.data}
          csrf={session.csrf}
          isKept={isKept}
        />
      ),
      status: wrong.length > 0 ? 400 : 200,
      step: "check",
    });
  }

  /** Everybody to whom an order can be addressed. */
  async function platformsOf(caller: Caller): Promise<Answer<readonly KnownPlatform[]>> {
    const found: KnownPlatform[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_PLATFORM_PAGES; page += 1) {
      const answer: Answer<AddresseesQuery> = await ask(AddresseesDocument, { after }, caller);
      if ("refused" in answer) return answer;
      const { edges, pageInfo }: AddresseesQuery["platforms"] = answer.data.platforms;
      found.push(...edges.map(({ node }) => node));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    return { data: found };
  }

  /** Which platform hosts each place; none for places that nobody registered. */
  async function hostsOf(application: ApplicationSeenFragment, { caller }: CourtVisit): Promise<Map<string, string>> {
    const urls = [...new Set(application.duties.flatMap(({ targets }) => targets.flatMap(({ url }) => url ?? [])))];
    const hosts = new Map<string, string>();
    for (let first = 0; first < urls.length; first += PLACES_AT_ONCE) {
      const found = await Promise.all(
        urls.slice(first, first + PLACES_AT_ONCE).map(async (url) => {
          const answer = await ask(AddresseeOfDocument, { url }, caller);
          const id = "data" in answer ? answer.data.addresseeFor?.id : undefined;
          return id === undefined ? [] : [[url, id] as const];
        }),
      );
      for (const [url, id] of found.flat()) hosts.set(url, id);
    }
    return hosts;
  }

  /** The court's key is asked for where an order asks for data. */
  async function ofCourt({ party, fields, caller }: CourtVisit): Promise<OfCourt> {
    const typed = typedIn(fields);
    if (!dutyRows(typed).some((row) => isDisclosure(typed, row))) return { court: party.id, recipient: undefined };
    const answer = await ask(CourtKeysDocument, { id: party.id }, caller);
    const keys = "data" in answer ? (answer.data.court?.keys ?? []) : [];
    const at = now().toISOString();
    const valid = keys.find(
      ({ use, validFrom, validUntil, revokedAt }) =>
        use === "ENC" && validFrom <= at && (validUntil === null || validUntil > at) && revokedAt === null,
    );
    return { court: party.id, recipient: valid?.jwk };
  }

  async function sendCheck(visit: CourtVisit, application: ApplicationSeenFragment, given: OrderInForm): Promise<void> {
    const { language, session, fields } = visit;
    visit.send({
      title: WORDS[language].t("court.grant.checkTitle"),
      body: (
        <CheckOrder
          language={language}
          applicationId={application.id}
          caseNumber={application.caseNumber}
          fields={fields}
          content={contentOf(given.order)}
          givenOrallyAt={given.order.givenOrallyAt}
          refused={given.refused}
          left={given.left}
          csrf={session.csrf}
          maySeal={await maySeal(visit, signer)}
        />
      ),
    });
  }

  async function sealAndGrant(
    { caller, party, id }: CourtVisit,
    { caseNumber }: ApplicationSeenFragment,
    { order, refused }: OrderInForm,
  ): Promise<Answer<GrantMutation>> {
    const own = await sealed({ signer, logger }, { court: party.id, caseNumber, order });
    if (own === undefined) return { refused: NOT_SEALED };
    const input = own as unknown as GrantMutationVariables["order"];
    return ask(GrantDocument, { id, order: input, refused: [...refused] }, caller);
  }

  async function give(visit: CourtVisit, application: ApplicationSeenFragment, given: OrderInForm): Promise<void> {
    const { fields, response, id, caller } = visit;
    if ((await maySeal(visit, signer)) !== "yes") return sendCheck(visit, application, given);
    const told = await done(visit, () => sealAndGrant(visit, application, given));
    if ("data" in told) {
      return response.redirect(303, doneAddress(visit, told.data.grantApplication.id, "given"));
    }
    if (told.refused.code === "APPLICATION_DECIDED") {
      const read = await ask(CourtApplicationDocument, { id }, caller);
      if ("data" in read) return sendOvertaken(visit, read.data.application);
    }
    await sendForm(visit, application, { fields, wrong: [wrongOf(told.refused, given, fields)] });
  }

  return {
    async fillIn(visit: CourtVisit): Promise<void> {
      const application = await applicationOf({ ask }, visit);
      if (application === undefined) return;
      if (application.status !== "SUBMITTED") return sendOvertaken(visit, application);
      const late = visit.session.late.of(pathOf(visit.request));
      if (late !== undefined) return sendForm(visit, application, { fields: late, isKept: true });
      const fields = firstDraft(application, await hostsOf(application, visit), {
        // The order is in Dutch, whatever language its judge reads.
        redressPlatform: WORDS.nl.t("court.grant.redressPlatformText"),
        redressPoster: WORDS.nl.t("court.grant.redressPosterText"),
      });
      await sendForm(visit, application, { fields });
    },

    async sendGrant(visit: CourtVisit): Promise<void> {
      const { fields } = visit;
      const [step] = fields.step ?? [];
      const application = await applicationOf({ ask }, visit);
      if (application === undefined) return;
      if (application.status !== "SUBMITTED" && !isUnderWay(visit)) return sendOvertaken(visit, application);
      if (step === "add-translation") {
        return sendForm(visit, application, { fields: withOneMore(fields, typedIn(fields)) });
      }
      if (step === "add") {
        const rows = rowsOf(typedIn(fields)) + 1;
        return sendForm(visit, application, { fields: { ...fields, rows: [String(rows)] } });
      }
      if (step !== "check" && step !== "seal") return sendForm(visit, application, { fields });
      const given = orderIn(typedIn(fields), application.duties, now(), await ofCourt(visit));
      if ("wrong" in given) return sendForm(visit, application, { fields, wrong: given.wrong });
      if (step === "check") return sendCheck(visit, application, given);
      await give(visit, application, given);
    },
  };
}

function wrongOf(refused: Refused, given: OrderInForm, fields: Fields): Wrong {
  return { at: orderField(refused, given, typedIn(fields)), problem: { kind: "refused", ...refused } };
}
