import { type OperationDefinitionNode, print } from "graphql";

import { withConditions, conditionsKey } from "./conditions";
import type { Fetch } from "./fetch";
import { groupBy } from "./group-by";
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNode,
  PlanNode,
  RequiresSelection,
  Rewrite,
} from "./plan";
import { variablesIn } from "./selections";
import { resolveAliasConflicts } from "./alias-conflicts";

/** The name that the executor expects for the variable of a single list of entities. */
const singleVariable = "representations";

/**
 * Writes fetches as a plan. Fetches of one level run in parallel; fetches of one level to the same subgraph
 * become one request.
 */
export class PlanWriter {
  readonly #graphs: ReadonlyMap<string, string>;
  readonly #operation: OperationDefinitionNode;
  readonly #taken: ReadonlySet<string>;

  /** `graphs` maps to the names in requests. */
  constructor(graphs: ReadonlyMap<string, string>, operation: OperationDefinitionNode) {
    this.#graphs = graphs;
    this.#operation = operation;
    this.#taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  }

  /** One node per level, in order. */
  nodes(fetches: readonly Fetch[]): PlanNode[] {
    const inOrder = fetches.toSorted((one, other) => one.level - other.level);
    return groupBy(inOrder, ({ level }) => String(level)).map((level) => {
      const requests = groupBy(level, ({ graph, conditions }) => `${graph} ${conditionsKey(conditions)}`);
      const [first, ...others] = requests.map((some) => this.#request(some as [Fetch]));
      return first && others.length === 0
        ? first
        : { kind: "Parallel", nodes: [first, ...others] as PlanNode[] };
    });
  }

  #request(fetches: readonly [Fetch, ...Fetch[]]): PlanNode {
    const [first, ...others] = fetches;
    if (first.requires.size === 0) return withConditions(first.conditions, this.#roots(first));
    const isOne = others.length === 0 && !this.#taken.has(singleVariable);
    return withConditions(first.conditions, isOne ? this.#entities(first) : this.#lists(fetches));
  }

  #roots(fetch: Fetch): FetchNode {
    const rewrites = rewritesOf(fetch);
    const { operation: kind } = this.#operation;
    return { kind: "Fetch", ...this.#fetchParts([fetch], [], String(fetch.selections), kind), ...rewrites };
  }

  #entities(fetch: Fetch): FlattenNode {
    const list = { requires: requiresOf(fetch), ...rewritesOf(fetch) };
    const text = `{${entities(singleVariable, fetch)}}`;
    const node: FetchNode = { kind: "Fetch", ...this.#fetchParts([fetch], [singleVariable], text), ...list };
    return { kind: "Flatten", path: fetch.path, node };
  }

  /** Equal selections of entities at several paths become one list. */
  #lists(fetches: readonly Fetch[]): BatchFetchNode {
    const lists = fetches.map((fetch) => {
      const rewrites = rewritesOf(fetch);
      return { fetch, text: String(fetch.selections), list: { requires: requiresOf(fetch), ...rewrites } };
    });
    const aliases: EntityBatchAlias[] = [];
    const parts: string[] = [];
    for (const alike of groupBy(lists, ({ text, list }) => JSON.stringify([text, list]))) {
      const [{ fetch, list }] = alike as [(typeof alike)[number]];
      const alias = `_e${aliases.length}`;
      const representationsVariableName = this.#freeName(`__batch_reps_${aliases.length}`);
      const paths = alike.map((one) => one.fetch.path);
      aliases.push({ alias, representationsVariableName, paths, ...list });
      parts.push(`${alias}:${entities(representationsVariableName, fetch)}`);
    }
    const variables = aliases.map(({ representationsVariableName: name }) => name);
    const common = this.#fetchParts(fetches, variables, `{${parts.join(" ")}}`);
    return { kind: "BatchFetch", ...common, entityBatch: { aliases } };
  }

  /** The parts that all fetch nodes share: subgraph, operation and variables. */
  #fetchParts(
    fetches: readonly Fetch[],
    representations: readonly string[],
    text: string,
    operationKind: FetchNode["operationKind"] = "query",
  ): Pick<FetchNode, "serviceName" | "variableUsages" | "operationKind" | "operation"> {
    const graph = fetches[0]?.graph ?? "";
    const used = new Set(fetches.flatMap(({ selections }) => variablesIn(selections)));
    const given = (this.#operation.variableDefinitions ?? []).filter(({ variable }) =>
      used.has(variable.name.value),
    );
    const definitions = [...given.map(print), ...representations.map((name) => `$${name}:[_Any!]!`)];
    const isBare = operationKind === "query" && definitions.length === 0;
    const head = `${operationKind}${definitions.length > 0 ? `(${definitions.join(" ")})` : ""}`;
    return {
      serviceName: this.#graphs.get(graph) ?? graph,
      operationKind,
      operation: isBare ? text : `${head}${text}`,
      ...(used.size > 0 ? { variableUsages: [...used] } : {}),
    };
  }

  #freeName(name: string): string {
    return this.#taken.has(name) ? this.#freeName(`_${name}`) : name;
  }
}

function entities(variable: string, { selections }: Fetch): string {
  return `_entities(representations:$${variable})${String(selections)}`;
}

function requiresOf({ requires }: Fetch): RequiresSelection[] {
  return [...requires].map(([typeCondition, { fields }]) => ({
    kind: "InlineFragment",
    typeCondition,
    selections: [{ kind: "Field", name: "__typename" }, ...fields.values()],
  }));
}

/** Must run before the operation is printed: it sets the aliases. */
function rewritesOf({
  requires,
  selections,
  rewrites,
}: Fetch): Pick<FetchNode, "inputRewrites" | "outputRewrites"> {
  const inputRewrites = [...requires].flatMap(([type, { name, isRenamed }]): Rewrite[] =>
    isRenamed
      ? [{ ValueSetter: { path: [{ TypenameEquals: [type] }, { Key: "__typename" }], setValueTo: name } }]
      : [],
  );
  // Later rewrites have paths of the keys that the renaming restores.
  const outputRewrites = [...resolveAliasConflicts(selections), ...rewrites];
  return {
    ...(inputRewrites.length > 0 ? { inputRewrites } : {}),
    ...(outputRewrites.length > 0 ? { outputRewrites } : {}),
  };
}
