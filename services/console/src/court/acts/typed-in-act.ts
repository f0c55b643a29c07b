import { momentTyped } from "../../words/typed-moment.js";
import { centsIn } from "../amounts.js";
import { type Typed, type Wrong, wrongMoment } from "../fields.js";
import { type Act, type ActField, type ActOn, tickedIn } from "./act.js";

/** What is wrong with what was typed, before the graph is asked. */
export function wrongInAct(act: Act, typed: Typed, on: ActOn): readonly Wrong[] {
  return [...act.fields(on).flatMap((field) => wrongInField(field, typed)), ...act.check(typed)];
}

export function wrongInField(field: ActField, typed: Typed): Wrong[] {
  const { kind, name } = field;
  const text = typed.text(name);
  switch (kind) {
    case "check":
      return [];
    case "choice":
      return field.options.includes(text) ? [] : [{ at: name, problem: { kind: "required" } }];
    case "items":
      return tickedIn(typed, field.items).length > 0 ? [] : [{ at: name, problem: { kind: "items" } }];
    case "court":
      return text === "" ? [{ at: name, problem: { kind: "required" } }] : [];
    case "text":
    case "moment":
    case "amount":
      if (text === "") return field.isOptional === true ? [] : [{ at: name, problem: { kind: "required" } }];
      if (kind === "moment" && momentTyped(text) === undefined) return [wrongMoment(name, text)];
      return kind === "amount" && centsIn(text) === undefined ? [{ at: name, problem: { kind: "amount" } }] : [];
    default:
      return field satisfies never;
  }
}

/** The field of the form for a field that the graph names, as `input.annulment.court`. */
export function actField(act: Act, on: ActOn, field: string | undefined): string | undefined {
  const members = (field ?? "").replaceAll(/\[\d+\]/g, "").split(".");
  const last = members.at(-1) ?? "";
  const name = act.named[members.slice(-2).join(".")] ?? act.named[last] ?? (last === "itemIds" ? "items" : last);
  return act.fields(on).some((one) => one.name === name) ? name : undefined;
}
