import type { Act, ActOn, ActOrder } from "../../court/acts/act.js";
import { ACTS, type ActName, isActName, OF_WHOLE_ORDER } from "../../court/acts/acts.js";
import { appealOf } from "../../court/acts/appeal-acts.js";
import { actField, wrongInAct } from "../../court/acts/typed-in-act.js";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import { ActForm } from "../../pages/court/act-form.js";
import { NotNow } from "../../pages/court/not-now.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { againOf } from "./again.js";
import { titled } from "./application-routes.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";
import { doneAddress } from "./done-notes.js";
import { once } from "./once.js";
import { changesSince, readOrder } from "./read-order.js";
import { formState, problemOf } from "./told-problems.js";

interface Shown {
  readonly fields: Fields;
  readonly wrong?: readonly Wrong[];
  readonly isKept?: boolean;
  readonly changes?: ActOrder["history"];
}

/** The form of each act, and what it does when it is sent. */
export function actRoutes({ ask }: Pick<CourtRoutesOptions, "ask">) {
  const { isUnderWay, done } = once<unknown>();

  function sendForm(visit: CourtVisit, name: ActName, on: ActOn, shown: Shown): void {
    const { language, session } = visit;
    const { t } = WORDS[language];
    const { fields, wrong = [], isKept = false, changes = [] } = shown;
    const problems = wrong.map((one) =>
      problemOf(one, language, (field) => t(`court.act.field.${field}` as "court.act.field.reasons")),
    );
    visit.send({
      title: titled(t(`court.act.${name}.title`), wrong, language),
      body: (
        <ActForm
          name={name}
          order={on.order}
          of={on.of}
          about={on.of.split("~")[0] === "" ? undefined : aboutOf(on)}
          fields={ACTS[name].fields(on)}
          form={formState(fields, problems)}
          csrf={session.csrf}
          language={language}
          isKept={isKept}
          changes={changes}
        />
      ),
      status: changes.length > 0 ? 409 : wrong.length > 0 ? 400 : 200,
      step: "send",
    });
  }

  /** The act in the address and what it is about; undefined where the page that says why not was sent. */
  async function wanted(visit: CourtVisit): Promise<{ name: ActName; act: Act; on: ActOn } | undefined> {
    const { act: name = "", of = "" } = visit.request.params as { act?: string; of?: string };
    // A title that names a platform would say that what is done to the whole order is done to that one.
    if (!isActName(name) || (of !== "" && OF_WHOLE_ORDER.has(name))) {
      visit.next();
      return undefined;
    }
    const order = await readOrder({ ask }, visit);
    if (order === undefined) return undefined;
    const act: Act = ACTS[name];
    const on = { order, of, scopes: visit.party.scopes, court: visit.party.id };
    // What was sent just before closed it, perhaps: the second of a double click hears of that.
    if (act.isOpen(on) || isUnderWay(visit)) return { name, act, on };
    const { t } = WORDS[visit.language];
    visit.send({
      title: t("court.act.notNow"),
      body: (
        <NotNow language={visit.language} order={order} changes={changesSince(visit, order)} again={againOf(visit)} />
      ),
      status: 409,
    });
    return undefined;
  }

  return {
    async fillIn(visit: CourtVisit): Promise<void> {
      const found = await wanted(visit);
      if (found === undefined) return;
      const late = visit.session.late.of(pathOf(visit.request));
      const { item } = visit.request.query;
      const ticked = typeof item === "string" ? { [`item-${item}`]: ["yes"] } : {};
      // While somebody signed in again, something may have happened.
      const changes = late === undefined ? [] : changesSince({ fields: late }, found.on.order);
      sendForm(visit, found.name, found.on, { fields: late ?? ticked, isKept: late !== undefined, changes });
    },

    async sendAct(visit: CourtVisit): Promise<void> {
      const found = await wanted(visit);
      if (found === undefined) return;
      const { name, act, on } = found;
      const { fields, response } = visit;
      const isAgain = isUnderWay(visit);
      const changes = isAgain || act.isUrgent ? [] : changesSince(visit, on.order);
      // Switching the language sends the form without asking for anything.
      if (changes.length > 0 || fields.step === undefined) return sendForm(visit, name, on, { fields, changes });
      const typed = typedIn(fields);
      const wrong = isAgain ? [] : wrongInAct(act, typed, on);
      if (wrong.length > 0) return sendForm(visit, name, on, { fields, wrong });
      const told = await done(visit, () => ask(act.question, act.input(typed, on), visit.caller));
      if ("data" in told) {
        return response.redirect(303, doneAddress(visit, on.order.id, name));
      }
      const at = actField(act, on, told.refused.field);
      sendForm(visit, name, on, { fields, wrong: [{ at, problem: { kind: "refused", ...told.refused } }] });
    },
  };
}

/** A platform is named as such; an opposition by who contests; an appeal by its case. */
function aboutOf({ order, of }: ActOn): string {
  const [first = ""] = of.split("~");
  const appeal = appealOf({ order, of });
  if (appeal !== undefined) return appeal.caseNumber;
  const contested = order.oppositions.find(({ id }) => id === of);
  if (contested === undefined) {
    return order.addressees.find(({ platform }) => platform?.id === first)?.respondent?.legalName ?? first;
  }
  return contested.platform ?? contested.opponentReference ?? "";
}
