import type { Act, ActOn } from "./act.js";
import * as appeal from "./appeal-acts.js";
import * as opposition from "./opposition-acts.js";
import * as order from "./order-acts.js";
import * as penalty from "./penalty-acts.js";
import * as platform from "./platform-acts.js";

/** Each act by its name in the address of its form. */
export const ACTS = {
  oppose: opposition.oppose,
  hearing: opposition.hearing,
  decide: opposition.decide,
  "withdraw-opposition": opposition.withdrawOpposition,
  lift: order.lift,
  suspend: order.suspend,
  resume: order.resume,
  "main-claim": order.mainClaim,
  conclude: order.conclude,
  irrevocable: order.irrevocable,
  lapse: order.lapse,
  "decide-appeal": appeal.decideAppeal,
  "withdraw-appeal": appeal.withdrawAppeal,
  "suspend-items": platform.suspendItems,
  "resume-items": platform.resumeItems,
  serve: platform.serve,
  "reject-claim": platform.rejectClaim,
  clarify: platform.clarify,
  "find-breach": platform.findBreach,
  "find-compliance": platform.findCompliance,
  "decide-finding": platform.decideFinding,
  moderate: penalty.moderate,
  "refuse-moderation": penalty.refuseModeration,
  interrupt: penalty.interrupt,
  bar: penalty.bar,
  continue: penalty.continuePenalty,
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof ACTS;

/** What these are done to is the order, and nothing of it. */
export const OF_WHOLE_ORDER: ReadonlySet<ActName> = new Set([
  "oppose",
  "lift",
  "suspend",
  "resume",
  "main-claim",
  "conclude",
  "irrevocable",
  "lapse",
]);

export const isActName = (name: string): name is ActName => Object.hasOwn(ACTS, name);

/** Whether whoever has these scopes is offered this act. */
export function isOffered(name: ActName, on: ActOn): boolean {
  const { scopes, isOpen } = ACTS[name];
  return scopes.some((scope) => on.scopes.includes(scope)) && isOpen(on);
}
