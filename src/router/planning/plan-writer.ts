import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FetchRewrite,
  FlattenNode,
  PlanNode,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { type OperationDefinitionNode, print } from "graphql";

import { nodeUnder, textOf } from "./conditions";
import type { Fetch } from "./fetch";
import { grouped } from "./grouped";
import { variablesIn } from "./selections";
import { separateNames } from "./separate-names";

/** As the executor calls the variable of a request for one list of entities. */
const onlyVariable = "representations";

/** Writes requests down as a plan: those of one level beside one another, and those to one subgraph as one. */
export class PlanWriter {
  readonly #graphs: ReadonlyMap<string, string>;
  readonly #operation: OperationDefinitionNode;
  readonly #taken: ReadonlySet<string>;

  /** `graphs` are the names by which subgraphs are asked. */
  constructor(graphs: ReadonlyMap<string, string>, operation: OperationDefinitionNode) {
    this.#graphs = graphs;
    this.#operation = operation;
    this.#taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  }

  /** One node a level, in their order. */
  nodes(fetches: readonly Fetch[]): PlanNode[] {
    const inOrder = fetches.toSorted((one, other) => one.level - other.level);
    return grouped(inOrder, ({ level }) => String(level)).map((level) => {
      const requests = grouped(level, ({ graph, conditions }) => `${graph} ${textOf(conditions)}`);
      const [first, ...others] = requests.map((some) => this.#request(some as [Fetch]));
      return first && others.length === 0
        ? first
        : { kind: "Parallel", nodes: [first, ...others] as PlanNode[] };
    });
  }

  #request(fetches: readonly [Fetch, ...Fetch[]]): PlanNode {
    const [first, ...others] = fetches;
    if (first.told.size === 0) return nodeUnder(first.conditions, this.#roots(first));
    const isOne = others.length === 0 && !this.#taken.has(onlyVariable);
    return nodeUnder(first.conditions, isOne ? this.#entities(first) : this.#lists(fetches));
  }

  #roots(fetch: Fetch): FetchNode {
    const rewrites = rewritesOf(fetch);
    const { operation: kind } = this.#operation;
    return { kind: "Fetch", ...this.#asked([fetch], [], String(fetch.selections), kind), ...rewrites };
  }

  #entities(fetch: Fetch): FlattenNode {
    const list = { requires: requiresOf(fetch), ...rewritesOf(fetch) };
    const text = `{${entities(onlyVariable, fetch)}}`;
    const node: FetchNode = { kind: "Fetch", ...this.#asked([fetch], [onlyVariable], text), ...list };
    return { kind: "Flatten", path: fetch.path, node };
  }

  /** The same of objects in several places is one list. */
  #lists(fetches: readonly Fetch[]): BatchFetchNode {
    const lists = fetches.map((fetch) => {
      const rewrites = rewritesOf(fetch);
      return { fetch, text: String(fetch.selections), list: { requires: requiresOf(fetch), ...rewrites } };
    });
    const aliases: EntityBatchAlias[] = [];
    const parts: string[] = [];
    for (const alike of grouped(lists, ({ text, list }) => JSON.stringify([text, list]))) {
      const [{ fetch, list }] = alike as [(typeof alike)[number]];
      const alias = `_e${aliases.length}`;
      const representationsVariableName = this.#freeName(`__batch_reps_${aliases.length}`);
      const paths = alike.map((one) => one.fetch.path);
      aliases.push({ alias, representationsVariableName, paths, ...list });
      parts.push(`${alias}:${entities(representationsVariableName, fetch)}`);
    }
    const variables = aliases.map(({ representationsVariableName: name }) => name);
    const asked = this.#asked(fetches, variables, `{${parts.join(" ")}}`);
    return { kind: "BatchFetch", ...asked, entityBatch: { aliases } };
  }

  /** What all requests say: whom they ask, and what. */
  #asked(
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

function requiresOf({ told }: Fetch): RequiresSelection[] {
  return [...told].map(([typeCondition, { fields }]) => ({
    kind: "InlineFragment",
    typeCondition,
    selections: [{ kind: "Field", name: "__typename" }, ...fields.values()],
  }));
}

/** Aliases are given as these are made, and so before a request is written. */
function rewritesOf({ told, selections }: Fetch): {
  inputRewrites?: FetchRewrite[];
  outputRewrites?: FetchRewrite[];
} {
  const inputRewrites = [...told].flatMap(([type, { name }]): FetchRewrite[] =>
    name === type
      ? []
      : [{ ValueSetter: { path: [{ TypenameEquals: [type] }, { Key: "__typename" }], setValueTo: name } }],
  );
  const outputRewrites = separateNames(selections);
  return {
    ...(inputRewrites.length > 0 ? { inputRewrites } : {}),
    ...(outputRewrites.length > 0 ? { outputRewrites } : {}),
  };
}
