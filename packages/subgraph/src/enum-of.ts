import { registerEnumType } from "type-graphql";

/**
 * A GraphQL enum whose values are the union's own words. `meanings` says of each word what it means, so that a word
 * that joins the union does not compile before it has its sentence.
 */
export function enumOf<Value extends string>(
  name: string,
  meanings: Readonly<Record<Value, string>>,
  description: string,
): { readonly [V in Value]: V } {
  const words = Object.keys(meanings) as Value[];
  const members = Object.fromEntries(words.map((word) => [word, word])) as { [V in Value]: V };
  const valuesConfig = Object.fromEntries(words.map((word) => [word, { description: meanings[word] }])) as {
    [V in Value]: { description: string };
  };
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}
