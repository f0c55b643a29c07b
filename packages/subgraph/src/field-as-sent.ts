import { Refusal } from "@exparte/refusal";
import { type GraphQLSchema, isObjectType } from "graphql";

type Args = Readonly<Record<string, unknown>>;

/**
 * Gives every refusal of a field with arguments its `field`: the path of the value as the caller sent it. A rule knows
 * what it judges by the name that this has in it (`order.removeWithin`, `seal`), and what it does not find by its id;
 * only the door knows in which argument that came in. Changes the schema's resolvers in place.
 */
export function fieldsAsSent(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      if (field.resolve !== undefined) field.resolve = refusingAsSent(field.resolve);
      if (field.subscribe !== undefined) field.subscribe = refusingAsSent(field.subscribe);
    }
  }
  return schema;
}

function refusingAsSent<Source, Context, Info>(
  resolve: (source: Source, args: Args, context: Context, info: Info) => unknown,
): (source: Source, args: Args, context: Context, info: Info) => unknown {
  return (source, args, context, info) => {
    try {
      const result = resolve(source, args, context, info);
      if (!(result instanceof Promise)) return result;
      return result.catch((error: unknown) => {
        throw asSent(error, args);
      });
    } catch (error) {
      throw asSent(error, args);
    }
  };
}

/** The error with the path of what it is about among these arguments; unchanged when it is about none of them. */
export function asSent(error: unknown, args: Args): unknown {
  if (!(error instanceof Refusal)) return error;
  const { code, message, facts } = error;
  const field = typeof facts.field === "string" ? pathAsSent(facts.field, args) : argumentOf(facts, args);
  if (field === undefined || field === facts.field) return error;
  return new Refusal(code, message, { ...facts, field }, { cause: error });
}

/** What was judged stands nearest to the arguments under the first name of its path. */
function pathAsSent(field: string, args: Args): string {
  const [name = field] = field.split(/[.[]/, 1);
  const place = membersOf(args).find((member) => member.name === name);
  return place === undefined ? field : `${place.path}${field.slice(name.length)}`;
}

/** The argument that holds a fact under its own name, or that of an id: `orderId` is there as `orderId` or as `id`. */
function argumentOf(facts: Refusal["facts"], args: Args): string | undefined {
  const members = membersOf(args);
  for (const [fact, value] of Object.entries(facts)) {
    const place = members.find((member) => member.value === value && (member.name === fact || member.name === "id"));
    if (place !== undefined) return place.path;
  }
  return undefined;
}

interface Member {
  readonly name: string;
  readonly path: string;
  readonly value: unknown;
}

/** No refusal is about what lies deeper in a value; a caller's own JSON may. */
const MAX_DEPTH = 4;

/** The arguments and the members of those that are objects, level by level. */
function membersOf(args: Args): Member[] {
  let level: readonly Member[] = [{ name: "", path: "", value: args }];
  const members: Member[] = [];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap(({ path, value }) =>
      isObject(value)
        ? Object.entries(value).map(([name, inner]) => ({
            name,
            path: path === "" ? name : `${path}.${name}`,
            value: inner,
          }))
        : [],
    );
    members.push(...level);
  }
  return members;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
