import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { PlatformId } from "../rules/ids.js";
import type { PartyKey as Key } from "../rules/party-key.js";
import { changePlatform } from "../use-cases/change-platform.js";
import { registerPlatform } from "../use-cases/register-platform.js";
import { findAddressee, seeKeys, seeOwnKeyUntil, seePlatform, seePlatforms } from "../use-cases/see-parties.js";
import type { PlatformsContext } from "./context.js";
import { newPlatform, platformChanges } from "./from-input.js";
import { ChangePlatformInput, RegisterPlatformInput } from "./inputs.js";
import { PartyKey } from "./party-key.js";
import { Platform } from "./platform.js";
import { PlatformConnection } from "./platform-connection.js";
import { DateTime } from "./scalars.js";

@Resolver(() => Platform)
export class PlatformResolver {
  @Query(() => Platform, { nullable: true, description: "Any party of the hub." })
  platform(
    @Arg("id", () => ID, { description: "The platform's id on the hub." }) id: PlatformId,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Platform | null> {
    return seePlatform(deps, actor(), id);
  }

  @Query(() => PlatformConnection, { description: "Any party of the hub. By id, at most 100 to a page." })
  async platforms(
    @Arg("first", () => Int, { defaultValue: 50, description: "How many platforms to a page, at most 100." })
    first: number,
    @Arg("after", () => String, { nullable: true, description: "The endCursor of the page before." }) after:
      | string
      | null
      | undefined,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<PlatformConnection> {
    return PlatformConnection.of(await seePlatforms(deps, actor(), { first, after: after ?? null }));
  }

  @Query(() => Platform, {
    nullable: true,
    description:
      "Any party of the hub. The platform whose registered domain covers the URL most closely; null when nobody's does.",
  })
  addresseeFor(
    @Arg("url", () => String, { description: "The absolute http(s) URL at which the content stands." }) url: string,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Platform | null> {
    return findAddressee(deps, actor(), url);
  }

  @FieldResolver(() => [PartyKey], {
    description: "All of them, revoked ones too, in the order in which they began to be valid.",
  })
  keys(@Root() { id }: Platform, @Ctx() { deps, actor }: PlatformsContext): Promise<readonly Key[]> {
    return seeKeys(deps, actor(), { type: "platform", id });
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "Operator, scope parties:register; the platform itself, scope orders:confirm. Until when it may register one sealing key by itself (registerOwnKey); null while it may not.",
  })
  ownKeyUntil(@Root() platform: Platform, @Ctx() { actor }: PlatformsContext): Date | null {
    return seeOwnKeyUntil(actor(), platform);
  }

  @Mutation(() => Platform, {
    description: "Operator, scope parties:register. The same id with the same details returns the same platform.",
  })
  registerPlatform(
    @Arg("input", () => RegisterPlatformInput, { description: "The platform, with its domains and languages." })
    input: RegisterPlatformInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Platform> {
    return registerPlatform(deps, actor(), newPlatform(input));
  }

  @Mutation(() => Platform, { description: "Operator, scope parties:register. Repeating it changes nothing." })
  changePlatform(
    @Arg("input", () => ChangePlatformInput, { description: "The platform and what is to change of it." })
    input: ChangePlatformInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Platform> {
    return changePlatform(deps, actor(), platformChanges(input));
  }
}
