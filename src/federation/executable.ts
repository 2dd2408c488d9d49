import { buildSubgraphSchema } from "@apollo/subgraph";
import { getResolversFromSchema, type IResolvers } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isTypeDefinitionNode,
  isUnionType,
  Kind,
} from "graphql";

import { BadInput, shown } from "../domain/errors";
import { mostRepresentations } from "../domain/representations";

/** Finds the entity that a representation stands for; null where there is none. */
export type ResolveReference = (representation: Readonly<Record<string, unknown>>, context: never) => unknown;

/**
 * Makes a slice answer: with the resolvers of the schema that it was cut from, and with `_entities` by `references`,
 * by type, for the types that other subgraphs send it. Of any other type it finds nothing.
 */
export function executableSlice(
  schema: GraphQLSchema,
  slice: DocumentNode,
  references: Readonly<Record<string, ResolveReference>>,
): GraphQLSchema {
  const resolvers = resolversOf(schema, slice);
  for (const [type, resolve] of Object.entries(references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const executable = buildSubgraphSchema([{ typeDefs: slice, resolvers: resolvers as never }]);
  guardEntities(executable, new Set(Object.keys(references)));
  return executable;
}

/** Lets no representation through that the library would echo, or stumble over. */
function guardEntities(schema: GraphQLSchema, resolvable: ReadonlySet<string>): void {
  const entities = schema.getQueryType()?.getFields()["_entities"];
  const union = schema.getType("_Entity");
  if (!entities?.resolve || !isUnionType(union)) return;

  const known = new Set(union.getTypes().map(({ name }) => name));
  const find = entities.resolve;
  const guarded: GraphQLFieldResolver<unknown, unknown, Representations> = async (source, given, ...rest) => {
    const { representations: all } = given;
    if (all.length > mostRepresentations) {
      throw new BadInput(`Expected at most ${mostRepresentations} representations, but got ${all.length}.`);
    }
    const representations = all.filter((one) => resolvable.has(typeOf(one)));
    const found = ((await find(source, { representations }, ...rest)) as unknown[]).values();
    return all.map((one): unknown => {
      const type = typeOf(one);
      if (resolvable.has(type)) return found.next().value;
      // As a value of the list, an error stands in its own place.
      return known.has(type) ? null : unknownType(one);
    });
  };
  entities.resolve = guarded;
}

interface Representations {
  readonly representations: readonly unknown[];
}

function typeOf(representation: unknown): string {
  const type = (representation as { __typename?: unknown } | null)?.__typename;
  return typeof type === "string" ? type : "";
}

function unknownType(representation: unknown): BadInput {
  return new BadInput(
    `Expected a representation with the __typename of an entity of this subgraph, but got ${shown(typeOf(representation))}.`,
  );
}

/** The resolvers of what stands in the slice, and no other. */
function resolversOf(schema: GraphQLSchema, slice: DocumentNode): Record<string, object> {
  const all = getResolversFromSchema(schema) as IResolvers & Record<string, Record<string, unknown>>;
  const kept: Record<string, object> = {};
  for (const type of slice.definitions) {
    if (!isTypeDefinitionNode(type)) continue;
    const found = all[type.name.value];
    if (!found) continue;
    kept[type.name.value] =
      type.kind === Kind.OBJECT_TYPE_DEFINITION
        ? pick(found, type.fields?.map(({ name }) => name.value) ?? [])
        : found;
  }
  return kept;
}

function pick(from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]));
}
