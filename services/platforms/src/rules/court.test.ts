import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { type CourtDetails, changeCourt, registerCourt } from "./court.js";
import type { CourtId } from "./ids.js";
import { checkPartyId } from "./party.js";

const NOW = new Date("2030-01-01T12:00:00.000Z");
const COURT: CourtDetails = { id: idOf("rb-amsterdam"), name: "Rechtbank Amsterdam" };
const registered = { ...COURT, instance: "DISTRICT_COURT", registeredAt: NOW } as const;
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("a court", () => {
  it("is registered; a repetition changes nothing", () => {
    expect(registerCourt(null, COURT, NOW)).toEqual({ kind: "CourtRegistered", court: registered });
    expect(registerCourt(registered, COURT, new Date())).toEqual({ kind: "Unchanged", court: registered });
  });

  it("changes its name; a repetition changes nothing", () => {
    const renamed = { ...registered, name: "Rechtbank Groot-Amsterdam" };
    expect(changeCourt(registered, renamed)).toEqual({ kind: "CourtChanged", court: renamed });
    expect(changeCourt(renamed, renamed)).toEqual({ kind: "Unchanged", court: renamed });
  });

  it("hears first instance unless it is registered with another, which it keeps under a new name", () => {
    const hof = {
      id: idOf<CourtId>("gh-amsterdam"),
      name: "Gerechtshof Amsterdam",
      instance: "COURT_OF_APPEAL",
    } as const;
    const known = registerCourt(null, hof, NOW).court;
    expect(known.instance).toBe("COURT_OF_APPEAL");
    const { instance: _, ...unsaid } = hof;
    expect(registerCourt(known, unsaid, NOW)).toEqual({ kind: "Unchanged", court: known });
    expect(changeCourt(known, { ...unsaid, name: "Hof Amsterdam" })).toMatchObject({
      court: { instance: "COURT_OF_APPEAL" },
    });
    expect(changeCourt(registered, { ...COURT, instance: "SUPREME_COURT" })).toMatchObject({
      kind: "CourtChanged",
      court: { instance: "SUPREME_COURT" },
    });
  });

  it.each([
    [
      "another instance under the same id",
      () => registerCourt(registered, { ...COURT, instance: "COURT_OF_APPEAL" }, NOW),
      "COURT_EXISTS",
    ],
    ["another name under the same id", () => registerCourt(registered, { ...COURT, name: "Hof" }, NOW), "COURT_EXISTS"],
    ["an empty name", () => registerCourt(null, { ...COURT, name: "" }, NOW), "FIELD_INVALID"],
    ["a change to an empty name", () => changeCourt(registered, { ...COURT, name: " " }), "FIELD_INVALID"],
    ["a change of one that is not registered", () => changeCourt(null, COURT), "COURT_UNKNOWN"],
  ])("refuses %s", (_, act, code) => {
    expect(act).toThrow(refusedWith(code));
  });
});

describe("a party's id", () => {
  it.each(["", "Rb", "rb amsterdam", "-rb", "rb/x", "rb:x", "ünie", "x".repeat(64)])("must not be %j", (id) => {
    expect(() => checkPartyId(id, "input.id")).toThrow(refusedWith("FIELD_INVALID"));
  });
});
