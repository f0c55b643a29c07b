import { Directive, Field, ObjectType } from "type-graphql";

/** Relay's. Every service that has a list declares it, so the fields must be the same in all. */
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

/** A page as a Relay connection; pages are only turned forwards. */
export function connectionOf<Entry, Node>(
  page: {
    readonly entries: readonly { readonly entry: Entry; readonly cursor: string }[];
    readonly hasNextPage: boolean;
  },
  show: (entry: Entry) => Node,
): { edges: { cursor: string; node: Node }[]; pageInfo: PageInfo } {
  const edges = page.entries.map(({ cursor, entry }) => ({ cursor, node: show(entry) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: false,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
