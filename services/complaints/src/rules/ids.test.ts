import { expectTypeOf, it } from "vitest";
import type { Complaint } from "./complaint/complaint.js";
import type { ComplaintCommand } from "./complaint/complaint-decisions.js";
import type { fileComplaint } from "./complaint/complaint-filing.js";
import { remedyOf, withdrawRemedy } from "./complaint/contest.js";
import type { CaseNumber, ComplaintId, CourtId, DecisionId, NoticeId, OrderId, PlatformId, RemedyId } from "./ids.js";
import type { recordNotice } from "./notice/notice.js";

type Kinds = CaseNumber | ComplaintId | CourtId | DecisionId | NoticeId | OrderId | PlatformId | RemedyId;

it("takes an id of one kind for no other, and no bare text for an id", () => {
  expectTypeOf<CaseNumber>().not.toExtend<Exclude<Kinds, CaseNumber>>();
  expectTypeOf<ComplaintId>().not.toExtend<Exclude<Kinds, ComplaintId>>();
  expectTypeOf<DecisionId>().not.toExtend<Exclude<Kinds, DecisionId>>();
  expectTypeOf<NoticeId>().not.toExtend<Exclude<Kinds, NoticeId>>();
  expectTypeOf<PlatformId>().not.toExtend<Exclude<Kinds, PlatformId>>();
  expectTypeOf<RemedyId>().not.toExtend<Exclude<Kinds, RemedyId>>();
  expectTypeOf<string>().not.toExtend<Kinds>();
  expectTypeOf<Kinds>().toExtend<string>();
});

it("does not compile with two ids swapped", () => {
  expectTypeOf<Parameters<typeof fileComplaint>[0]>().toEqualTypeOf<ComplaintId>();
  expectTypeOf<Parameters<typeof recordNotice>[0]>().toEqualTypeOf<NoticeId>();
  expectTypeOf<Parameters<typeof withdrawRemedy>[1]>().toEqualTypeOf<RemedyId>();
  const asked = (complaint: Complaint, remedyId: RemedyId, decisionId: DecisionId): ComplaintCommand[] => {
    // @ts-expect-error a complaint is no objection
    remedyOf(complaint, complaint.id);
    const ruling = { result: "UPHELD", reasons: "As before." } as const;
    return [
      { type: "decideRemedy", remedyId, decisionId, ruling },
      // @ts-expect-error the two are swapped
      { type: "decideRemedy", remedyId: decisionId, decisionId: remedyId, ruling },
      // @ts-expect-error the platform that the complaint is about is no order
      { type: "linkOrder", orderId: complaint.content.controller },
      // @ts-expect-error a text has not come in by any door
      { type: "withdraw", remedyId: "remedy-1" },
    ];
  };
  expectTypeOf(asked).returns.toEqualTypeOf<ComplaintCommand[]>();
});
