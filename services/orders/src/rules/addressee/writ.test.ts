import { describe, expect, it } from "vitest";
import type { ServiceBy } from "../order-document/order-document.js";
import type { MeansOfService } from "./addressee.js";
import { isWrit, statuteOf, type Writ } from "./writ.js";

const STATUTE = "art. 1 Demowet";

describe("rule: no penalty is forfeited before a writ (Rv art. 611a(3))", () => {
  it.each<[MeansOfService, Writ | undefined, boolean]>([
    ["BAILIFF", {}, true],
    ["ELECTRONIC", {}, false],
    ["SUBSTITUTE", {}, false],
    ["BAILIFF", { acknowledgementUnder: STATUTE }, true],
    ["ELECTRONIC", { acknowledgementUnder: STATUTE }, true],
    ["SUBSTITUTE", { acknowledgementUnder: STATUTE }, false],
    ["SUBSTITUTE", undefined, true],
    ["ELECTRONIC", undefined, true],
  ])("service by %s, where the order says %j, is one: %s", (means, writ, is) => {
    expect(isWrit(writ, means)).toBe(is);
  });

  it.each<[ServiceBy | undefined, Writ | undefined, string | undefined]>([
    [undefined, { acknowledgementUnder: STATUTE }, STATUTE],
    ["BAILIFF", { acknowledgementUnder: STATUTE }, undefined],
    [undefined, {}, undefined],
    [undefined, undefined, undefined],
  ])("and an acknowledgement is one under its statute: served by %j, with %j", (serviceBy, writ, statute) => {
    const document = serviceBy === undefined ? {} : { serviceBy };
    expect(statuteOf({ document, ...(writ === undefined ? {} : { writ }) })).toBe(statute);
  });
});
