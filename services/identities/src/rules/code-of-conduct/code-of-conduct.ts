import { type Instant, instant, termEnd } from "@exparte/dutch-time";
import { refuse } from "../refusals.js";

/**
 * Code of conduct (gedragscode): what platforms have agreed voluntarily to do with a court's request to disclose who
 * posted something (the letter of 2019, on voluntary agreements).
 *
 * A version is published once and never changes. It is in force from its own date until the next version's, so at any
 * moment there is one or none, and versions have the same order by number and by date. The first may take effect before
 * its publication, because the code can be older than the hub. A later one is announced ahead, so that every platform
 * can leave before the text binds it, and no objection window changes its length once it is open.
 */
export interface CodeOfConduct extends CodeTerms {
  readonly publishedAt: Instant;
}

export interface CodeTerms {
  /** 1, 2, 3 … */
  readonly version: number;
  readonly text?: string;
  /** Where the text can be read; text or url, or both. */
  readonly url?: string;
  readonly inForceFrom: Instant;
  /** ISO 8601: how long a poster has to object before a disclosure. */
  readonly objectionWindow: string;
  /** ISO 8601: how soon a participant must decide on a notice (melding). */
  readonly answerNoticesWithin: string;
}

export interface CodeOfConductPublished extends CodeTerms {
  readonly kind: "CodeOfConductPublished";
  readonly at: Instant;
}

/**
 * `published` is sorted by version. Decides nothing when this version was already published with exactly these terms.
 */
export function decidePublication(
  published: readonly CodeOfConduct[],
  terms: CodeTerms,
  now: Instant,
): CodeOfConductPublished[] {
  const known = published.find((code) => code.version === terms.version);
  if (known !== undefined) {
    const differs = TERMS.find((term) => known[term] !== terms[term]);
    if (differs === undefined) return [];
    const next = published.length + 1;
    throw refuse(
      "CODE_VERSION_PUBLISHED",
      `Version ${terms.version} was published on ${known.publishedAt} with another ${differs}, and never changes. Publish this as version ${next}.`,
      { field: `input.${differs}`, nextVersion: next },
    );
  }
  checkTerms(terms);
  checkSequence(published.at(-1), terms, now);
  return [{ kind: "CodeOfConductPublished", ...terms, at: now }];
}

export function evolvePublished(published: readonly CodeOfConduct[], event: CodeOfConductPublished): CodeOfConduct[] {
  const { kind: _, at, ...terms } = event;
  return [...published, { ...terms, publishedAt: at }];
}

/** The version in force at a moment, if any. */
export function codeInForce(published: readonly CodeOfConduct[], at: Instant): CodeOfConduct | undefined {
  return published.findLast((code) => code.inForceFrom <= at);
}

/** When the next version takes effect; undefined while none is published. */
export function inForceUntil(published: readonly CodeOfConduct[], code: CodeOfConduct): Instant | undefined {
  return published.find((other) => other.version === code.version + 1)?.inForceFrom;
}

const TERMS = [
  "text",
  "url",
  "inForceFrom",
  "objectionWindow",
  "answerNoticesWithin",
] as const satisfies readonly (keyof CodeTerms)[];
const TEXT_MAX = 100_000;
const URL_MAX = 4096;
const TERM_MAX = "P3M";

function checkTerms({ text, url, objectionWindow, answerNoticesWithin }: CodeTerms): void {
  if (text === undefined && url === undefined) {
    throw refuse("FIELD_INVALID", "Give the code's text in input.text, or its address in input.url.", {
      field: "input.text",
    });
  }
  // PostgreSQL stores neither U+0000 nor half a surrogate pair.
  if (
    text !== undefined &&
    (text.trim() === "" || text.length > TEXT_MAX || text.includes("\0") || !text.isWellFormed())
  ) {
    throw refuse("FIELD_INVALID", `input.text must be a well-formed text of 1 to ${TEXT_MAX} characters.`, {
      field: "input.text",
    });
  }
  if (url !== undefined && (url.length > URL_MAX || !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))) {
    throw refuse("FIELD_INVALID", `input.url must be an absolute http(s) URL of at most ${URL_MAX} characters.`, {
      field: "input.url",
    });
  }
  checkTerm(objectionWindow, "input.objectionWindow");
  checkTerm(answerNoticesWithin, "input.answerNoticesWithin");
}

function checkTerm(term: string, field: string): void {
  const start = instant(0);
  let end: Instant;
  try {
    end = termEnd(start, term);
  } catch (cause) {
    throw refuse("FIELD_INVALID", `${field} must be an ISO 8601 duration such as P7D or PT48H.`, { field }, { cause });
  }
  if (end <= start || end > termEnd(start, TERM_MAX)) {
    throw refuse("FIELD_INVALID", `${field} must be longer than zero and at most three months.`, { field });
  }
}

function checkSequence(last: CodeOfConduct | undefined, { version, inForceFrom }: CodeTerms, now: Instant): void {
  const next = (last?.version ?? 0) + 1;
  if (version !== next) {
    throw refuse(
      "CODE_VERSION_OUT_OF_SEQUENCE",
      `input.version is ${version}; the next version is ${next}. Publish it under that number.`,
      {
        field: "input.version",
        nextVersion: next,
      },
    );
  }
  if (last === undefined) return;
  const field = "input.inForceFrom";
  if (inForceFrom <= last.inForceFrom) {
    throw refuse(
      "CODE_VERSION_OVERLAPS",
      `${field} is ${inForceFrom}, but version ${last.version} takes force on ${last.inForceFrom}. Choose a later date.`,
      { field, after: last.inForceFrom },
    );
  }
  if (inForceFrom < now) {
    throw refuse(
      "CODE_RETROACTIVE",
      `${field} is ${inForceFrom} and it is now ${now}; a new version is announced ahead. Choose a date to come.`,
      { field },
    );
  }
}
