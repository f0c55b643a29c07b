import type { EnterApplicationMutationVariables } from "../graph/court-documents.js";
import type { Typed, Wrong } from "./fields.js";

export type ApplicationInput = EnterApplicationMutationVariables["input"];

const REQUIRED = ["caseNumber", "applicantReference", "urls", "grounds", "urgency"] as const;

/** What the registry typed, as the graph takes it; or what is still missing. */
export function applicationIn(
  typed: Typed,
): { readonly input: ApplicationInput } | { readonly wrong: readonly Wrong[] } {
  const needed = typed.text("noticeId") === "" ? [...REQUIRED, "noNoticeBecause"] : REQUIRED;
  const missing = needed
    .filter((name) => typed.text(name) === "")
    .map((at): Wrong => ({ at, problem: { kind: "required" } }));
  const wrong = [...missing, ...wrongInAppeal(typed), ...wrongInQuery(typed)];
  if (wrong.length > 0) return { wrong };
  const optional = (name: string) => (typed.text(name) === "" ? {} : { [name]: typed.text(name) });
  return {
    input: {
      caseNumber: typed.text("caseNumber"),
      source: (typed.text("source") || "VICTIM") as ApplicationInput["source"],
      applicantReference: typed.text("applicantReference"),
      grounds: typed.text("grounds"),
      urgency: typed.text("urgency"),
      ...optional("sourceName"),
      ...optional("noticeId"),
      ...optional("noNoticeBecause"),
      ...(typed.isChecked("minor") ? { minor: true } : {}),
      ...(typed.isChecked("confidential") ? { confidential: true } : {}),
      ...askedIn(typed),
      ...appealIn(typed),
    },
  };
}

export const APPEALED = ["lowerCourt", "lowerCaseNumber"] as const;

/** On appeal (hoger beroep): the case in which a lower court refused it. */
function appealIn(typed: Typed): Pick<ApplicationInput, "appealOf"> {
  const [court, caseNumber] = [typed.text("lowerCourt"), typed.text("lowerCaseNumber")];
  return court === "" && caseNumber === "" ? {} : { appealOf: { court, caseNumber } };
}

/** Both say which case it is, or neither is there. */
function wrongInAppeal(typed: Typed): Wrong[] {
  const empty = APPEALED.filter((name) => typed.text(name) === "");
  return empty.length === APPEALED.length ? [] : empty.map((at) => ({ at, problem: { kind: "required" } }));
}

/** A search query goes with search results alone, and needs them. */
function wrongInQuery(typed: Typed): Wrong[] {
  const isWanted = typed.text("kind") === "DEREFERENCE";
  if ((typed.text("query") !== "") === isWanted) return [];
  return [{ at: "query", problem: { kind: isWanted ? "required" : "onlySearch" } }];
}

/** Addresses alone ask that they be removed; anything else is a duty of its own. */
function askedIn(typed: Typed): Pick<ApplicationInput, "urls" | "duties"> {
  const kind = typed.text("kind");
  const urls = typed.lines("urls");
  if (kind === "DISABLE_ACCESS") {
    return { duties: [{ number: 1, kind, targets: urls.map((url) => ({ kind: "URL", url })) }] };
  }
  if (kind === "DEREFERENCE") {
    const query = typed.text("query");
    return { duties: [{ number: 1, kind, targets: urls.map((url) => ({ kind: "SEARCH_RESULT", url, query })) }] };
  }
  return { urls };
}

/** The field of the form for a field that the graph names, as `input.urls[2]`. */
export function applicationField(field: string | undefined): string | undefined {
  const [, name = ""] = /^input\.(\w+)/.exec(field ?? "") ?? [];
  if (name === "appealOf") return field?.endsWith(".court") ? "lowerCourt" : "lowerCaseNumber";
  if (name === "duties") return field?.endsWith(".query") ? "query" : "urls";
  return FIELDS.has(name) ? name : undefined;
}

const FIELDS: ReadonlySet<string> = new Set([...REQUIRED, "source", "sourceName", "noticeId", "noNoticeBecause"]);
