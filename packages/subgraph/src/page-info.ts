import { Directive, Field, ObjectType } from "type-graphql";

/** Relay's. Every service that has a list declares it, so the fields must be the same in all. */
@Directive("@shareable")
@ObjectType({ description: "Where a page of a list stands in the whole (Relay)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follows this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Always false: pages are only turned forwards." })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The cursor of the page's first entry; null when the page is empty.",
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The cursor of the page's last entry, to be given as `after` for the next page; null when the page is empty.",
  })
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
