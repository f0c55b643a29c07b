import { GraphQLScalarType } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(10_000, 0, 1) - 1;

const { parseValue, parseLiteral, ...config } = GraphQLDateTime.toConfig();

/** The range of sensible moments: a year such as 0000 is a typing error, and PostgreSQL would refuse it. */
function plausible(moment: Date): Date {
  if (moment.getTime() >= EARLIEST && moment.getTime() <= LATEST) return moment;
  throw new TypeError("A DateTime lies in the years 1900 to 9999.");
}

export const DateTime = new GraphQLScalarType<Date, Date>({
  ...config,
  description: "A moment after RFC 3339, such as 2026-03-02T09:00:00.000Z, in the years 1900 to 9999.",
  parseValue: (value) => plausible(parseValue(value)),
  parseLiteral: (node, variables) => plausible(parseLiteral(node, variables)),
});
