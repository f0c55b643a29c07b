import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { expect, it } from "vitest";
import { ROOT } from "./doc-pages.js";

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** What composition needs and the gateway tells nobody. */
const isOfFederation = ({ name }: GraphQLNamedType): boolean => /^(join|link)__/.test(name);

/** A type and all that it holds, each by its full name. */
function partsOf(type: GraphQLNamedType): Described[] {
  const under = (owner: string, parts: readonly Described[]) =>
    parts.map(({ name, description }) => ({ name: `${owner}.${name}`, description }));
  if (isEnumType(type)) return [type, ...under(type.name, type.getValues())];
  if (isInputObjectType(type)) return [type, ...under(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [type];
  const fields = Object.values(type.getFields());
  return [
    type,
    ...under(type.name, fields),
    ...fields.flatMap(({ name, args }) =>
      args.map((arg) => ({ name: `${type.name}.${name}(${arg.name})`, description: arg.description })),
    ),
  ];
}

const SCHEMAS = [...globSync("services/*/schema.graphql", { cwd: ROOT }).sort(), "gateway/supergraph.graphql"];

it.each(SCHEMAS)("%s says of every type, field, argument and value what it is", (file) => {
  const schema = buildSchema(readFileSync(join(ROOT, file), "utf8"), { assumeValidSDL: true, assumeValid: true });
  const parts = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !isOfFederation(type))
    .flatMap(partsOf);
  expect(parts.length).toBeGreaterThan(50);
  const silent = parts.filter(({ description }) => !description?.trim()).map(({ name }) => name);
  expect(silent, "have no description").toEqual([]);
});
