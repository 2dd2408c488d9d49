import type { BatchFetchNode, FetchNode, PlanNode } from "@graphql-hive/router-query-planner";

import { mostRepresentations } from "../domain/representations";
import { placesAt, wantedOf } from "./entities";
import type { JsonObject } from "./json";
import { rewrite } from "./rewrites";
import { SubgraphFault, type AskSubgraph, type Sender, type SubgraphAnswer } from "./subrequest";
import { type AskedList, takeInEntities, takeInRoots, type EntityList, type Into } from "./take-in";

/** What a plan is run with. */
export interface Run extends Into {
  /** As the client sent them. */
  readonly variables: JsonObject;
  /** The same with their defaults, by which fields are skipped or included. */
  readonly conditions: JsonObject;
  readonly sender: Sender;
  readonly ask: AskSubgraph;
  /** Subgraphs that did not answer in time. Waiting for them again would take the time that others need. */
  readonly tooSlow: Map<string, SubgraphFault>;
}

/** Asks the subgraphs as the plan says. A subgraph that fails is no failure here: it is noted where its fields lack. */
export async function runPlan(node: PlanNode, run: Run): Promise<void> {
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
      return takeInRoots(await askFor(node, {}, run), node, run);
    case "Flatten":
      if (node.node.kind !== "Fetch") break;
      return fetchEntities(node.node, [{ ...node.node, ...theOnlyList, paths: [node.path] }], run);
    case "BatchFetch":
      return fetchEntities(
        node,
        node.entityBatch.aliases.map((list) => ({ ...list, variable: list.representationsVariableName })),
        run,
      );
    case "Subscription":
    case "Defer":
  }
  throw new Error(`Expected no ${node.kind} here in a plan.`);
}

const theOnlyList = { alias: "_entities", variable: "representations" };

async function fetchEntities(
  fetch: FetchNode | BatchFetchNode,
  lists: readonly EntityList[],
  run: Run,
): Promise<void> {
  const { apiSchema: schema } = run.supergraph;
  const asked = lists.map((list) => {
    const places = list.paths.flatMap((path) => placesAt(run.gathering.data, path, schema));
    return { list, wanted: wantedOf(places, list.requires ?? [], schema) };
  });
  await Promise.all(partsOf(asked).map((part) => fetchPart(fetch, part, run)));
}

/** Of each list no more than a subgraph takes at once; none where nothing is wanted. */
function partsOf(asked: readonly AskedList[]): AskedList[][] {
  const longest = Math.max(...asked.map(({ wanted }) => wanted.length));
  return Array.from({ length: Math.ceil(longest / mostRepresentations) }, (_, part) =>
    asked.map(({ list, wanted }) => {
      const start = part * mostRepresentations;
      return { list, wanted: wanted.slice(start, start + mostRepresentations) };
    }),
  );
}

async function fetchPart(
  fetch: FetchNode | BatchFetchNode,
  asked: readonly AskedList[],
  run: Run,
): Promise<void> {
  const representations = Object.fromEntries(
    asked.map(({ list, wanted }) => {
      const values = wanted.map(({ representation }) => representation);
      rewrite(values, list.inputRewrites, run.supergraph.apiSchema);
      return [list.variable, values];
    }),
  );
  takeInEntities(await askFor(fetch, representations, run), fetch, asked, run);
}

async function askFor(
  { serviceName: subgraph, operation, variableUsages = [] }: FetchNode | BatchFetchNode,
  representations: JsonObject,
  { variables, sender, ask, tooSlow }: Run,
): Promise<SubgraphAnswer | SubgraphFault> {
  const known = tooSlow.get(subgraph);
  if (known) return known;
  const used = variableUsages.filter((name) => Object.hasOwn(variables, name));
  try {
    return await ask({
      subgraph,
      query: operation,
      variables: { ...Object.fromEntries(used.map((name) => [name, variables[name]])), ...representations },
      sender,
    });
  } catch (error) {
    if (!(error instanceof SubgraphFault)) throw error;
    if (error.reason === "TIMEOUT") tooSlow.set(subgraph, error);
    return error;
  }
}
