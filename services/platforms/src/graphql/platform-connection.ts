import { PageInfo } from "@exparte/subgraph";
import { Field, ObjectType } from "type-graphql";
import type { PlatformPage } from "../store/platforms.js";
import { Platform } from "./platform.js";

@ObjectType({ description: "One platform in a list, with its place." })
export class PlatformEdge {
  @Field(() => String, { description: "The platform's place in the list, to go on after." })
  cursor!: string;

  @Field(() => Platform, { description: "The platform itself." })
  node!: Platform;
}

@ObjectType({ description: "A page of platforms, by id (a Relay connection)." })
export class PlatformConnection {
  @Field(() => [PlatformEdge], { description: "The platforms of this page." })
  edges!: PlatformEdge[];

  @Field(() => PageInfo, { description: "Whether more platforms follow, and after which cursor." })
  pageInfo!: PageInfo;

  static of({ entries, hasNextPage }: PlatformPage): PlatformConnection {
    return {
      edges: entries.map(({ platform, cursor }) => ({ cursor, node: platform })),
      pageInfo: {
        hasNextPage,
        hasPreviousPage: false,
        startCursor: entries.at(0)?.cursor ?? null,
        endCursor: entries.at(-1)?.cursor ?? null,
      },
    };
  }
}
