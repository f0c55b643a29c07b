import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import { decideRequest, type ModerationRequest, openRequest } from "./moderation-request.js";

const asked = (duty: number | undefined, status: ModerationRequest["status"] = "OPEN"): ModerationRequest => ({
  ...(duty === undefined ? {} : { duty }),
  from: minutes(10),
  reasons: "The hosting company is gone.",
  requestedAt: minutes(20),
  status,
});
const requests = [asked(1, "REFUSED"), asked(1), asked(2), asked(undefined)];
const decided = { at: minutes(30), reasons: "It is possible." };

describe("rule: one request is open at a time for each penalty", () => {
  it("and is found by the duty whose penalty it is about", () => {
    expect([1, 2, undefined, 3].map((duty) => openRequest({ moderationRequests: requests }, duty))).toEqual([
      requests[1],
      requests[2],
      requests[3],
      undefined,
    ]);
    expect(openRequest({ moderationRequests: [asked(1, "GRANTED")] }, 1)).toBeUndefined();
    expect(openRequest({}, undefined)).toBeUndefined();
  });

  it("and is decided by itself", () => {
    expect(decideRequest(requests, 1, "GRANTED", decided)).toEqual([
      requests[0],
      { ...requests[1], status: "GRANTED", decided },
      requests[2],
      requests[3],
    ]);
    expect(decideRequest(requests, undefined, "REFUSED", decided)).toEqual([
      ...requests.slice(0, 3),
      { ...requests[3], status: "REFUSED", decided },
    ]);
  });
});
