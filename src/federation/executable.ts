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
import { maxRepresentations } from "../domain/representations";

/** Resolves a representation to its entity; null if there is none. */
export type ResolveReference = (representation: Readonly<Record<string, unknown>>, context: never) => unknown;

/**
 * Makes a slice executable, with the resolvers of the schema that it was cut from. `references` resolves
 * `_entities` by type. Types without a reference resolver give null.
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

/** Checks representations before @apollo/subgraph sees them: it would echo an unknown type name, or throw. */
function guardEntities(schema: GraphQLSchema, resolvable: ReadonlySet<string>): void {
  const entities = schema.getQueryType()?.getFields()["_entities"];
  const union = schema.getType("_Entity");
  if (!entities?.resolve || !isUnionType(union)) return;

  const known = new Set(union.getTypes().map(({ name }) => name));
  const find = entities.resolve;
  const guarded: GraphQLFieldResolver<unknown, unknown, Representations> = async (source, given, ...rest) => {
    const { representations: all } = given;
    if (all.length > maxRepresentations) {
      throw new BadInput(`Expected at most ${maxRepresentations} representations, but got ${all.length}.`);
    }
    const representations = all.filter((one) => resolvable.has(typeOf(one)));
    const found = ((await find(source, { representations }, ...rest)) as unknown[]).values();
    return all.map((one): unknown => {
      const type = typeOf(one);
      if (resolvable.has(type)) return found.next().value;
      // An Error as a list item is reported at that item only.
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

/** Only the resolvers of types and fields in the slice. */
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
