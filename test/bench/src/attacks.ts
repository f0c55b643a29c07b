import { getIntrospectionQuery } from "graphql";

/** What one attacker does again and again, refused or not. */
export type Attack = { readonly name: string; readonly inParallel: number } & (
  | { readonly kind: "request"; readonly body: string; readonly withToken: boolean }
  | { readonly kind: "subscriptions"; readonly onEachSocket: number; readonly isUnread?: boolean }
  | { readonly kind: "pings"; readonly inABurst: number }
);

const MANY = 4;
/** Just below the largest accepted body. */
const LARGEST_BODY_BYTES = 1_000_000;

const query = (text: string, variables: object = {}): string => JSON.stringify({ query: text, variables });
const repeated = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(" ");

/** Each fragment spreads all later ones, so the number of paths explodes. */
function fragmentMesh(fragments: number): string {
  const bodyOf = (n: number) => repeated(fragments - n - 1, (later) => `...F${n + 1 + later}`) || "__typename";
  return `{ ...F0 } ${repeated(fragments, (n) => `fragment F${n} on Query { ${bodyOf(n)} }`)}`;
}

const anonymous = (name: string, body: string): Attack => ({
  name,
  inParallel: MANY,
  kind: "request",
  body,
  withToken: false,
});

/** Every known way in which one caller has slowed the others. */
export const ATTACKS: readonly Attack[] = [
  anonymous("bodies of 1 MB", query("{ __typename }", { filler: "x".repeat(LARGEST_BODY_BYTES) })),
  {
    name: "paper of many orders",
    inParallel: MANY,
    kind: "request",
    body: query("{ orders(first: 100) { edges { node { paper } } } }"),
    withToken: true,
  },
  anonymous("1,980 __typename", query(`{ ${repeated(1_980, () => "__typename")} }`)),
  anonymous("1,900 unknown fields", query(`{ ${repeated(1_900, (n) => `unknown${n}`)} }`)),
  anonymous("a mesh of 40 fragments", query(fragmentMesh(40))),
  anonymous("full introspection", query(getIntrospectionQuery())),
  anonymous(
    "180 verifySeal",
    query(`{ ${repeated(180, (n) => `a${n}: verifySeal(digest: "${"x".repeat(43)}") { genuine }`)} }`),
  ),
  { name: "20 sockets of 200 subscriptions", inParallel: 20, kind: "subscriptions", onEachSocket: 200 },
  { name: "400 subscriptions left unread", inParallel: 2, kind: "subscriptions", onEachSocket: 200, isUnread: true },
  { name: "floods of pings", inParallel: MANY, kind: "pings", inABurst: 100 },
];
