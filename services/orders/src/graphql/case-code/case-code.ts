import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import {
  type CaseCodeStatus,
  type CaseCodeUser,
  type CaseCode as CodeState,
  statusOf,
} from "../../rules/case-code/case-code.js";
import type { ApplicationId, ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { DateTime } from "../scalars.js";
import { CaseCodeStatusEnum, CaseCodeUserEnum } from "./enums.js";

@ObjectType({ description: "A code that a court gave somebody for a case (zaakcode). The code itself is not kept." })
export class CaseCode {
  @Field(() => ID, { description: "The id by which the court revokes it; it says nothing of the code." })
  id!: string;

  @Field(() => CaseCodeUserEnum, { description: "Whom it is for." })
  for!: CaseCodeUser;

  @Field(() => CaseCodeStatusEnum, { description: "Whether the hub gives a token for it." })
  status!: CaseCodeStatus;

  @Field(() => ID, { description: "The id of the application of the case." })
  applicationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the order; null for the applicant, who has the whole case.",
  })
  orderId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The court's file number for whoever has it; null for a respondent.",
  })
  reference!: string | null;

  @Field(() => [ID], { nullable: true, description: "The items of a poster or third party; null for the others." })
  itemIds!: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: "The id of the addressee outside the hub; null for the others." })
  platform!: string | null;

  @Field(() => DateTime, { description: "When the court issued it." })
  issuedAt!: Date;

  @Field(() => DateTime, { description: "The last moment at which it is valid." })
  validUntil!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the court revoked it; null when it did not." })
  revokedAt!: Date | null;

  @Field(() => Int, { description: "How often a token was given for it." })
  uses!: number;

  @Field(() => DateTime, { nullable: true, description: "When a token was last given for it; null when none was." })
  lastUsedAt!: Date | null;

  static of(state: CodeState, now: Instant): CaseCode {
    const { id, applicationId, holder, issuedAt, validUntil, revokedAt, uses, lastUsedAt } = state;
    return Object.assign(new CaseCode(), {
      id,
      for: holder.user,
      status: statusOf(state, now),
      applicationId,
      orderId: "orderId" in holder ? holder.orderId : null,
      reference: "reference" in holder ? holder.reference : null,
      itemIds: "itemIds" in holder ? holder.itemIds : null,
      platform: "platform" in holder ? holder.platform : null,
      issuedAt: new Date(issuedAt),
      validUntil: new Date(validUntil),
      revokedAt: revokedAt === undefined ? null : new Date(revokedAt),
      uses,
      lastUsedAt: lastUsedAt === undefined ? null : new Date(lastUsedAt),
    });
  }
}

@ObjectType({ description: "A new code, in clear this once." })
export class IssuedCaseCode {
  @Field(() => String, {
    description: "The code, in groups: print it or hand it over. Nobody can read it here again.",
  })
  code!: string;

  @Field(() => CaseCode, { description: "What the hub keeps of it." })
  caseCode!: CaseCode;
}

@InputType({ description: "For whom a court wants a code, and of which case: orderId, or applicationId." })
export class IssueCaseCodeInput {
  @Field(() => CaseCodeUserEnum, { description: "Whom it is for." })
  for!: CaseCodeUser;

  @Field(() => ID, { nullable: true, description: "The id of the order of the case." })
  orderId?: OrderId | null;

  @Field(() => ID, {
    nullable: true,
    description: "Instead: the id of the application, for an applicant while there is no order.",
  })
  applicationId?: ApplicationId | null;

  @Field(() => String, {
    nullable: true,
    description: "For a POSTER or THIRD_PARTY: the file number under which it contests; opaque.",
  })
  reference?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "For a POSTER or THIRD_PARTY: the items that it sees and contests.",
  })
  itemIds?: ItemId[] | null;

  @Field(() => ID, { nullable: true, description: "For a RESPONDENT: the id of the addressee outside the hub." })
  platform?: PlatformId | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The last moment at which it is valid; left out, as long as is usual on this hub.",
  })
  validUntil?: Date | null;
}
