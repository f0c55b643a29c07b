import { Directive, Field, ObjectType } from "type-graphql";
import type { PlatformPage } from "../store/platforms.js";
import { Platform } from "./platform.js";

@Directive("@shareable")
@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

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
