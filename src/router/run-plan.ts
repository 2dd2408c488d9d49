import { maxRepresentations } from "../domain/representations";
import { type EntityTarget, targetsAt, entityRequests } from "./entity-targets";
import { noEntity } from "./execution-state";
import type { JsonObject } from "../domain/json-object";
import type { BatchFetchNode, FetchNode, PlanNode } from "./planning/plan";
import { rewrite } from "./rewrites";
import {
  SubgraphFault,
  type AskSubgraph,
  type SubgraphRequestContext,
  type SubgraphAnswer,
} from "./subrequest";
import {
  type EntityListRequest,
  mergeEntities,
  recordFailure,
  mergeRoots,
  type EntityList,
  type MergeContext,
} from "./merge-answer";

/** Everything that running a plan needs. */
export interface PlanRun extends MergeContext {
  /** As sent by the client. */
  readonly variables: JsonObject;
  /** Coerced variables with defaults. They decide @skip and @include. */
  readonly conditions: JsonObject;
  readonly context: SubgraphRequestContext;
  readonly ask: AskSubgraph;
  /** Subgraphs that timed out. They are not asked again: a second wait would take the time of the others. */
  readonly timedOut: Map<string, SubgraphFault>;
}

/** Executes a plan. A subgraph failure does not throw: it is recorded at the fields that it costs. */
export async function runPlan(node: PlanNode, run: PlanRun): Promise<void> {
  switch (node.kind) {
    case "Sequence":
      for (const next of node.nodes) await runPlan(next, run);
      return;
    case "Parallel":
      await Promise.all(node.nodes.map((next) => runPlan(next, run)));
      return;
    case "Condition": {
      const branch = run.conditions[node.condition] === true ? node.ifClause : node.elseClause;
      return branch ? runPlan(branch, run) : undefined;
    }
    case "Fetch":
      return mergeRoots(await requestSubgraph(node, {}, run), node, run);
    case "Flatten":
      return fetchEntities(node.node, [{ ...node.node, ...singleList, paths: [node.path] }], run);
    case "BatchFetch":
      return fetchEntities(
        node,
        node.entityBatch.aliases.map((list) => ({ ...list, variable: list.representationsVariableName })),
        run,
      );
  }
}

const singleList = { alias: "_entities", variable: "representations" };

async function fetchEntities(
  fetch: FetchNode | BatchFetchNode,
  lists: readonly EntityList[],
  run: PlanRun,
): Promise<void> {
  const { wholeSchema: schema } = run.supergraph;
  const listRequests = lists.map((list) => {
    const targets = list.paths.flatMap((path) => targetsAt(run.state.data, path, schema));
    const onNoEntity = (target: EntityTarget) => recordFailure(noEntity, [target], fetch, list, run);
    return { list, requests: entityRequests(targets, list.requires ?? [], schema, onNoEntity) };
  });
  await Promise.all(batchesOf(listRequests).map((batch) => fetchBatch(fetch, batch, run)));
}

/** Splits each list into batches of the size that a subgraph accepts. No batch when there are no requests. */
function batchesOf(listRequests: readonly EntityListRequest[]): EntityListRequest[][] {
  const longest = Math.max(...listRequests.map(({ requests }) => requests.length));
  return Array.from({ length: Math.ceil(longest / maxRepresentations) }, (_, batch) =>
    listRequests.map(({ list, requests }) => {
      const start = batch * maxRepresentations;
      return { list, requests: requests.slice(start, start + maxRepresentations) };
    }),
  );
}

async function fetchBatch(
  fetch: FetchNode | BatchFetchNode,
  listRequests: readonly EntityListRequest[],
  run: PlanRun,
): Promise<void> {
  const representations = Object.fromEntries(
    listRequests.map(({ list, requests }) => {
      const values = requests.map(({ representation }) => representation);
      rewrite(values, list.inputRewrites, run.supergraph.wholeSchema);
      return [list.variable, values];
    }),
  );
  mergeEntities(await requestSubgraph(fetch, representations, run), fetch, listRequests, run);
}

async function requestSubgraph(
  { serviceName: subgraph, operation, operationKind, variableUsages = [] }: FetchNode | BatchFetchNode,
  representations: JsonObject,
  { variables, context, ask, timedOut }: PlanRun,
): Promise<SubgraphAnswer | SubgraphFault> {
  const known = timedOut.get(subgraph);
  if (known) return known;
  const used = variableUsages.filter((name) => Object.hasOwn(variables, name));
  try {
    return await ask({
      subgraph,
      query: operation,
      isMutation: operationKind === "mutation",
      variables: { ...Object.fromEntries(used.map((name) => [name, variables[name]])), ...representations },
      context,
    });
  } catch (error) {
    if (!(error instanceof SubgraphFault)) throw error;
    if (error.reason === "TIMEOUT") timedOut.set(subgraph, error);
    return error;
  }
}
