import { registerEnumType } from "type-graphql";

/**
 * A GraphQL enum of the union's words. `meanings` holds a sentence for each word; a new word of the union does not
 * compile without one.
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
