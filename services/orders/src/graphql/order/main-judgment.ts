import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import type { MainJudgment as Judgment } from "../../rules/order/order.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { DateTime } from "../scalars.js";
import { MainOutcomeEnum } from "./enums.js";

@ObjectType({ description: "The judgment in the main proceedings (vonnis in de hoofdzaak)." })
export class MainJudgment {
  @Field(() => MainOutcomeEnum, { description: "Whether the main claim was allowed." })
  outcome!: "CONFIRMED" | "REJECTED";

  @Field(() => DateTime, { description: "When it was recorded." })
  givenAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Why it was decided so; of the courts and the addressees, null to others.",
  })
  reasons!: string | null;

  @Field(() => Boolean, { description: "Whether an appeal against it suspends the order (schorsende werking)." })
  appealSuspends!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when an appeal against it is in time (Rv arts. 339, 402); null where none lies, and where the hub cannot tell.",
  })
  appealBy!: Date | null;

  static of({ outcome, at, reasons, appealBy, appealSuspends }: Judgment, viewer: Viewer): MainJudgment {
    return Object.assign(new MainJudgment(), {
      outcome,
      givenAt: new Date(at),
      reasons: viewer.role === "supervisor" ? null : reasons,
      appealSuspends: appealSuspends === true,
      appealBy: dateOrNull(appealBy),
    });
  }
}

@ObjectType({ description: "The court that gave a version of an order on appeal, and sealed it." })
export class OnAppeal {
  @Field(() => ID, { description: "The id of the court that heard the appeal." })
  court!: string;

  @Field(() => String, { description: "That court's own case number (zaaknummer)." })
  caseNumber!: string;
}
