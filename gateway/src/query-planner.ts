import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import type { UnifiedGraphHandler } from "@graphql-mesh/fusion-runtime";
import { type Executor, isAsyncIterable, mapAsyncIterator } from "@graphql-tools/utils";

/**
 * The planner in Rust, with one correction: within a subscription router-runtime (1.4.23) collects the errors of all
 * events in one list and tells the whole list with each event, so an entity that could not be had once would be
 * reported for ever. Each event's errors are taken out of that list as the event is told.
 */
export const queryPlanner: UnifiedGraphHandler = async (options) => {
  const { executor: plannedExecutor, ...planned } = await unifiedGraphHandler(options);
  if (plannedExecutor === undefined) throw new Error("The planner came without an executor");
  const executor: Executor = async (request) => {
    const result: unknown = await plannedExecutor(request);
    return (isAsyncIterable(result) ? mapAsyncIterator(result, ownErrors) : result) as never;
  };
  return { ...planned, executor };
};

function ownErrors(event: unknown): unknown {
  if (typeof event !== "object" || event === null || !("errors" in event) || !Array.isArray(event.errors)) return event;
  return { ...event, errors: event.errors.splice(0) };
}
