import type { ExecutionResult, GraphQLError } from "graphql";

/** GraphQL gives `data`, be it null, to all that was executed, and to nothing else. */
export function isExecuted(result: ExecutionResult): boolean {
  return result.errors === undefined || result.data !== undefined;
}

/** What fails before anything is executed ends its operation with the protocol's `error`; it is no result. */
class RequestFailed extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super("The operation was not executed");
  }
}

/** The only way that graphql-ws leaves to end an operation so, once it has asked for a result. */
export function failing(errors: readonly GraphQLError[]): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new RequestFailed(errors)) }) };
}

export function requestErrorsIn(error: GraphQLError): readonly GraphQLError[] {
  return error.originalError instanceof RequestFailed ? error.originalError.errors : [error];
}
