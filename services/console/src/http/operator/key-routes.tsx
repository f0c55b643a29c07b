import { typedIn, type Wrong } from "../../court/fields.js";
import { AllowOwnKeyDocument, RevokeKeyDocument } from "../../graph/operator-documents.js";
import { fieldOnForm, OWN_KEY, ownKeyUntilIn } from "../../operator/forms.js";
import { coveredUntil } from "../../operator/keys.js";
import { partyPath } from "../../operator/parties.js";
import { allowedUntil, OwnKey } from "../../pages/operator/own-key.js";
import { RevokeKey } from "../../pages/operator/revoke.js";
import { typedMoment } from "../../words/typed-moment.js";
import { WORDS } from "../../words/words.js";
import { titled } from "../court/application-routes.js";
import { once } from "../court/once.js";
import type { PartyHandler, PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import { GRAPH_TYPES, type Holder, type HolderType, holderOf, sendUnknown } from "./holder.js";
import { formProps, lateOr, leadTo, type Sent, textIn } from "./told.js";

type Asking = Pick<PartyRoutesOptions, "ask" | "now">;

/** Ends the trust in a key, after asking once more. */
export function revokeRoutes({ ask, now }: Asking, type: HolderType): Record<"show" | "send", PartyHandler> {
  const { done } = once<unknown>();

  async function sendForm(visit: PartyVisit, kid: string, wrong: readonly Wrong[] = []): Promise<void> {
    const { language, send, id } = visit;
    const holder = await holderOf({ ask }, visit, type);
    if (holder === undefined) return;
    const { name, keys } = holder;
    const seen = keys.find((key) => key.kid === kid);
    if (seen === undefined) return sendUnknown(visit);
    const others = keys.filter((key) => key !== seen);
    const isLast = coveredUntil(keys, "SIG", now()) !== undefined && coveredUntil(others, "SIG", now()) === undefined;
    const { isKept: _, ...form } = formProps(visit, { fields: {}, wrong });
    send({
      title: titled(WORDS[language].t("operator.revoke.title"), wrong, language),
      body: <RevokeKey {...{ language, name, seen, isLast, ...form }} home={partyPath(type, id)} />,
      status: wrong.length > 0 ? 400 : 200,
      // There is nothing to send any more where it was revoked.
      hasForm: seen.revokedAt === null,
    });
  }

  return {
    async show(visit) {
      const { kid } = visit.request.query;
      const { fields } = lateOr(visit);
      await sendForm(visit, typeof kid === "string" ? kid : textIn(fields, "kid"));
    },

    async send(visit) {
      const { fields, caller, id } = visit;
      const kid = textIn(fields, "kid");
      if (fields.step === undefined) return sendForm(visit, kid);
      const input = { party: { type: GRAPH_TYPES[type], id }, kid };
      const told = await done(visit, () => ask(RevokeKeyDocument, { input }, caller));
      if ("data" in told) return leadTo(visit, partyPath(type, id), "keyRevoked");
      await sendForm(visit, kid, [{ at: undefined, problem: { kind: "refused", ...told.refused } }]);
    },
  };
}

const A_DAY_MS = 86_400_000;

/** Lets a platform register one key by itself, for a time. */
export function ownKeyRoutes({ ask, now }: Asking): Record<"show" | "send", PartyHandler> {
  const { done } = once<unknown>();

  function sendForm(visit: PartyVisit, { name, ownKeyUntil }: Holder, sent: Sent): void {
    const { language, send, id } = visit;
    const { wrong = [] } = sent;
    send({
      title: titled(WORDS[language].t("operator.ownKey.title"), wrong, language),
      body: (
        <OwnKey
          language={language}
          name={name}
          home={partyPath("platform", id)}
          allowed={allowedUntil(ownKeyUntil, now())}
          {...formProps(visit, sent)}
        />
      ),
      status: wrong.length > 0 ? 400 : 200,
      step: "send",
    });
  }

  return {
    async show(visit) {
      const holder = await holderOf({ ask }, visit, "platform");
      if (holder === undefined) return;
      sendForm(visit, holder, lateOr(visit, { until: [typedMoment(new Date(now().getTime() + A_DAY_MS))] }));
    },

    async send(visit) {
      const { fields, caller, id } = visit;
      const holder = await holderOf({ ask }, visit, "platform");
      if (holder === undefined) return;
      const step = textIn(fields, "step");
      if (step === "") return sendForm(visit, holder, { fields });
      const read = step === "withdraw" ? { input: null } : ownKeyUntilIn(typedIn(fields), now());
      if ("wrong" in read) return sendForm(visit, holder, { fields, wrong: read.wrong });
      const input = { id, ownKeyUntil: read.input };
      const told = await done(visit, () => ask(AllowOwnKeyDocument, { input }, caller));
      if ("data" in told) {
        return leadTo(visit, partyPath("platform", id), read.input === null ? "ownKeyWithdrawn" : "ownKeyAllowed");
      }
      const at = fieldOnForm(OWN_KEY, told.refused.field);
      sendForm(visit, holder, { fields, wrong: [{ at, problem: { kind: "refused", ...told.refused } }] });
    },
  };
}
