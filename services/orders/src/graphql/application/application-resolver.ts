import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { ApplicationId } from "../../rules/ids.js";
import { closeApplication } from "../../use-cases/application/close-application.js";
import { grantApplication } from "../../use-cases/application/grant-application.js";
import {
  countWaitingApplications,
  seeApplication,
  seeWaitingApplications,
} from "../../use-cases/application/see-application.js";
import { submitApplication } from "../../use-cases/application/submit-application.js";
import { viewerOf } from "../../use-cases/viewer.js";
import type { OrdersContext } from "../context.js";
import { applicationContent, orderContent, refusedParts } from "../from-input.js";
import { OrderInput } from "../order/order-inputs.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { Application } from "./application.js";
import { ApplicationConnection } from "./application-connection.js";
import { SubmitApplicationInput } from "./application-inputs.js";
import { RefusedPartInput } from "./asked-duty.js";
import { ReferralTargetEnum } from "./enums.js";

@Resolver(() => Application)
export class ApplicationResolver {
  @Query(() => Application, {
    description:
      "Court, scope applications:read. An application of your own court, or one whose order your court hears an appeal about.",
  })
  async application(
    @Arg("id", () => ID, { description: "The id of the application." }) id: ApplicationId,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Application> {
    return Application.of(await seeApplication(deps, actor(), id));
  }

  @Query(() => ApplicationConnection, {
    description:
      "Court, scope applications:read. Your own court's applications that wait for a decision, the one that waits longest first.",
  })
  async waitingApplications(
    @Arg("first", () => Int, { defaultValue: 20, description: "How many applications to a page, 1 to 100." })
    first: number,
    @Arg("after", () => String, { nullable: true, description: "The endCursor of the page before." })
    after: string | null,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<ApplicationConnection> {
    const wanted = { first, ...(after === null ? {} : { after }) };
    return ApplicationConnection.of(await seeWaitingApplications(deps, actor(), wanted));
  }

  @Query(() => Int, {
    description:
      "Court, scope applications:read. How many applications wait for a decision of your own court; of more than a thousand, a thousand.",
  })
  waitingApplicationCount(@Ctx() { deps, actor }: OrdersContext): Promise<number> {
    return countWaitingApplications(deps, actor());
  }

  @Mutation(() => Application, {
    description:
      "Court, scope applications:submit. The same content under the same case number returns the same application.",
  })
  async submitApplication(
    @Arg("input", () => SubmitApplicationInput, { description: "The application, with content, grounds and urgency." })
    input: SubmitApplicationInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Application> {
    return Application.of(await submitApplication(deps, actor(), applicationContent(input)));
  }

  @Mutation(() => TakedownOrder, {
    description: "Judge, scopes orders:grant and orders:read. Repeating it with the same seal returns the same order.",
  })
  async grantApplication(
    @Arg("id", () => ID, { description: "The id of the application." }) id: ApplicationId,
    @Arg("order", () => OrderInput, { description: "The order that is given, under the court's seal." })
    order: OrderInput,
    @Arg("refused", () => [RefusedPartInput], {
      nullable: true,
      description:
        "What of the application is refused, and why: all that it asks duty by duty and the order does not give. Left out, nothing is.",
    })
    refused: RefusedPartInput[] | null | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrder> {
    const caller = actor();
    const parts = refusedParts(refused ?? []);
    const granted = await grantApplication(deps, caller, id, orderContent(order), order.seal, parts);
    return new TakedownOrder(granted, viewerOf(caller), deps.clock());
  }

  @Mutation(() => Application, { description: "Judge, scopes orders:grant and applications:read." })
  async refuseApplication(
    @Arg("id", () => ID, { description: "The id of the application." }) id: ApplicationId,
    @Arg("reasons", () => String, { description: "Why it is refused." }) reasons: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Application> {
    return Application.of(await closeApplication(deps, actor(), id, { type: "refuse", reasons }));
  }

  @Mutation(() => Application, {
    description:
      "Judge, scopes orders:grant and applications:read. Criminal content goes to police and prosecution (politie en OM).",
  })
  async referApplication(
    @Arg("id", () => ID, { description: "The id of the application." }) id: ApplicationId,
    @Arg("to", () => ReferralTargetEnum, { description: "Whom it is referred to." }) _to: "PROSECUTION",
    @Arg("reasons", () => String, { description: "Why it is referred." }) reasons: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Application> {
    return Application.of(await closeApplication(deps, actor(), id, { type: "refer", reasons }));
  }

  @Mutation(() => Application, { description: "Court, scopes applications:submit and applications:read." })
  async withdrawApplication(
    @Arg("id", () => ID, { description: "The id of the application." }) id: ApplicationId,
    @Arg("reasons", () => String, { description: "Why the applicant no longer asks." }) reasons: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Application> {
    return Application.of(await closeApplication(deps, actor(), id, { type: "withdraw", reasons }));
  }
}
