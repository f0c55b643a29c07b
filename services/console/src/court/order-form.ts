import type { OrderToSeal } from "@exparte/client";
import { instant, termStart } from "@exparte/dutch-time";
import { momentTyped } from "../words/typed-moment.js";
import { despiteIn } from "./acts/act.js";
import { centsIn, durationOf, isWholeNumber, penaltyIn, wrongInPenalty } from "./amounts.js";
import { addresseesIn, dutyRows, isDisclosure, type OfCourt, wrongInRows } from "./duty-rows.js";
import { type Typed, type Wrong, wrongMoment } from "./fields.js";
import {
  type AskedDuty,
  type LeftOut,
  leftName,
  leftOut,
  type RefusedPart,
  refusedOf,
  wrongInLeft,
} from "./refused-parts.js";
import { strayInRows, strayOf } from "./stray-fields.js";
import { translationsIn, wrongInTranslations } from "./translations.js";

/** The form in which a judge gives an order: its duties stand in rows (duty-rows.ts), and the rest is of the whole order. */

export interface OrderInForm {
  readonly order: OrderToSeal;
  readonly refused: readonly RefusedPart[];
  /** What is asked and the order does not name, with reasons or without. */
  readonly left: readonly LeftOut[];
  /** The row of each duty, by the place of its addressee and its own in the order: for where a refusal belongs. */
  readonly rows: readonly (readonly number[])[];
}

export const FINDINGS = ["unlawfulness", "freedomOfExpression", "urgency"] as const;

const REQUIRED = [
  "judge",
  "legalBasis",
  "provisions",
  "statementOfReasons",
  "scopeReasons",
  "redressPlatform",
  "redressPoster",
] as const;
const PENALTY = { unit: "penaltyUnit", amount: "penaltyAmount", maximum: "penaltyMaximum" } as const;

/** As the hub takes it. */
const ORAL_WRITTEN_WITHIN = "P14D";

/** The order that was typed, or what is missing. `now` is when it is given. */
export function orderIn(
  typed: Typed,
  asked: readonly AskedDuty[],
  now: Date,
  ofCourt: OfCourt,
): OrderInForm | { readonly wrong: readonly Wrong[] } {
  const { rows, addressees } = addresseesIn(typed, ofCourt);
  const given = addressees.flatMap(({ duties }) => duties);
  const wrong = [
    ...missing(typed),
    ...unfound(typed),
    ...numbers(typed),
    ...wrongInRows(typed, ofCourt),
    ...strayInRows(typed),
    ...wrongInOral(typed, now),
    ...wrongInTranslations(typed),
    ...wrongInLeft(typed, asked, given),
  ];
  if (wrong.length > 0) return { wrong };
  const jointMaximum = centsIn(typed.text("jointMaximum"));
  return {
    order: {
      judge: typed.text("judge"),
      legalBasis: typed.text("legalBasis"),
      statementOfReasons: typed.text("statementOfReasons"),
      provisionsInfringed: typed.lines("provisions"),
      ...(asksDisclosureAlone(typed)
        ? {}
        : {
            marginalTest: Object.fromEntries(
              FINDINGS.map((name) => [name, { holds: true, reasons: typed.text(`because-${name}`) }]),
            ),
          }),
      redress: { platform: typed.text("redressPlatform"), poster: typed.text("redressPoster") },
      territorialScope: { extent: typed.text("extent") || "NL", reasons: typed.text("scopeReasons") },
      language: typed.text("language") || "nl",
      ...translationsIn(typed),
      removeWithin: durationOf(typed.text("within"), typed.text("withinUnit")),
      ...(typed.text("serviceBy") === "BAILIFF" ? { serviceBy: "BAILIFF" } : {}),
      ...penaltyIn(typed, PENALTY),
      ...(jointMaximum === undefined ? {} : { jointMaximum: { maximumCents: jointMaximum, currency: "EUR" } }),
      ...despiteIn(typed),
      issuedAt: now,
      ...oralIn(typed),
      addressees,
    },
    refused: asked.flatMap((duty) => refusedOf(duty, given, typed.text(leftName(duty.number)))),
    left: asked.flatMap((duty) => leftOut(duty, given)),
    rows,
  };
}

/** When the judge gave it, where that was before it is written. */
function oralIn(typed: Typed): Pick<OrderToSeal, "givenOrallyAt"> {
  const moment = momentTyped(typed.text("givenOrallyAt"));
  return moment === undefined ? {} : { givenOrallyAt: new Date(moment) };
}

/** What is given orally was given before now, and is written within two weeks. */
function wrongInOral(typed: Typed, now: Date): Wrong[] {
  const text = typed.text("givenOrallyAt");
  if (text === "") return [];
  const moment = momentTyped(text);
  const wrong = (kind: "notPast" | "oralTooOld"): Wrong[] => [{ at: "givenOrallyAt", problem: { kind } }];
  if (moment === undefined) return [wrongMoment("givenOrallyAt", text)];
  if (moment >= instant(now)) return wrong("notPast");
  return moment < termStart(instant(now), ORAL_WRITTEN_WITHIN) ? wrong("oralTooOld") : [];
}

/** Then the findings stand in the duties, and the three of the marginal test are not made. */
function asksDisclosureAlone(typed: Typed): boolean {
  const rows = dutyRows(typed);
  return rows.length > 0 && rows.every((row) => isDisclosure(typed, row));
}

function missing(typed: Typed): Wrong[] {
  const found = asksDisclosureAlone(typed) ? [] : FINDINGS.map((name) => `because-${name}`);
  const wrong = [...REQUIRED, ...found]
    .filter((name) => typed.text(name) === "")
    .map((at): Wrong => ({ at, problem: { kind: "required" } }));
  return dutyRows(typed).length > 0 ? wrong : [...wrong, { at: "addressee-1", problem: { kind: "noDuty" } }];
}

/** A judge says of each finding that it holds: an order without is no order. One for data alone has none of them. */
function unfound(typed: Typed): Wrong[] {
  if (asksDisclosureAlone(typed)) {
    const names = FINDINGS.flatMap((name) => [`holds-${name}`, `because-${name}`]);
    return strayOf(typed, names, "notForData");
  }
  return FINDINGS.map((name) => `holds-${name}`)
    .filter((name) => !typed.isChecked(name))
    .map((at) => ({ at, problem: { kind: "unfound" } }));
}

function numbers(typed: Typed): Wrong[] {
  const joint = typed.text("jointMaximum");
  return [
    ...(isWholeNumber(typed.text("within")) ? [] : [{ at: "within", problem: { kind: "number" } } satisfies Wrong]),
    ...wrongInPenalty(typed, PENALTY),
    ...(joint === "" || centsIn(joint) !== undefined
      ? []
      : [{ at: "jointMaximum", problem: { kind: "amount" } } satisfies Wrong]),
  ];
}
