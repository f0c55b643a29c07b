import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { handleFederationSupergraph, type UnifiedGraphHandler } from "@graphql-mesh/fusion-runtime";
import {
  type ExecutionRequest,
  type ExecutionResult,
  type Executor,
  isAsyncIterable,
  mapAsyncIterator,
  relocatedError,
} from "@graphql-tools/utils";
import { execute, GraphQLError, type GraphQLSchema, getVariableValues, subscribe } from "graphql";
import { answerAsAsked } from "./answer-as-asked.js";
import { type AskedOperation, askedOperations } from "./asked-operation.js";
import { keysByDepth, withoutDepth } from "./keys-by-depth.js";
import { errorsAtTheirFields, locatedErrors } from "./located-errors.js";
import { locatedLosses, lossOfAll } from "./located-losses.js";
import { refuse } from "./refusals.js";

type Answer = ExecutionResult | AsyncIterable<ExecutionResult>;
type OnSubgraphExecute = Parameters<UnifiedGraphHandler>[0]["onSubgraphExecute"];

/**
 * The planner in Rust (router-runtime 1.4.23) between two corrections: it is asked in a form that it answers correctly
 * (`asked-operation.ts`), and its answer is rewritten as GraphQL demands (`answer-as-asked.ts`). Parts that need no
 * service (introspection, and what `@skip` or `@include` leave out) never reach it.
 */
export const queryPlanner: UnifiedGraphHandler = async (options) => {
  const corrected = { ...options, onSubgraphExecute: withLocatedLosses(options.onSubgraphExecute) };
  const { executor: plannedExecutor, ...planned } = await unifiedGraphHandler(corrected);
  if (plannedExecutor === undefined) throw new Error("The planner came without an executor");
  const schema = planned.unifiedGraph;
  const otherPlanner = javascriptPlanner(corrected);
  const { read, pathAsAsked } = askedOperations(schema);

  const executor: Executor = async (request) => {
    const asked = read(request.document, request.operationName, request.variables);
    const introspected = await introspection(schema, asked, request);
    if (introspected.errors !== undefined && introspected.data == null) return introspected as never;

    function toldAsAsked(answer: ExecutionResult): ExecutionResult {
      const errors = [...(introspected.errors ?? []), ...located(answer).map(withPathAsAsked)];
      const told = answerAsAsked(schema, asked, {
        data: answer.data,
        introspected: (introspected.data ?? {}) as Record<string, unknown>,
        errors,
      });
      const { errors: _errors, data: _data, ...rest } = answer;
      return { ...rest, data: told.data, ...(told.errors.length === 0 ? {} : { errors: told.errors }) };
    }

    if (asked.planned === undefined) {
      if (asked.operation.operation === "subscription") throw nothingToSubscribeTo();
      requireVariables(schema, asked, request);
      return toldAsAsked({}) as never;
    }
    const answer = await answerOf({ ...request, document: asked.planned });
    return (isAsyncIterable(answer) ? mapAsyncIterator(answer, toldAsAsked) : toldAsAsked(answer)) as never;
  };

  async function answerOf(request: ExecutionRequest): Promise<Answer> {
    try {
      return (await plannedExecutor?.(request)) as Answer;
    } catch (error) {
      // No service has been asked anything yet.
      if (!(error instanceof Error) || !error.message.startsWith("Failed to plan query")) throw error;
      return otherPlanner()(request);
    }
  }

  function withPathAsAsked(error: GraphQLError): GraphQLError {
    return error.path === undefined ? error : relocatedError(error, pathAsAsked(error.path) as (string | number)[]);
  }

  return { ...planned, executor };
};

/**
 * The planner in JavaScript, for operations at which the one in Rust gives up: a field that `@requires` a field of a
 * third service, below a list of a second one. It is slower, so it is used only then, and built on first use.
 */
function javascriptPlanner(options: Parameters<UnifiedGraphHandler>[0]) {
  let executor: ((request: ExecutionRequest) => Promise<Answer>) | undefined;
  return () => {
    executor ??= executorOf(errorsAtTheirFields(handleFederationSupergraph(options).unifiedGraph));
    return executor;
  };
}

function executorOf(schema: GraphQLSchema) {
  return async (request: ExecutionRequest): Promise<Answer> => {
    const args = {
      schema,
      document: keysByDepth(request.document),
      variableValues: (request.variables as Record<string, unknown> | undefined) ?? null,
      contextValue: request.context as unknown,
    };
    const answer = (await (request.operationType === "subscription" ? subscribe(args) : execute(args))) as Answer;
    return isAsyncIterable(answer) ? mapAsyncIterator(answer, withoutDepth) : withoutDepth(answer);
  };
}

/**
 * In a subscription the planner collects the errors of all events in one list and sends the whole list with each event,
 * so one missing entity would be reported for ever. Here each event takes its own errors out of that list.
 */
function ownErrors(answer: ExecutionResult): GraphQLError[] {
  return (answer.errors as GraphQLError[] | undefined)?.splice(0) ?? [];
}

const located = (answer: ExecutionResult): GraphQLError[] => locatedErrors(answer.data, ownErrors(answer));

function withLocatedLosses(onSubgraphExecute: OnSubgraphExecute): OnSubgraphExecute {
  const withLosses = async (subgraph: string, request: ExecutionRequest) => {
    if (request.operationType === "subscription") return onSubgraphExecute(subgraph, request);
    try {
      return locatedLosses(request, (await onSubgraphExecute(subgraph, request)) as ExecutionResult);
    } catch (error) {
      return lossOfAll(request, error);
    }
  };
  return withLosses as OnSubgraphExecute;
}

async function introspection(
  schema: GraphQLSchema,
  { introspection: document }: AskedOperation,
  { variables }: ExecutionRequest,
): Promise<ExecutionResult> {
  if (document === undefined) return {};
  return execute({ schema, document, variableValues: (variables as Record<string, unknown> | undefined) ?? null });
}

/** The planner checks the variables; this checks them for operations that never reach it. */
function requireVariables(schema: GraphQLSchema, { operation }: AskedOperation, { variables }: ExecutionRequest): void {
  const { errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    (variables ?? {}) as Record<string, unknown>,
  );
  if (errors?.[0] !== undefined) throw errors[0];
}

function nothingToSubscribeTo(): GraphQLError {
  const message = "The subscription leaves out the one field that it asks for. Ask for it, or do not subscribe.";
  return new GraphQLError(message, { originalError: refuse("BAD_REQUEST", message) });
}
