import type { ExecutionResult, GraphQLError } from "graphql";

/** GraphQL gives every executed operation `data`, even if null, and gives it to nothing else. */
export function isExecuted(result: ExecutionResult): boolean {
  return result.errors === undefined || result.data !== undefined;
}

/** A failure before execution ends its operation with the protocol's `error` message; it is not a result. */
class RequestFailed extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super("The operation was not executed");
  }
}

/** After graphql-ws has asked for a result, this is the only way to end an operation with `error`. */
export function failing(errors: readonly GraphQLError[]): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new RequestFailed(errors)) }) };
}

export function requestErrorsIn(error: GraphQLError): readonly GraphQLError[] {
  return error.originalError instanceof RequestFailed ? error.originalError.errors : [error];
}
