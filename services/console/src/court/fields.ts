import { isTwice } from "../words/typed-moment.js";

/** A form as it was sent: the values of each field. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What was typed into a form: the first value of a field, without blanks around it. */
export interface Typed {
  text(name: string): string;
  /** Lines that hold something. */
  lines(name: string): readonly string[];
  isChecked(name: string): boolean;
}

export function typedIn(fields: Fields): Typed {
  const text = (name: string) => (fields[name]?.[0] ?? "").trim();
  return {
    text,
    lines: (name) =>
      text(name)
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    isChecked: (name) => text(name) !== "",
  };
}

/** What is wrong with a field, by the name under which the words have it, or the code of the graph's refusal. */
export interface Wrong {
  /** The field of the form; the form as a whole where the graph names none that it has. */
  readonly at: string | undefined;
  readonly problem:
    | {
        readonly kind: "required" | "unticked" | "number" | "amount" | "unfound" | "moment" | "items" | "nothingLeft";
      }
    | { readonly kind: "twice" | "noUnit" | "noEffect" }
    | { readonly kind: "onlyLifted" | "onlyKept" | "onlyAnnulled" | "onlyCorrection" | "onlyAddition" | "onlySearch" }
    | { readonly kind: "notPast" | "oralTooOld" }
    | { readonly kind: "noDuty" | "category" | "noKey" | "otherRespondent" | "allGiven" }
    | { readonly kind: "onlyUnregistered" | "onlyDisclosure" | "notForData" }
    | { readonly kind: "refused"; readonly code: string; readonly message: string };
}

/** Of a moment that nobody can read: that it is none, or that it is there twice. */
export function wrongMoment(at: string, text: string, otherwise: "moment" | "required" = "moment"): Wrong {
  return { at, problem: { kind: isTwice(text) ? "twice" : otherwise } };
}
