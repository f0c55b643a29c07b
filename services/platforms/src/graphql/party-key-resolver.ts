import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { partyRef } from "../rules/party.js";
import { registerKey, revokeKey } from "../use-cases/register-key.js";
import { registerOwnKey } from "../use-cases/register-own-key.js";
import type { PlatformsContext } from "./context.js";
import { newKey } from "./from-input.js";
import { RegisterKeyInput, RegisterOwnKeyInput, RevokeKeyInput } from "./inputs.js";
import { PartyKey } from "./party-key.js";

@Resolver(() => PartyKey)
export class PartyKeyResolver {
  @Mutation(() => PartyKey, {
    description:
      "Operator, scope parties:register. The same key with the same validity returns the same, revoked or not.",
  })
  registerKey(
    @Arg("input", () => RegisterKeyInput, { description: "The key, its holder and its validity." })
    input: RegisterKeyInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<PartyKey> {
    return registerKey(deps, actor(), newKey(input));
  }

  @Mutation(() => PartyKey, {
    description:
      "Platform, scope orders:confirm: one sealing key of its own, while the operator allows it (Platform.ownKeyUntil), which uses the permission up. The same key again returns the same.",
  })
  registerOwnKey(
    @Arg("input", () => RegisterOwnKeyInput, { description: "The public half of the key." })
    { jwk }: RegisterOwnKeyInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<PartyKey> {
    return registerOwnKey(deps, actor(), jwk);
  }

  @Mutation(() => PartyKey, {
    description: "Operator, scope parties:register. From this moment on and for good; repeating it changes nothing.",
  })
  revokeKey(
    @Arg("input", () => RevokeKeyInput, { description: "The key and its holder." }) { party, kid }: RevokeKeyInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<PartyKey> {
    return revokeKey(deps, actor(), { party: partyRef(party), kid });
  }
}
