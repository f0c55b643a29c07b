import type { ASTNode, Token, VariableDefinitionNode } from "graphql";

/**
 * The names of the argument or variable and the fields that a written value belongs to, found by going back through the
 * tokens: a node does not know its parent. Empty for what is no value.
 */
export function namesAround(node: ASTNode | undefined): string[] {
  if (node?.loc === undefined || !/Value$|^ObjectField$/.test(node.kind)) return [];
  // A field's own name is told apart; the names of its siblings are not those that it stands in.
  return namesBefore(node.loc.startToken.prev, node.kind === "ObjectField");
}

function namesBefore(from: Token | null, named: boolean): string[] {
  const names: string[] = [];
  let isNamed = named;
  let closed = 0;
  let token: Token | null = from;
  for (; token !== null && !(closed === 0 && token.kind === "("); token = token.prev) {
    if (/^[)\]}]$/.test(token.kind)) closed += 1;
    else if (closed > 0) closed -= /^[([{]$/.test(token.kind) ? 1 : 0;
    else if (token.kind === "{") isNamed = false;
    else if (token.kind === ":" && !isNamed) {
      names.unshift(`${token.prev?.prev?.kind === "$" ? "$" : ""}${token.prev?.value}`);
      isNamed = true;
    }
  }
  return names;
}

/** The argument, and the fields in it, that a variable is first given for; empty when it is not used. */
export function namesOfUse({ variable, loc }: VariableDefinitionNode): string[] {
  let token = loc?.endToken.next ?? null;
  for (; token !== null; token = token.next) {
    if (token.kind === "$" && token.next?.value === variable.name.value) return namesBefore(token.prev, false);
  }
  return [];
}
