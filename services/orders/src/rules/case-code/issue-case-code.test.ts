import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument, respondent } from "../../../test/fixtures.js";
import type { ApplicationId, CaseCodeId, CourtId, LockedText } from "../ids.js";
import { partyOf } from "./case-code.js";
import { holderOf, validUntil } from "./issue-case-code.js";
import { ownItems } from "./own-part.js";

const PERSON = respondent({ respondent: { kind: "PERSON", locked: idOf<LockedText>("locked") } });

describe("a code for a respondent whom nobody registered", () => {
  const order = issuedOrder(orderDocument({ addressees: [...orderDocument().addressees, PERSON] }));
  const { platform } = PERSON;
  const holder = holderOf({ user: "RESPONDENT", platform }, "a-1", order);

  it("names it by the id that the court gave it, and shows its own items", () => {
    expect(holder).toEqual({ user: "RESPONDENT", orderId: "order-1", platform });
    expect(ownItems(order, holder).map((one) => one.item.url)).toEqual(["https://chirper.example/anna/1"]);
  });

  it("gives a token that reads, contests and confirms", () => {
    const code = {
      ...{
        id: idOf<CaseCodeId>("c"),
        court: idOf<CourtId>("rb-amsterdam"),
        applicationId: idOf<ApplicationId>("a"),
        holder,
        uses: 0,
      },
      ...{ issuedAt: minutes(0), validUntil: minutes(1) },
    };
    expect(partyOf(code)).toEqual({ type: "respondent", scope: "case:read case:contest case:confirm" });
  });
});

describe("the time of a code", () => {
  const terms = { validFor: "P90D", longest: "P30D" };

  it("is never longer than the hub's longest, also where the court says nothing", () => {
    expect(validUntil(undefined, terms, minutes(0))).toBe(minutes(30 * 1440 - 60));
    expect(validUntil(minutes(5), terms, minutes(0))).toBe(minutes(5));
  });
});
