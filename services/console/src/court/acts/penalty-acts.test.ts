import { expect, it } from "vitest";
import { typedIn } from "../fields.js";
import { moderate } from "./penalty-acts.js";

const checked = (fields: Readonly<Record<string, string>>) =>
  moderate.check(typedIn(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]))));

it.each([
  [{ effect: "LIFTED", until: "2026-12-01T10:00" }, "until", "noEffect"],
  [{ effect: "LIFTED", amount: "100" }, "amount", "noEffect"],
  [{ effect: "SUSPENDED", until: "2026-12-01T10:00", maximum: "100" }, "maximum", "noEffect"],
  [{ effect: "SUSPENDED" }, "until", "required"],
  [{ effect: "REDUCED", maximum: "100" }, "amount", "required"],
] as const)("moderation says what is missing or would be left out: %o", (fields, at, kind) => {
  expect(checked(fields)).toEqual([{ at, problem: { kind } }]);
});

it.each([
  { effect: "LIFTED" },
  { effect: "SUSPENDED", until: "2026-12-01T10:00" },
  { effect: "REDUCED", amount: "100", maximum: "1000", until: "2026-12-01T10:00" },
])("moderation takes what goes together: %o", (fields) => {
  expect(checked(fields)).toEqual([]);
});
