import { describe, expect, it } from "vitest";
import { deskOrder, platformItem } from "../../../test/platform-room.js";
import { deskOf } from "./desk.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const [SOON, LATER, PAST] = ["2026-11-28T13:00:00.000Z", "2026-11-29T13:00:00.000Z", "2026-11-28T11:00:00.000Z"];

describe("the desk of a platform", () => {
  it("puts what is due first first, and what is late before it", () => {
    const orders = [
      deskOrder("later", [platformItem("1", { deadline: LATER })]),
      deskOrder("soon", [platformItem("2", { deadline: LATER }), platformItem("3", { deadline: SOON })]),
      deskOrder("late", [platformItem("4", { deadline: PAST })]),
      deskOrder("unserved", [platformItem("5", { deadline: null })]),
    ];
    const { toDo } = deskOf(orders, NOW);
    expect(toDo.map(({ orderId, by, isLate, items }) => [orderId, by, isLate, items])).toEqual([
      ["late", PAST, true, 1],
      ["soon", SOON, false, 2],
      ["later", LATER, false, 1],
      ["unserved", null, false, 1],
    ]);
  });

  it("keeps apart what an order no longer covers and is still down", () => {
    const back = platformItem("1", { reinstatementDuty: "DUE", goneSince: PAST, deadline: PAST });
    const { putBack, toDo, rest } = deskOf([deskOrder("lifted", [back], { status: "LIFTED" }, SOON)], NOW);
    expect(putBack.map(({ orderId, by }) => [orderId, by])).toEqual([["lifted", SOON]]);
    expect([toDo, rest]).toEqual([[], []]);
  });

  it("asks nothing of an order that is suspended, or of which everything is said", () => {
    const suspended = deskOrder("suspended", [platformItem("1")], { status: "SUSPENDED" });
    const done = deskOrder("done", [platformItem("2", { goneSince: PAST })]);
    const { toDo, rest } = deskOf([suspended, done], NOW);
    expect([toDo, rest.map(({ id }) => id)]).toEqual([[], ["suspended", "done"]]);
  });

  it("says when posters are to be told", () => {
    const posterInformed = {
      status: "DUE",
      informBy: PAST,
      confirmBy: SOON,
      informedAt: null,
      because: null,
      confirmedAt: null,
    } as const;
    const { toDo } = deskOf([deskOrder("told", [platformItem("1", { goneSince: PAST, posterInformed })])], NOW);
    expect(toDo.map(({ kind, by }) => [kind, by])).toEqual([["tellPoster", SOON]]);
  });
});
