import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  execute,
  type ExecutionResult,
  getNamedType,
  getNullableType,
  graphql,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
} from "graphql";

import { compose } from "../../../src/federation/compose";
import type { JsonObject } from "../../../src/domain/json-object";
import type { AskSubgraph } from "../../../src/router/subrequest";
import { readSupergraph, type Supergraph } from "../../../src/router/supergraph";
import type { LaidField, LaidSubgraph, Layout } from "./random-layout";
import { ownFields } from "./random-layout";

/** An object of the test graph, with what came with it. */
interface Thing {
  readonly __typename: string;
  readonly n: number;
  /** The field that the sender provides (`@provides`). */
  readonly provided?: string;
  /** The representation that the router sent. */
  readonly representation?: JsonObject;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override"])`;

/** A graph split over several subgraphs, and the same graph as one schema. */
export interface LaidGraph {
  readonly supergraph: Supergraph;
  readonly ask: AskSubgraph;
  readonly whole: (query: string, variables: JsonObject) => Promise<ExecutionResult>;
  /** The subgraphs' SDL, for debugging. */
  readonly text: string;
}

/** Null if the layout does not compose. */
export function laidGraph(layout: Layout): LaidGraph | null {
  const parts = layout.subgraphs.map((subgraph) => ({ subgraph, text: `${link}\n${sdlOf(subgraph)}` }));
  const { supergraphSdl } = compose(
    parts.map(({ subgraph: { name }, text }) => ({ name, url: `http://${name}`, typeDefs: parse(text) })),
  );
  if (supergraphSdl === null) return null;

  const supergraph = readSupergraph(supergraphSdl);
  const servers = new Map(
    parts.map(({ subgraph, text }) => [subgraph.name, serverOf(subgraph, text, layout)]),
  );
  return {
    supergraph,
    ask: async ({ subgraph, query, variables }) => servers.get(subgraph)?.(query, variables) as never,
    whole: async (query, variables) =>
      execute({
        schema: supergraph.apiSchema,
        document: parse(query),
        variableValues: variables,
        fieldResolver: (source, args, _context, info) =>
          valueOf(source as Thing, args as JsonObject, info, layout),
      }),
    text: parts.map(({ subgraph, text }) => `# ${subgraph.name}\n${text}`).join("\n"),
  };
}

export function sdlOf({ keys, types, members, things }: LaidSubgraph): string {
  const objects = [...types].map(([type, fields]) => {
    const head = [
      `type ${type}`,
      ...(things.includes(type) ? ["implements Thing"] : []),
      ...(keys.get(type) ?? []).map((key) => `@key(fields: "${key}")`),
    ];
    const lines = [...fields].map(
      ([name, { args = "", type: of, directives = [] }]) => `  ${name}${args}: ${of} ${directives.join(" ")}`,
    );
    return `${head.join(" ")} {\n${lines.join("\n")}\n}`;
  });
  return [
    ...objects,
    ...([...types.values()].some((fields) => fields.has("box")) ? ["type Box @shareable { id: ID! }"] : []),
    ...(members.length > 0 ? [`union Any = ${members.join(" | ")}`] : []),
    ...(things.length > 0 ? ["interface Thing { name: String }"] : []),
  ].join("\n");
}

/** A strict subgraph: it accepts only its own keys and resolves only its own fields. */
function serverOf(subgraph: LaidSubgraph, text: string, layout: Layout) {
  const resolvers = Object.fromEntries(
    [...subgraph.keys].map(([type, keys]) => [
      type,
      { __resolveReference: (representation: JsonObject) => found(type, keys, representation) },
    ]),
  );
  const schema = buildSubgraphSchema([{ typeDefs: parse(text), resolvers }]);
  const fieldResolver: GraphQLFieldResolver<Thing, unknown> = (source, args, _context, info) => {
    const field = subgraph.types.get(info.parentType.name)?.get(info.fieldName);
    const value = field ? ownValue(source, field, info) : undefined;
    return value === undefined ? valueOf(source, args as JsonObject, info, layout, field?.provides) : value;
  };
  return async (source: string, variableValues: JsonObject) => {
    const { data, errors = [] } = await graphql({ schema, source, variableValues, fieldResolver });
    return JSON.parse(JSON.stringify({ data: data ?? null, errors })) as object;
  };
}

/** The object for a representation, by a key that is complete. */
function found(type: string, keys: readonly string[], representation: JsonObject): Thing | null {
  for (const n of [0, 1, 2]) {
    const object = { __typename: type, n };
    const isIt = keys.some((key) =>
      ownFields(key).every(
        (name) => JSON.stringify(representation[name]) === JSON.stringify(keyValue(object, name)),
      ),
    );
    if (isIt) return { ...object, representation };
  }
  throw new Error(
    `Expected a key of ${type} (${keys.join(", ")}), but got ${JSON.stringify(representation)}.`,
  );
}

/** A value that only this subgraph knows; undefined for values that all know. */
function ownValue(
  source: Thing,
  { isExternal, isOverridden, requires }: LaidField,
  info: GraphQLResolveInfo,
): unknown {
  const at = `${info.parentType.name}.${info.fieldName}`;
  if (isOverridden || (isExternal && source.provided !== info.fieldName)) {
    throw new Error(`Expected no request for ${at} here.`);
  }
  if (requires === undefined) return undefined;
  if (!source.representation || !(requires in source.representation))
    throw new Error(`Expected ${requires} with ${at}.`);
  return madeOf(source.representation[requires]);
}

function keyValue({ __typename: type, n }: Thing, name: string): unknown {
  if (name === "box") return { id: `box-${type}-${n}` };
  // One half of this key must not identify an object.
  if (name === "code") return `code-${n % 2}`;
  if (name === "part") return `part-${n > 1 ? 1 : 0}`;
  return `${name}-${type}-${n}`;
}

function madeOf(value: unknown): string {
  return `made of ${String(value)}`;
}

function valueOf(
  source: Thing | undefined,
  args: JsonObject,
  { fieldName: name, parentType, returnType }: GraphQLResolveInfo,
  { subgraphs, targets }: Layout,
  provided?: string,
): unknown {
  const given = (source as unknown as JsonObject | undefined)?.[name];
  if (given !== undefined) return given;
  const type = parentType.name;
  const chance = hash(`${type}.${name}.${source?.n}`);
  if (["id", "sku", "code", "part", "box"].includes(name) && source) return keyValue(source, name);
  const requires = subgraphs.map(({ types }) => types.get(type)?.get(name)?.requires).find(Boolean);
  if (requires !== undefined) return madeOf(scalar(source, requires, {}));
  if (name === "value") return { __typename: "Value", n: chance };
  if (isLeafType(getNamedType(returnType)))
    return wrapped(returnType, () => scalar(source, name, args), chance);
  const choices = targets.get(`${type}.${name}`) ?? [];
  return wrapped(
    returnType,
    (index) => ({
      __typename: choices[(chance + index) % choices.length] as string,
      n: (chance + index) % 3,
      provided,
    }),
    chance,
  );
}

/** Sometimes null where the type allows it, also in lists. */
function wrapped(
  type: GraphQLOutputType,
  value: (index: number) => unknown,
  chance: number,
  index = 0,
): unknown {
  if (!isNonNullType(type) && !isLeafType(type) && (chance + index) % 7 === 6) return null;
  const bare = getNullableType(type);
  if (!isListType(bare)) return value(index);
  return [0, 1, 2].map((place) => wrapped(bare.ofType, value, chance, index + place));
}

function scalar(source: Thing | undefined, name: string, { x = "" }: JsonObject): string {
  return `${source?.__typename}${source?.n}.${name}${String(x)}`;
}

function hash(text: string): number {
  return Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 9_973, 7);
}
