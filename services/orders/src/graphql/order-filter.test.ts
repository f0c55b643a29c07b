import { expect, it } from "vitest";
import { orderFilter } from "./from-input.js";

it("passes on all that a list of orders is asked for, also where that is not to hold", () => {
  const asked = {
    status: ["IN_FORCE" as const],
    court: "rb-amsterdam",
    platform: "vidshare",
    heardOnAppeal: true,
    overdue: true,
    unserved: false,
    posterOverdue: false,
    penaltyRunning: true,
    findingContested: false,
    contested: false,
    moderationRequested: true,
    itemsSuspendedForDays: 0,
    mainTermEndsWithinDays: 7,
    caseNumber: "C/13/1",
  };
  expect(orderFilter(asked as Parameters<typeof orderFilter>[0])).toEqual(asked);
});
