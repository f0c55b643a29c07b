import type { Instant } from "@exparte/dutch-time";
import { checkFileReference, checkId, checkLabel, checkPast, normalUrls } from "../field.js";
import type { NoticeId, PlatformId } from "../ids.js";
import { refuse } from "../refusals.js";

/**
 * Notice (melding): the report sent to the platform before anyone went to court, and the platform's decision on it. An
 * application refers to a notice; a complaint shows with it that the platform refused.
 *
 * OPEN         the platform has not answered. Left by its decision, or by NO_RESPONSE once its term has passed. For a
 *              participant of the code of conduct that is the code's term for answering (of the version in force when it was
 *              told); for another platform, the moment by which it was asked to answer.
 * NO_RESPONSE  the platform let that term pass. A late answer is still a decision, and may follow.
 * REFUSED_LAWFUL, REFUSED_OVERRIDING_PUBLIC_INTEREST
 *              the content stays: it is lawful, or a public interest weighs more. Left only by REMOVED, when the platform
 *              reverses its decision (DSA art. 20).
 * REMOVED      the content is gone, as unlawful or under the house rules. Never left: content that returns is a
 *              new notice.
 *
 * Every decision stays on record with its moment. A notice says what kind of reporter made it, and names hotlines and
 * trusted flaggers; it never names a person.
 */
export type NoticeStatus = "OPEN" | NoticeOutcome;

export const NOTICE_OUTCOMES = [
  "REMOVED",
  "REFUSED_LAWFUL",
  "REFUSED_OVERRIDING_PUBLIC_INTEREST",
  "NO_RESPONSE",
] as const;
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];

/** Why a platform removed content: it found it unlawful, or against its own house rules (huisregels). */
export const REMOVAL_GROUNDS = ["UNLAWFUL", "HOUSE_RULES"] as const;
export type RemovalGround = (typeof REMOVAL_GROUNDS)[number];

export const NOTICE_SOURCES = ["VICTIM", "HOTLINE", "COURT", "TRUSTED_FLAGGER"] as const;
export type NoticeSource = (typeof NOTICE_SOURCES)[number];

export interface NoticeContent {
  /** The recorder's own reference: the same reference with the same content is the same notice. */
  readonly reference: string;
  readonly source: NoticeSource;
  /** The name of the hotline or flagger, where the source is one. */
  readonly sourceName?: string;
  readonly platform: PlatformId;
  readonly urls: readonly string[];
  /** When the platform was told. */
  readonly noticedAt: Instant;
  /** By when the recorder asked the platform to answer; absent where the code sets the term. */
  readonly respondBy?: Instant;
}

export interface NoticeDecision {
  readonly outcome: NoticeOutcome;
  /** Only with REMOVED. */
  readonly ground?: RemovalGround;
  readonly decidedAt: Instant;
  /** By when the platform was asked to answer. Only with NO_RESPONSE, where neither the notice nor the code says so. */
  readonly respondBy?: Instant;
}

export interface Recorder {
  readonly type: string;
  readonly id: string;
}

export interface Notice {
  readonly id: NoticeId;
  readonly recorder: Recorder;
  readonly content: NoticeContent;
  readonly status: NoticeStatus;
  /** By when the platform must answer: as asked, or as the code said when the notice was recorded; absent otherwise. */
  readonly respondBy?: Instant;
  /** Oldest first. */
  readonly decisions: readonly NoticeDecision[];
  readonly recordedAt: Instant;
}

export type NoticeEvent =
  | {
      readonly kind: "NoticeRecorded";
      readonly id: NoticeId;
      readonly recorder: Recorder;
      readonly content: NoticeContent;
      readonly respondBy?: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "NoticeDecided"; readonly decision: NoticeDecision; readonly at: Instant };

/** What may follow each status. */
const MAY_FOLLOW: Readonly<Record<NoticeStatus, readonly NoticeOutcome[]>> = {
  OPEN: NOTICE_OUTCOMES,
  NO_RESPONSE: ["REMOVED", "REFUSED_LAWFUL", "REFUSED_OVERRIDING_PUBLIC_INTEREST"],
  REFUSED_LAWFUL: ["REMOVED"],
  REFUSED_OVERRIDING_PUBLIC_INTEREST: ["REMOVED"],
  REMOVED: [],
};

/** `codeDue` is the moment by which the code requires an answer, if the platform takes part in it. */
export function recordNotice(
  id: NoticeId,
  recorder: Recorder,
  content: NoticeContent,
  codeDue: Instant | undefined,
  now: Instant,
): NoticeEvent {
  checkFileReference(content.reference, "input.reference", 200);
  checkId(content.platform, "input.platform");
  checkPast(content.noticedAt, "input.noticedAt", now);
  const { respondBy } = content;
  if (respondBy !== undefined && respondBy <= content.noticedAt) {
    throw refuse("FIELD_INVALID", "input.respondBy must lie after input.noticedAt: the term runs from the notice.", {
      field: "input.respondBy",
    });
  }
  if (respondBy !== undefined && codeDue !== undefined && respondBy < codeDue) {
    throw refuse(
      "FIELD_INVALID",
      `input.respondBy is ${respondBy}, and the code of conduct gives ${content.platform} until ${codeDue}. Leave it out, or give it longer.`,
      { field: "input.respondBy", codeDue },
    );
  }
  const named = content.source === "HOTLINE" || content.source === "TRUSTED_FLAGGER";
  if (named !== (content.sourceName !== undefined)) {
    throw refuse(
      "FIELD_INVALID",
      "input.sourceName is given for a HOTLINE or TRUSTED_FLAGGER, and only then; never a person.",
      {
        field: "input.sourceName",
      },
    );
  }
  if (content.sourceName !== undefined) checkLabel(content.sourceName, "input.sourceName", 200);
  const urls = normalUrls(content.urls, "input.urls");
  const due = respondBy ?? codeDue;
  return {
    kind: "NoticeRecorded",
    id,
    recorder,
    content: { ...content, urls },
    ...(due === undefined ? {} : { respondBy: due }),
    at: now,
  };
}

/**
 * Decides nothing when exactly this decision is on record. `codeDue` applies to the moment of recording, as known now.
 */
export function decideNotice(
  state: Notice,
  decision: NoticeDecision,
  codeDue: Instant | undefined,
  now: Instant,
): NoticeEvent[] {
  const { outcome, decidedAt, ground } = decision;
  const isKnown = (known: NoticeDecision) =>
    known.outcome === outcome &&
    known.decidedAt === decidedAt &&
    known.ground === ground &&
    known.respondBy === decision.respondBy;
  if (state.decisions.some(isKnown)) return [];
  const following = MAY_FOLLOW[state.status];
  if (!following.includes(outcome)) {
    const open =
      following.length === 0
        ? "Nothing follows it; record what returned as a new notice"
        : `Only ${following.join(", ")} can follow`;
    throw refuse(
      "NOTICE_DECIDED",
      `Notice ${state.id} is ${state.status} since ${state.decisions.at(-1)?.decidedAt}. ${open}.`,
      {
        field: "input.outcome",
        status: state.status,
        mayFollow: following,
      },
    );
  }
  checkPast(decidedAt, "input.decidedAt", now);
  const last = state.decisions.at(-1)?.decidedAt ?? state.content.noticedAt;
  if (decidedAt < last) {
    throw refuse("FIELD_INVALID", `input.decidedAt is ${decidedAt}, before what it follows, of ${last}.`, {
      field: "input.decidedAt",
    });
  }
  if ((outcome === "REMOVED") !== (ground !== undefined)) {
    throw refuse(
      "GROUND_MISPLACED",
      "input.ground says whether the platform removed as UNLAWFUL or under its HOUSE_RULES: give it with REMOVED, and only then.",
      { field: "input.ground" },
    );
  }
  checkAnswerTerm(state, decision, codeDue);
  return [{ kind: "NoticeDecided", decision, at: now }];
}

/** NO_RESPONSE is allowed once the platform's term for answering has passed, and no sooner. */
function checkAnswerTerm(
  { id, content, respondBy: known }: Notice,
  { outcome, decidedAt, respondBy: asked }: NoticeDecision,
  codeDue: Instant | undefined,
): void {
  // The code's term may have become known, or begun to bind, after the notice was recorded.
  const onRecord = known !== undefined && codeDue !== undefined && known < codeDue ? codeDue : (known ?? codeDue);
  if (asked !== undefined && (outcome !== "NO_RESPONSE" || asked !== (onRecord ?? asked))) {
    throw refuse(
      "FIELD_INVALID",
      `input.respondBy is given with NO_RESPONSE where the term is not on record; here it is ${onRecord ?? "not asked for"}. Leave it out.`,
      { field: "input.respondBy" },
    );
  }
  if (outcome !== "NO_RESPONSE") return;
  const due = onRecord ?? asked;
  if (due === undefined) {
    throw refuse(
      "RESPONSE_TERM_UNKNOWN",
      `${content.platform} took part in no code of conduct when it was told, and notice ${id} does not say by when it was to answer. Give that in input.respondBy.`,
      { field: "input.respondBy" },
    );
  }
  if (due <= content.noticedAt) {
    throw refuse("FIELD_INVALID", "input.respondBy must lie after the notice: the term runs from there.", {
      field: "input.respondBy",
    });
  }
  if (decidedAt >= due) return;
  throw refuse(
    "RESPONSE_TERM_RUNNING",
    `The platform has until ${due} to answer notice ${id}; record NO_RESPONSE after that.`,
    { field: "input.decidedAt", respondBy: due },
  );
}

export function evolveNotice(state: Notice | undefined, event: NoticeEvent): Notice {
  if (event.kind === "NoticeRecorded") {
    const { id, recorder, content, respondBy, at } = event;
    const due = respondBy === undefined ? {} : { respondBy };
    return { id, recorder, content, ...due, status: "OPEN", decisions: [], recordedAt: at };
  }
  if (state === undefined) throw new Error(`${event.kind} before NoticeRecorded`);
  switch (event.kind) {
    case "NoticeDecided": {
      const { decision } = event;
      const due = decision.respondBy === undefined ? {} : { respondBy: decision.respondBy };
      return { ...state, ...due, status: decision.outcome, decisions: [...state.decisions, decision] };
    }
    default:
      return event satisfies never;
  }
}

/** Whether the platform refused. Not answering is no refusal. */
export function wasRefused({ status }: Notice): boolean {
  return status === "REFUSED_LAWFUL" || status === "REFUSED_OVERRIDING_PUBLIC_INTEREST";
}
