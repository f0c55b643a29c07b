import type { LodgeOrderAppealMutationVariables } from "../graph/court-documents.js";
import { type ActField, chosenIn, momentIn } from "./acts/act.js";
import { wrongInField } from "./acts/typed-in-act.js";
import type { Typed, Wrong } from "./fields.js";
import type { LowerCourts } from "./lower-courts.js";

/** The form in which the registry of a higher court enters an appeal about an order. It names the decision, which it has at hand. */

const AGAINST = ["OPPOSITION", "MAIN_JUDGMENT", "APPEAL"] as const;
const APPELLANTS = ["APPLICANT", "ADDRESSEE", "POSTER", "THIRD_PARTY"] as const;

export function appealFields({ courts }: Pick<LowerCourts, "courts">): readonly ActField[] {
  return [
    { kind: "text", name: "caseNumber" },
    courts === undefined ? { kind: "text", name: "lowerCourt" } : { kind: "court", name: "lowerCourt", courts },
    { kind: "text", name: "lowerCaseNumber" },
    { kind: "choice", name: "against", options: AGAINST },
    { kind: "choice", name: "appellant", options: APPELLANTS },
    { kind: "text", name: "appellantPlatform", isOptional: true },
    { kind: "text", name: "appellantReference", isOptional: true },
    { kind: "moment", name: "lodgedAt" },
    { kind: "text", name: "decisionId", isOptional: true },
  ];
}

/** What was typed, as the graph takes it; or what is missing. What does not go together is left to the graph to refuse. */
export function appealIn(
  typed: Typed,
  fields: readonly ActField[],
): LodgeOrderAppealMutationVariables | { readonly wrong: readonly Wrong[] } {
  const wrong = [...fields.flatMap((field) => wrongInField(field, typed)), ...missingOfAppellant(typed)];
  if (wrong.length > 0) return { wrong };
  const optional = (name: string, field: string) => (typed.text(field) === "" ? {} : { [name]: typed.text(field) });
  const against = chosenIn(typed, "against", AGAINST);
  return {
    input: {
      caseNumber: typed.text("caseNumber"),
      appealOf: { court: typed.text("lowerCourt"), caseNumber: typed.text("lowerCaseNumber") },
      ...(against === "APPEAL" ? {} : { against }),
      ...optional(against === "APPEAL" ? "appealId" : "oppositionId", "decisionId"),
      role: chosenIn(typed, "appellant", APPELLANTS),
      ...optional("platform", "appellantPlatform"),
      ...optional("appellantReference", "appellantReference"),
      lodgedAt: momentIn(typed, "lodgedAt"),
    },
  };
}

function missingOfAppellant(typed: Typed): Wrong[] {
  const needed = NEEDED_OF[typed.text("appellant")];
  return needed !== undefined && typed.text(needed) === "" ? [{ at: needed, problem: { kind: "required" } }] : [];
}

const NEEDED_OF: Readonly<Record<string, string | undefined>> = {
  ADDRESSEE: "appellantPlatform",
  THIRD_PARTY: "appellantReference",
};

/** The field of the form for a field that the graph names, as `input.appealOf.court`. */
export function appealField(field: string | undefined): string | undefined {
  return FIELD_OF[field?.replace(/^input\./, "") ?? ""];
}

const FIELD_OF: Readonly<Record<string, string | undefined>> = {
  caseNumber: "caseNumber",
  appealOf: "lowerCaseNumber",
  "appealOf.court": "lowerCourt",
  "appealOf.caseNumber": "lowerCaseNumber",
  against: "against",
  oppositionId: "decisionId",
  appealId: "decisionId",
  role: "appellant",
  platform: "appellantPlatform",
  appellantReference: "appellantReference",
  lodgedAt: "lodgedAt",
};
