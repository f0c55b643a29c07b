import type { OrderToSeal } from "@exparte/client";
import { momentTyped } from "../words/typed-moment.js";
import { centsIn, durationOf, eurosIn, isWholeNumber, termOf } from "./amounts.js";
import { type Fields, type Typed, typedIn, type Wrong, wrongMoment } from "./fields.js";
import { FINDINGS } from "./order-form.js";
import {
  type ContentAddressee,
  type ContentDuty,
  type ContentTarget,
  dutiesIn,
  type OrderContent,
} from "./sealed-order.js";
import { lineOf, namedBy } from "./targets.js";
import { translationDraft, translationField, translationsIn, wrongInTranslations } from "./translations.js";

/*
 * The form in which a court gives the next version of an order. It begins as the order is: each duty with its targets, one
 * to a line. What is taken out is let go, and what is written anew is asked. All that the form does not show stays as it was.
 */

export const CAUSES = ["NARROWING", "CORRECTION", "SETTLEMENT", "ADDITION"] as const;
export type Cause = (typeof CAUSES)[number];

/** By what they are called in every version: places shift where another one lets something go. */
export const linesName = ({ platform }: Pick<ContentAddressee, "platform">, { number }: Pick<ContentDuty, "number">) =>
  `lines-${platform}-${number}`;

/** The form as it begins. */
export function versionDraft(content: OrderContent): Fields {
  const { removeWithin, penalty, marginalTest } = content;
  const term = termOf(removeWithin);
  const fields: Record<string, string> = {
    statementOfReasons: content.statementOfReasons,
    extent: content.territorialScope.extent,
    ...(term === undefined ? {} : { within: term.number, withinUnit: term.unit }),
    ...(penalty === undefined
      ? {}
      : { penaltyAmount: eurosIn(penalty.amountCents), penaltyMaximum: maximumIn(content) }),
    ...Object.fromEntries(FINDINGS.map((name) => [`because-${name}`, marginalTest?.[name]?.reasons ?? ""])),
    ...translationDraft(content.translations ?? []),
  };
  for (const addressee of content.addressees) {
    for (const duty of dutiesIn(addressee)) {
      fields[linesName(addressee, duty)] = duty.targets.map(lineAmong(duty.targets)).join("\n");
    }
  }
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
}

const maximumIn = ({ penalty }: OrderContent) =>
  penalty?.maximumCents === undefined ? "" : eurosIn(penalty.maximumCents);

/** What is let go, and what is new, of one addressee. */
export interface VersionChange {
  readonly platform: string;
  readonly letGo: readonly string[];
  readonly added: readonly string[];
}

/** What is written otherwise than it was, by its field of the form. Empty: it is not there. */
export interface WrittenChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface NextVersion {
  readonly order: OrderToSeal;
  readonly changes: readonly VersionChange[];
  readonly written: readonly WrittenChange[];
  /** The field of each duty, by the place of its addressee and its own in the new version: for where a refusal belongs. */
  readonly places: readonly (readonly string[])[];
}

/** The next version as it was typed, or what is wrong with it. */
export function nextVersion(
  typed: Typed,
  content: OrderContent,
  now: Date,
): NextVersion | { readonly wrong: readonly Wrong[] } {
  const wrong = wrongIn(typed, content);
  if (wrong.length > 0) return { wrong };
  const addressees = content.addressees.map((addressee) => addresseeIn(typed, addressee));
  const changes = content.addressees.map((before, a) => changeOf(before, addressees[a]));
  const { penalty, marginalTest, territorialScope, translations: _, ...rest } = content;
  return {
    order: {
      ...rest,
      ...translationsIn(typed),
      statementOfReasons: typed.text("statementOfReasons"),
      territorialScope: { ...territorialScope, extent: typed.text("extent") || territorialScope.extent },
      ...(termOf(content.removeWithin) === undefined
        ? {}
        : { removeWithin: durationOf(typed.text("within"), typed.text("withinUnit")) }),
      ...(penalty === undefined ? {} : { penalty: penaltyIn(typed, penalty) }),
      ...(marginalTest === undefined
        ? {}
        : {
            marginalTest: {
              ...marginalTest,
              ...Object.fromEntries(
                FINDINGS.map((name) => [
                  name,
                  { ...marginalTest[name], holds: true, reasons: typed.text(`because-${name}`) },
                ]),
              ),
            },
          }),
      issuedAt: now,
      // What the court sealed before, and more of the same.
      addressees: addressees.filter(
        ({ items, duties }) => (items ?? duties ?? []).length > 0,
      ) as unknown as OrderToSeal["addressees"],
    },
    changes: changes.filter(({ letGo, added }) => letGo.length + added.length > 0),
    written: writtenChanges(typed, content),
    places: content.addressees
      .map((addressee) =>
        dutiesIn(addressee)
          .map((duty) => linesName(addressee, duty))
          .filter((name) => typed.lines(name).length > 0),
      )
      .filter((names) => names.length > 0),
  };
}

/** Also what somebody types back that a version in between had changed. */
function writtenChanges(typed: Typed, content: OrderContent): WrittenChange[] {
  const was = typedIn(versionDraft(content));
  const amount = (from: Typed, name: string) => {
    const cents = centsIn(from.text(name));
    return cents === undefined ? "" : eurosIn(cents);
  };
  const text = (from: Typed, name: string) => from.text(name).replaceAll("\r\n", "\n");
  const term = (from: Typed) => durationOf(from.text("within"), from.text("withinUnit"));
  const { removeWithin, penalty, marginalTest } = content;
  return [
    ...(termOf(removeWithin) === undefined ? [] : [{ name: "within", before: term(was), after: term(typed) }]),
    ...(penalty === undefined ? [] : ["penaltyAmount", "penaltyMaximum"]).map((name) => ({
      name,
      before: amount(was, name),
      after: amount(typed, name),
    })),
    ...[
      "extent",
      "statementOfReasons",
      ...(marginalTest === undefined ? [] : FINDINGS.map((one) => `because-${one}`)),
    ].map((name) => ({ name, before: text(was, name), after: text(typed, name) })),
    { name: "translations", before: translationsText(was), after: translationsText(typed) },
  ].filter(({ before, after }) => before !== after);
}

/** Each translation with its language before it. */
function translationsText(typed: Typed): string {
  const { translations = [] } = translationsIn(typed);
  return translations.map(({ language, text }) => `${language}: ${text.replaceAll("\r\n", "\n")}`).join("\n\n");
}

/** Without an amount the order has no penalty any more; without a maximum, none. */
function penaltyIn(typed: Typed, penalty: NonNullable<OrderContent["penalty"]>) {
  const amountCents = centsIn(typed.text("penaltyAmount"));
  if (amountCents === undefined) return undefined;
  const { maximumCents: _, ...rest } = penalty;
  const maximumCents = centsIn(typed.text("penaltyMaximum"));
  return { ...rest, amountCents, ...(maximumCents === undefined ? {} : { maximumCents }) };
}

function wrongIn(typed: Typed, content: OrderContent): Wrong[] {
  const required = [
    "statementOfReasons",
    ...(content.marginalTest === undefined ? [] : FINDINGS.map((name) => `because-${name}`)),
  ];
  const amounts = content.penalty === undefined ? [] : ["penaltyAmount", "penaltyMaximum"];
  const names = content.addressees.flatMap((addressee) =>
    dutiesIn(addressee).map((duty) => linesName(addressee, duty)),
  );
  const isNothingLeft = names.every((name) => typed.lines(name).length === 0);
  return [
    ...required.filter((name) => typed.text(name) === "").map((at): Wrong => ({ at, problem: { kind: "required" } })),
    ...(termOf(content.removeWithin) !== undefined && !isWholeNumber(typed.text("within"))
      ? [{ at: "within", problem: { kind: "number" } } as const]
      : []),
    ...amounts
      .filter((name) => typed.text(name) !== "" && centsIn(typed.text(name)) === undefined)
      .map((at): Wrong => ({ at, problem: { kind: "amount" } })),
    ...wrongInTranslations(typed),
    ...(isNothingLeft ? [{ at: names[0], problem: { kind: "nothingLeft" } } as const] : []),
  ];
}

function addresseeIn(typed: Typed, addressee: ContentAddressee): ContentAddressee {
  const linesOf = (duty: Pick<ContentDuty, "number">) => typed.lines(linesName(addressee, duty));
  if (addressee.duties === undefined) {
    return { ...addressee, items: targetsIn(linesOf({ number: 1 }), addressee.items ?? []) };
  }
  const duties = addressee.duties
    .map((duty): ContentDuty => ({ ...duty, targets: targetsIn(linesOf(duty), duty.targets) }))
    .filter(({ targets }) => targets.length > 0);
  return { ...addressee, duties };
}

const BY_SEARCH = " · ";

/** One result of several searches is several targets: among these each line says by which search. */
function lineAmong(targets: readonly ContentTarget[]): (target: ContentTarget) => string {
  const isMixed = new Set(targets.map(({ query }) => query)).size > 1;
  return (target) =>
    isMixed && target.query !== undefined ? `${lineOf(target)}${BY_SEARCH}${target.query}` : lineOf(target);
}

/** A line that stood there is the target that it was, with all that the court sealed of it; any other is a new one like them. */
function targetsIn(lines: readonly string[], before: readonly ContentTarget[]): ContentTarget[] {
  const left = [...before];
  const lineIn = lineAmong(before);
  return lines.map((line) => {
    const known = left.findIndex((target) => lineIn(target) === line);
    if (known !== -1) return left.splice(known, 1)[0] as ContentTarget;
    const { kind, query } = before[0] ?? {};
    const [place, search] = kind === "SEARCH_RESULT" ? resultIn(line) : [line];
    return { ...(kind === undefined ? {} : { kind }), ...namedBy(kind ?? "URL", place, search ?? query ?? "") };
  });
}

/** No address has blanks in it; a search may be for the very sign. */
function resultIn(line: string): readonly [place: string, search?: string] {
  const end = line.indexOf(BY_SEARCH);
  return end === -1 ? [line] : [line.slice(0, end), line.slice(end + BY_SEARCH.length)];
}

function changeOf(before: ContentAddressee, after: ContentAddressee | undefined): VersionChange {
  const lineIn = new Map(dutiesIn(before).map(({ number, targets }) => [number, lineAmong(targets)]));
  const lines = (one: ContentAddressee) =>
    dutiesIn(one).flatMap(({ number, targets }) =>
      targets.map((target) => `${number}. ${(lineIn.get(number) ?? lineOf)(target)}`),
    );
  const [was, is] = [lines(before), after === undefined ? [] : lines(after)];
  return {
    platform: before.respondent?.legalName ?? before.platform,
    letGo: was.filter((line) => !is.includes(line)),
    added: is.filter((line) => !was.includes(line)),
  };
}

/** What a cause must say, as the graph takes it; or what is missing. */
export function groundIn(typed: Typed) {
  const cause = CAUSES.find((one) => one === typed.text("cause")) ?? "NARROWING";
  switch (cause) {
    case "CORRECTION":
      return {
        cause,
        correction: {
          initiative: typed.text("initiative") === "ON_REQUEST" ? "ON_REQUEST" : "OWN_MOTION",
          partiesHeard: typed.text("partiesHeard"),
        },
      } as const;
    case "ADDITION":
      return { cause, addition: { appliedAt: momentTyped(typed.text("appliedAt")) ?? "" } } as const;
    default:
      return { cause } as const;
  }
}

export function wrongInGround(typed: Typed): readonly Wrong[] {
  const cause = typed.text("cause");
  const isMissing = (name: string) => typed.text(name) === "";
  return [
    ...(CAUSES.some((one) => one === cause) ? [] : [{ at: "cause", problem: { kind: "required" } } as const]),
    ...(isMissing("reasons") ? [{ at: "reasons", problem: { kind: "required" } } as const] : []),
    ...(cause === "CORRECTION" && isMissing("partiesHeard")
      ? [{ at: "partiesHeard", problem: { kind: "required" } } as const]
      : []),
    // What is filled in for another ground is not left out without a word.
    ...(cause !== "CORRECTION" && !isMissing("partiesHeard")
      ? [{ at: "partiesHeard", problem: { kind: "onlyCorrection" } } as const]
      : []),
    ...(cause !== "ADDITION" && !isMissing("appliedAt")
      ? [{ at: "appliedAt", problem: { kind: "onlyAddition" } } as const]
      : []),
    ...(cause === "ADDITION" && momentTyped(typed.text("appliedAt")) === undefined
      ? [wrongMoment("appliedAt", typed.text("appliedAt"))]
      : []),
  ];
}

/** The field of the form for a field that the graph names. */
export function versionField(
  field: string | undefined,
  places: NextVersion["places"],
  typed: Typed,
): string | undefined {
  const name = field?.replace(/^(input|decision)\./, "") ?? "";
  const [, addressee, duty] = /^order\.addressees\[(\d+)\](?:\.duties\[(\d+)\])?/.exec(name) ?? [];
  if (addressee !== undefined) return places[Number(addressee)]?.[Number(duty ?? 0)];
  const finding = FINDINGS.find((one) => name.startsWith(`order.marginalTest.${one}`));
  if (finding !== undefined) return `because-${finding}`;
  return OF_VERSION[name] ?? translationField(name.replace(/^order\./, ""), typed);
}

const OF_VERSION: Readonly<Record<string, string | undefined>> = {
  cause: "cause",
  reasons: "reasons",
  enforceableDespiteAppeal: "waitsForAppeal",
  "correction.partiesHeard": "partiesHeard",
  "correction.initiative": "initiative",
  "addition.appliedAt": "appliedAt",
  "order.statementOfReasons": "statementOfReasons",
  "order.removeWithin": "within",
  "order.territorialScope.extent": "extent",
  "order.penalty": "penaltyAmount",
  "order.penalty.amountCents": "penaltyAmount",
  "order.penalty.maximumCents": "penaltyMaximum",
};
