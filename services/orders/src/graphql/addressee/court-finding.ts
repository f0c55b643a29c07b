import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import type { Finding, FindingStatus, Found } from "../../rules/addressee/finding.js";
import type { FindingId, ItemId } from "../../rules/ids.js";
import { DateTime } from "../scalars.js";
import { FindingKindEnum, FindingStatusEnum } from "./enums.js";

@ObjectType({
  description:
    "What the court found of an addressee's items, over what the platform says. Penalty, terms and figures follow it unless it is withdrawn.",
})
export class CourtFinding {
  @Field(() => ID, { description: "The finding's id, by which it is contested and decided on." })
  id!: FindingId;

  @Field(() => FindingKindEnum, { description: "What the court found." })
  kind!: Found["kind"];

  @Field(() => [ID], { description: "The ids of the items that it is about." })
  itemIds!: readonly ItemId[];

  @Field(() => DateTime, { description: "From when on the items were up, with BREACH; or gone, with COMPLIANCE." })
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when they were up, as the court found. Null with COMPLIANCE, and for a breach that lasts until the platform confirms the items once more.",
  })
  until!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the court found so; of the court and the addressee, null to a supervisor.",
  })
  reasons!: string | null;

  @Field(() => DateTime, { description: "When the court found so." })
  foundAt!: Date;

  @Field(() => FindingStatusEnum, { description: "Where it stands." })
  status!: FindingStatus;

  @Field(() => DateTime, { nullable: true, description: "When the platform contested it; null when it did not." })
  contestedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the platform says that it is wrong, null when it does not; of the court and the addressee, null to a supervisor.",
  })
  grounds!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the court upheld or withdrew it; null before." })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the court upheld or withdrew it, null before; of the court and the addressee, null to a supervisor.",
  })
  decisionReasons!: string | null;

  static of({ id, itemIds, found, reasons, foundAt, status, contested, decided }: Finding, textVisible: boolean) {
    const text = (one: string | undefined) => (textVisible ? (one ?? null) : null);
    return Object.assign(new CourtFinding(), {
      id,
      kind: found.kind,
      itemIds,
      from: new Date(found.kind === "BREACH" ? found.from : found.effectAt),
      until: dateOrNull(found.kind === "BREACH" ? found.until : undefined),
      reasons: text(reasons),
      foundAt: new Date(foundAt),
      status,
      contestedAt: dateOrNull(contested?.at),
      grounds: text(contested?.grounds),
      decidedAt: dateOrNull(decided?.at),
      decisionReasons: text(decided?.reasons),
    });
  }
}
