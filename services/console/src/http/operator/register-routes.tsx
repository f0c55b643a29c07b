import { type Typed, typedIn } from "../../court/fields.js";
import type { Question } from "../../graph/ask-graph.js";
import {
  RegisterCoordinatorDocument,
  RegisterCourtDocument,
  RegisterKeyDocument,
  RegisterPlatformDocument,
} from "../../graph/operator-documents.js";
import {
  coordinatorIn,
  courtIn,
  fieldOnForm,
  holdsPrivateKey,
  isRegisteredParty,
  keyIn,
  NEW_KEY,
  platformIn,
  REGISTERED,
  type Read,
  type RegisteredParty,
} from "../../operator/forms.js";
import { partyPath } from "../../operator/parties.js";
import { RegisterKey, RegisterParty } from "../../pages/operator/register.js";
import { WORDS } from "../../words/words.js";
import { titled } from "../court/application-routes.js";
import { once } from "../court/once.js";
import type { PartyHandler, PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import { GRAPH_TYPES, type Holder, type HolderType, holderOf, sendUnknown } from "./holder.js";
import { formProps, lateOr, leadTo, type Sent } from "./told.js";

type Asking = Pick<PartyRoutesOptions, "ask">;

/** A new party: a court, a platform or the coordinator. */
export function registerRoutes({ ask }: Asking): Record<"show" | "send", PartyHandler> {
  const { done } = once<unknown>();

  function sendForm(visit: PartyVisit, what: RegisteredParty, sent: Sent): void {
    const { language, send } = visit;
    const { wrong = [] } = sent;
    send({
      title: titled(WORDS[language].t(`operator.register.${what}.title`), wrong, language),
      body: <RegisterParty what={what} {...formProps(visit, sent)} />,
      status: wrong.length > 0 ? 400 : 200,
      step: "send",
    });
  }

  return {
    async show(visit) {
      const { what } = visit.request.params;
      if (!isRegisteredParty(what)) return sendUnknown(visit);
      sendForm(visit, what, lateOr(visit));
    },

    async send(visit) {
      const { request, fields, caller } = visit;
      const { what } = request.params;
      if (!isRegisteredParty(what)) return sendUnknown(visit);
      // Switching the language sends the form without asking for anything.
      if (fields.step === undefined) return sendForm(visit, what, { fields });
      const typed = typedIn(fields);
      const read = registrationIn(what, typed);
      if ("wrong" in read) return sendForm(visit, what, { fields, wrong: read.wrong });
      const { question, input } = read.input;
      const told = await done(visit, () => ask(question as Question<object, object>, { input }, caller));
      if ("data" in told) {
        return leadTo(visit, what === "coordinator" ? "/operator" : partyPath(what, typed.text("id")), "registered");
      }
      const { refused } = told;
      const at = fieldOnForm(REGISTERED[what], refused.field);
      sendForm(visit, what, { fields, wrong: [{ at, problem: { kind: "refused", ...refused } }] });
    },
  };
}

interface Registration {
  readonly question: { toString(): string };
  readonly input: object;
}

function registrationIn(what: RegisteredParty, typed: Typed): Read<Registration> {
  const asking = (question: Registration["question"], read: Read<object>): Read<Registration> =>
    "wrong" in read ? read : { input: { question, input: read.input } };
  switch (what) {
    case "court":
      return asking(RegisterCourtDocument, courtIn(typed));
    case "platform":
      return asking(RegisterPlatformDocument, platformIn(typed));
    case "coordinator":
      return asking(RegisterCoordinatorDocument, coordinatorIn(typed));
    default:
      return what satisfies never;
  }
}

/** A new key of a court or a platform. */
export function newKeyRoutes({ ask }: Asking, type: HolderType): Record<"show" | "send", PartyHandler> {
  const { done } = once<unknown>();

  function sendForm(visit: PartyVisit, { name }: Holder, sent: Sent): void {
    const { language, send, id } = visit;
    const { wrong = [] } = sent;
    send({
      title: titled(WORDS[language].t("operator.newKey.title", { name }), wrong, language),
      body: <RegisterKey name={name} home={partyPath(type, id)} {...formProps(visit, sent)} />,
      status: wrong.length > 0 ? 400 : 200,
      step: "send",
    });
  }

  return {
    async show(visit) {
      const holder = await holderOf({ ask }, visit, type);
      if (holder !== undefined) sendForm(visit, holder, lateOr(visit));
    },

    async send(visit) {
      const { fields, caller, id } = visit;
      const read = keyIn(typedIn(fields));
      const wrong = "wrong" in read ? read.wrong : [];
      const keptFields = holdsPrivateKey(wrong) ? { ...fields, jwk: [] } : fields;
      const holder = await holderOf({ ask }, { ...visit, fields: keptFields }, type);
      if (holder === undefined) return;
      if (fields.step === undefined) return sendForm(visit, holder, { fields: keptFields });
      if ("wrong" in read) return sendForm(visit, holder, { fields, wrong });
      const input = { party: { type: GRAPH_TYPES[type], id }, ...read.input };
      const told = await done(visit, () => ask(RegisterKeyDocument, { input }, caller));
      if ("data" in told) return leadTo(visit, partyPath(type, id), "keyRegistered");
      const { refused } = told;
      const at = fieldOnForm(NEW_KEY, refused.field);
      sendForm(visit, holder, { fields, wrong: [{ at, problem: { kind: "refused", ...refused } }] });
    },
  };
}
