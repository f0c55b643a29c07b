import { Field, ID, InputType } from "type-graphql";
import type { AppealOutcome } from "../../rules/appeal/appeal.js";
import type { DecisionOn } from "../../rules/appeal/appeal-terms.js";
import type { AppellantRole } from "../../rules/appeal/appellant.js";
import type { AppealId, CaseNumber, OppositionId, OrderId, PlatformId } from "../../rules/ids.js";
import { AppealedCaseInput } from "../application/application-inputs.js";
import { OrderInput } from "../order/order-inputs.js";
import { DateTime, Duration } from "../scalars.js";
import { AppealedDecisionEnum, AppealOutcomeEnum, AppellantRoleEnum } from "./enums.js";

@InputType({ description: "An appeal, as the registry of the court that hears it enters it." })
export class LodgeOrderAppealInput {
  @Field(() => AppealedCaseInput, {
    description:
      "The case in which the decision was given, as the decision has it: of the court that gave the order; or, in cassation, of the court of appeal.",
  })
  appealOf!: AppealedCaseInput;

  @Field(() => AppealedDecisionEnum, {
    nullable: true,
    description: "Which decision in the case of the court that gave the order; left out in cassation.",
  })
  against?: DecisionOn | null;

  @Field(() => ID, {
    nullable: true,
    description: "Which opposition was decided, where that case has several such decisions; left out otherwise.",
  })
  oppositionId?: OppositionId | null;

  @Field(() => ID, {
    nullable: true,
    description: "In cassation: which appeal was decided, where that case has several; left out otherwise.",
  })
  appealId?: AppealId | null;

  @Field(() => String, { description: "Your court's own case number (zaaknummer)." })
  caseNumber!: CaseNumber;

  @Field(() => AppellantRoleEnum, { description: "Who appeals." })
  role!: AppellantRole;

  @Field(() => ID, {
    nullable: true,
    description: "With ADDRESSEE: the id of the platform or respondent that appeals.",
  })
  platform?: PlatformId | null;

  @Field(() => String, {
    nullable: true,
    description:
      "With POSTER or THIRD_PARTY: the file number under which it contested the order, or one of your court's; opaque.",
  })
  appellantReference?: string | null;

  @Field(() => DateTime, { description: "When it was lodged; not in the future." })
  lodgedAt!: Date;
}

@InputType({ description: "What the court that hears an appeal decides on it." })
export class OrderAppealDecisionInput {
  @Field(() => AppealOutcomeEnum, { description: "What becomes of the decision that is appealed against." })
  outcome!: AppealOutcome;

  @Field(() => String, { description: "Why it is decided so." })
  reasons!: string;

  @Field(() => OrderInput, {
    nullable: true,
    description:
      "With MODIFIED: the whole order as it is now, sealed by your court as the next version. Its seal has `onAppeal`: your court and case number.",
  })
  order?: OrderInput | null;

  @Field(() => Duration, { nullable: true, description: "By when what is free must be back; left out, 24 hours." })
  reinstateWithin?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Where the order goes on: whether it is obeyed although a further appeal is lodged; left out, as the order says.",
  })
  enforceableDespiteAppeal?: boolean | null;
}

@InputType({
  description: "The court states that the main judgment can no longer be appealed (in kracht van gewijsde).",
})
export class DeclareIrrevocableInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => String, {
    description: "From what that is known, such as the registry's certificate that nobody appealed.",
  })
  reasons!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "The parties acquiesced in the judgment (berusting, Rv art. 334), so that its term need not pass.",
  })
  acquiesced?: boolean | null;
}
