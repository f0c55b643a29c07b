import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { ApplicationId, CaseCodeId, OrderId } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import {
  issueCaseCode,
  type NamedCase,
  revokeCaseCode,
  seeCaseCodes,
} from "../../use-cases/case-code/issue-case-code.js";
import { seeCase } from "../../use-cases/case-code/see-case.js";
import type { OrdersContext } from "../context.js";
import { Case } from "./case.js";
import { CaseCode, IssueCaseCodeInput, IssuedCaseCode } from "./case-code.js";

@Resolver()
export class CaseCodeResolver {
  @Mutation(() => IssuedCaseCode, {
    description: "Court, scopes applications:submit and orders:read. Each call gives another code.",
  })
  async issueCaseCode(
    @Arg("input", () => IssueCaseCodeInput, { description: "The case, and for whom." }) input: IssueCaseCodeInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<IssuedCaseCode> {
    const { for: user, reference, itemIds, platform, validUntil } = input;
    const { code, caseCode } = await issueCaseCode(deps, actor(), {
      user,
      ...named(input),
      ...(reference == null ? {} : { reference }),
      ...(itemIds == null ? {} : { itemIds }),
      ...(platform == null ? {} : { platform }),
      ...(validUntil == null ? {} : { validUntil: instant(validUntil) }),
    });
    return Object.assign(new IssuedCaseCode(), { code, caseCode: CaseCode.of(caseCode, deps.clock()) });
  }

  @Mutation(() => CaseCode, {
    description:
      "Court, scopes applications:submit and orders:read: the code gives no token any more, and those given end.",
  })
  async revokeCaseCode(
    @Arg("id", () => ID, { description: "The id of the code; not the code." }) id: CaseCodeId,
    @Arg("reasons", () => String, { description: "Why, such as that it was lost." }) reasons: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<CaseCode> {
    return CaseCode.of(await revokeCaseCode(deps, actor(), id, reasons), deps.clock());
  }

  @Query(() => [CaseCode], {
    description: "Court, scopes applications:submit and orders:read: the codes that it issued for a case.",
  })
  async caseCodes(
    @Ctx() { deps, actor }: OrdersContext,
    @Arg("orderId", () => ID, { nullable: true, description: "The id of the order of the case." })
    orderId?: OrderId | null,
    @Arg("applicationId", () => ID, { nullable: true, description: "Instead: the id of its application." })
    applicationId?: ApplicationId | null,
  ): Promise<CaseCode[]> {
    const codes = await seeCaseCodes(deps, actor(), named({ orderId, applicationId }));
    return codes.map((one) => CaseCode.of(one, deps.clock()));
  }

  @Query(() => Case, {
    description: "Whoever has a code for the case, scope case:read: the case, as far as it is theirs.",
  })
  async case(@Ctx() { deps, actor }: OrdersContext): Promise<Case> {
    return new Case(await seeCase(deps, actor()), deps.clock());
  }
}

function named(input: {
  readonly orderId?: OrderId | null | undefined;
  readonly applicationId?: ApplicationId | null | undefined;
}): NamedCase {
  return {
    ...(input.orderId == null ? {} : { orderId: input.orderId }),
    ...(input.applicationId == null ? {} : { applicationId: input.applicationId }),
  };
}
