import { instant } from "@exparte/dutch-time";
import type { RecordedEvent } from "@exparte/event-log";
import { connectionOf } from "@exparte/subgraph";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { ContentKind } from "../../rules/sealed-content/sealed-content.js";
import { answerDisclosure, forwardObjection, notifyPoster } from "../../use-cases/disclosure/answer-disclosure.js";
import { requestDisclosure } from "../../use-cases/disclosure/request-disclosure.js";
import {
  seeDisclosure,
  seeDisclosureHistory,
  seeDisclosures,
  seeRequestsAlongside,
} from "../../use-cases/disclosure/see-disclosures.js";
import {
  collectContent,
  confirmReceipt,
  dispenseWithNotice,
  reportBreach,
  withdrawDisclosureRequest,
} from "../../use-cases/disclosure/steer-disclosure.js";
import type { IdentitiesContext } from "../context.js";
import { ContentKindEnum } from "../enums.js";
import {
  AnswerDisclosureInput,
  ConfirmReceiptInput,
  DisclosureFilterInput,
  DispenseWithNoticeInput,
  ForwardObjectionInput,
  ReportBreachInput,
  RequestDisclosureInput,
} from "./disclosure-inputs.js";
import {
  CollectedContent,
  DisclosureEntry,
  DisclosureRequest,
  DisclosureRequestConnection,
} from "./disclosure-request.js";
import { disclosureAnswer, disclosureContent, disclosureFilter } from "./from-input.js";

@ArgsType()
class DisclosurePageArgs {
  @Field(() => Int, { defaultValue: 20, description: "1 to 100." })
  first!: number;

  @Field(() => String, { nullable: true, description: "The endCursor of the page before." })
  after?: string | null;
}

@Resolver(() => DisclosureRequest)
export class DisclosureResolver {
  @Query(() => DisclosureRequest, { description: "Its court, its platform, or the AP." })
  async disclosureRequest(
    @Arg("id", () => ID, { description: "The id of the disclosure request." }) id: string,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    return new DisclosureRequest(await seeDisclosure(deps, actor(), id));
  }

  @Query(() => DisclosureRequestConnection, {
    description:
      "Newest first. A court sees its own, a platform those made to it; for the AP (scope compliance:read) it is the register of all.",
  })
  async disclosureRequests(
    @Arg("filter", () => DisclosureFilterInput, {
      nullable: true,
      description: "Which requests are wanted; left out: all that you may see.",
    })
    filter: DisclosureFilterInput | null | undefined,
    @Args(() => DisclosurePageArgs) { first, after }: DisclosurePageArgs,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequestConnection> {
    const wanted = { first, ...(after == null ? {} : { after }) };
    const page = await seeDisclosures(deps, actor(), disclosureFilter(filter), wanted);
    return connectionOf(page, (request) => new DisclosureRequest(request));
  }

  @Mutation(() => DisclosureRequest, {
    description:
      "Court, scope disclosures:request. The request to the first addressee; those to the others are `alongside` it.",
  })
  async requestDisclosure(
    @Arg("input", () => RequestDisclosureInput, { description: "The request, with findings, recipient and seal." })
    input: RequestDisclosureInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    const requests = await requestDisclosure(deps, actor(), disclosureContent(input), input.seal);
    const first = requests.find(({ platform }) => platform === input.addressees[0]?.platform);
    if (first === undefined) throw new Error("A request was made to nobody");
    return new DisclosureRequest(first);
  }

  @Mutation(() => DisclosureRequest, {
    description:
      "Court, scope disclosures:request: the poster need not be told, for these reasons. Before the notice only.",
  })
  async dispenseWithNotice(
    @Arg("input", () => DispenseWithNoticeInput, { description: "The request, the reasons and the seal." }) {
      requestId,
      reasons,
      at,
      seal,
    }: DispenseWithNoticeInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    const by = { requestId, field: "input.requestId" };
    return new DisclosureRequest(await dispenseWithNotice(deps, actor(), by, { reasons, at: instant(at), seal }));
  }

  @Mutation(() => DisclosureRequest, { description: "Court, scope disclosures:request." })
  async withdrawDisclosureRequest(
    @Arg("requestId", () => ID, { description: "The id of the request to withdraw." }) requestId: string,
    @Arg("reasons", () => String, { description: "Why the court no longer asks." }) reasons: string,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    const by = { requestId, field: "requestId" };
    return new DisclosureRequest(await withdrawDisclosureRequest(deps, actor(), by, reasons));
  }

  @Mutation(() => DisclosureRequest, {
    description:
      "Platform, scope disclosures:answer: the poster has been told; the window for objections runs from now.",
  })
  async notifyPoster(
    @Arg("requestId", () => ID, { description: "The id of the request of which the poster was told." })
    requestId: string,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    return new DisclosureRequest(await notifyPoster(deps, actor(), requestId));
  }

  @Mutation(() => DisclosureRequest, {
    description:
      "Platform, scope disclosures:answer: what the poster has against it, for the court, without saying who.",
  })
  async forwardObjection(
    @Arg("input", () => ForwardObjectionInput, { description: "The request and the encrypted objection." }) {
      requestId,
      jwe,
      seal,
    }: ForwardObjectionInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    return new DisclosureRequest(await forwardObjection(deps, actor(), { requestId, jwe, seal }));
  }

  @Mutation(() => DisclosureRequest, {
    description: "Platform, scope disclosures:answer. The same answer again changes nothing.",
  })
  async answerDisclosure(
    @Arg("input", () => AnswerDisclosureInput, { description: "The request, and an encrypted answer or a refusal." })
    input: AnswerDisclosureInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    return new DisclosureRequest(await answerDisclosure(deps, actor(), input.requestId, disclosureAnswer(input)));
  }

  @Mutation(() => CollectedContent, {
    description:
      "Court, scope disclosures:request: what a platform left for it. May be repeated; each access is recorded.",
  })
  async collectDisclosure(
    @Arg("requestId", () => ID, { description: "The id of the request to which the content belongs." })
    requestId: string,
    @Arg("content", () => ContentKindEnum, {
      defaultValue: "DISCLOSURE",
      description: "Whether the answer or the objection is wanted.",
    })
    content: ContentKind,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<CollectedContent> {
    const { request, jwe } = await collectContent(deps, actor(), { requestId, field: "requestId" }, content);
    const seal = (content === "DISCLOSURE" ? request.answerSeal : request.objectionSeal) ?? null;
    return { request: new DisclosureRequest(request), jwe, seal };
  }

  @Mutation(() => DisclosureRequest, {
    description: "Court, scope disclosures:request: it has what it collected; the hub destroys its bytes.",
  })
  async confirmDisclosureReceipt(
    @Arg("input", () => ConfirmReceiptInput, { description: "The request and what was received." }) {
      requestId,
      content,
    }: ConfirmReceiptInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    const by = { requestId, field: "input.requestId" };
    return new DisclosureRequest(await confirmReceipt(deps, actor(), by, content));
  }

  @Mutation(() => DisclosureRequest, {
    description:
      "Court, scope disclosures:request: the answer held what had not been asked for, or does not open. The platform is told.",
  })
  async reportDisclosureBreach(
    @Arg("input", () => ReportBreachInput, { description: "The request and what was wrong with its answer." }) {
      requestId,
      ...found
    }: ReportBreachInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest> {
    const by = { requestId, field: "input.requestId" };
    return new DisclosureRequest(await reportBreach(deps, actor(), by, found));
  }

  @FieldResolver(() => [DisclosureRequest], {
    description: "The requests to other addressees that the court made in the same act, as far as you may see them.",
  })
  async alongside(
    @Root() { state }: DisclosureRequest,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureRequest[]> {
    return (await seeRequestsAlongside(deps, actor(), state)).map((request) => new DisclosureRequest(request));
  }

  @FieldResolver(() => [DisclosureEntry], { description: "What happened and who did it, the first first." })
  async history(
    @Root() { state }: DisclosureRequest,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureEntry[]> {
    return (await seeDisclosureHistory(deps, actor(), state)).map(disclosureEntry);
  }
}

function disclosureEntry({ at, kind, body }: RecordedEvent): DisclosureEntry {
  const { type, id, subject = null } = body.by as { type: string; id: string; subject?: string };
  return { at, kind, byType: type, byId: id, bySubject: subject };
}
