import { registerEnumType } from "type-graphql";

/** A GraphQL enum whose values are the union's own words. */
export function enumOf<Value extends string>(
  name: string,
  values: readonly Value[],
  description: string,
): { readonly [V in Value]: V } {
  const members = Object.fromEntries(values.map((value) => [value, value])) as { [V in Value]: V };
  registerEnumType(members, { name, description });
  return members;
}
