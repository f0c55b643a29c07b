import { PageInfo } from "@exparte/subgraph";
import { Field, ObjectType } from "type-graphql";
import type { PlatformPage } from "../store/platforms.js";
import { Platform } from "./platform.js";

@ObjectType()
export class PlatformEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Platform)
  node!: Platform;
}

@ObjectType({ description: "A Relay connection." })
export class PlatformConnection {
  @Field(() => [PlatformEdge])
  edges!: PlatformEdge[];

  @Field(() => PageInfo)
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
