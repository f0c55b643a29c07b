import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { type CoordinatorDetails, changeCoordinator, registerCoordinator } from "./coordinator.js";

const NOW = new Date("2030-01-01T12:00:00.000Z");
const ACM: CoordinatorDetails = { id: idOf("acm"), name: "Autoriteit Consument en Markt" };
const registered = { ...ACM, registeredAt: NOW };
const refusedWith = (code: string, field: string) =>
  expect.objectContaining({ code, facts: expect.objectContaining({ field }) });

describe("a Digital Services Coordinator", () => {
  it("is registered; a repetition changes nothing", () => {
    expect(registerCoordinator(null, ACM, NOW)).toEqual({ kind: "CoordinatorRegistered", coordinator: registered });
    expect(registerCoordinator(registered, ACM, new Date())).toEqual({ kind: "Unchanged", coordinator: registered });
  });

  it("changes its name; a repetition changes nothing", () => {
    const renamed = { ...registered, name: "ACM" };
    expect(changeCoordinator(registered, renamed)).toEqual({ kind: "CoordinatorChanged", coordinator: renamed });
    expect(changeCoordinator(renamed, renamed)).toEqual({ kind: "Unchanged", coordinator: renamed });
  });

  const second = { id: idOf<CoordinatorDetails["id"]>("bnetza"), name: "Bundesnetzagentur" };
  it.each([
    ["a second one", () => registerCoordinator(registered, second, NOW), "COORDINATOR_EXISTS", "input.id"],
    [
      "another name",
      () => registerCoordinator(registered, { ...ACM, name: "X" }, NOW),
      "COORDINATOR_EXISTS",
      "input.id",
    ],
    ["an empty name", () => registerCoordinator(null, { ...ACM, name: " " }, NOW), "FIELD_INVALID", "input.name"],
    [
      "a change to an empty name",
      () => changeCoordinator(registered, { ...ACM, name: "" }),
      "FIELD_INVALID",
      "input.name",
    ],
    ["a change where there is none", () => changeCoordinator(null, ACM), "COORDINATOR_UNKNOWN", "input.id"],
    ["a change of another", () => changeCoordinator(registered, second), "COORDINATOR_UNKNOWN", "input.id"],
  ])("refuses %s", (_, act, code, field) => {
    expect(act).toThrow(refusedWith(code, field));
  });
});
