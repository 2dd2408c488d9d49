import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLOutputType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";

import { idPrefixes } from "../../src/domain/ids";
import { typeOwners } from "../../src/federation/subgraph-spec";
import { readSupergraph } from "../../src/router/supergraph";
import { subgraphs } from "../../src/subgraphs";
import { printedApiSchema } from "../../src/subgraphs/generated";
import { mergedSchema } from "../../src/subgraphs/merged";
import { printedSlice, sliceOf } from "../../src/subgraphs/slices";
import { supergraphSdl } from "../../src/subgraphs/supergraph";

const whole = mergedSchema();
const owners = typeOwners(subgraphs);
const slices = subgraphs.map((subgraph) => ({
  subgraph,
  schema: buildASTSchema(sliceOf(subgraph.name), { assumeValidSDL: true }),
}));

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());

/** The position that becomes null when one entity is missing: the list item, or the field itself. */
function itemOf(type: GraphQLOutputType): GraphQLOutputType {
  const list = getNullableType(type);
  return isListType(list) ? itemOf(list.ofType) : type;
}

describe("the five slices", () => {
  it("own every type of the catalogue exactly once", () => {
    expect(subgraphs.flatMap(({ owns }) => owns).toSorted()).toEqual(Object.keys(idPrefixes).toSorted());
  });

  it("have each field of an owned type once, and its id in every slice with the type", () => {
    for (const type of owners.keys()) {
      for (const { name } of fieldsOf(whole.getType(type) as GraphQLObjectType)) {
        const homes = slices.filter(({ schema }) => {
          const known = schema.getType(type);
          return isObjectType(known) && name in known.getFields();
        });
        const isKnownOnce = name === "id" ? homes.length > 0 : homes.length === 1;
        expect([`${type}.${name}`, isKnownOnce]).toEqual([`${type}.${name}`, true]);
      }
    }
  });

  it.each(["Query", "Mutation", "Subscription"])("have each field of %s once", (root) => {
    const rootFieldsOf = (schema: GraphQLSchema) => {
      const type = schema.getType(root);
      return isObjectType(type) ? fieldsOf(type).map(({ name }) => name) : [];
    };

    expect(slices.flatMap(({ schema }) => rootFieldsOf(schema)).toSorted()).toEqual(
      rootFieldsOf(whole).toSorted(),
    );
  });

  it("have all of Mutation in one, editing", () => {
    const withMutations = slices.filter(({ schema }) => schema.getType("Mutation"));

    expect(withMutations.map(({ subgraph }) => subgraph.name)).toEqual(["editing"]);
  });

  it("have only nullable fields across subgraph borders", () => {
    const unsafe: string[] = [];
    for (const { subgraph, schema } of slices) {
      for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
        if (type.name.startsWith("__")) continue;
        const added = (subgraph.adds as Record<string, readonly string[]>)[type.name] ?? [];
        for (const field of fieldsOf(type)) {
          const isAdded = added.includes(field.name) && isNonNullType(field.type);
          const leadsAway = isForeign(getNamedType(field.type).name, subgraph.name);
          if (isAdded || (leadsAway && isNonNullType(itemOf(field.type)))) {
            unsafe.push(`${subgraph.name}: ${type.name}.${field.name}`);
          }
        }
      }
    }

    expect(unsafe).toEqual([]);
  });

  it("have only the key and their added fields of other types", () => {
    for (const { subgraph, schema } of slices) {
      for (const [type, owner] of owners) {
        const known = schema.getType(type);
        if (owner === subgraph.name || !isObjectType(known)) continue;
        const added = (subgraph.adds as Record<string, readonly string[]>)[type] ?? [];
        expect(Object.keys(known.getFields()).toSorted()).toEqual(["id", ...added].toSorted());
      }
    }
  });

  it("share only value types", () => {
    const shareable = new Set(
      subgraphs.flatMap(({ name }) =>
        [...printedSlice(name).matchAll(/^type (\w+)[^{]*@shareable/gm)].map(([, type]) => type as string),
      ),
    );

    expect([...shareable].toSorted()).toEqual([
      "Account",
      "Because",
      "Citation",
      "Contradiction",
      "EdtfDate",
      "Forgotten",
      "Identifier",
      "Link",
      "PageInfo",
    ]);
  });

  it("use only directives that every Federation 2 router knows, and those of prices", () => {
    const used = new Set(
      subgraphs.flatMap(({ name }) =>
        [
          ...printedSlice(name)
            .replaceAll(/"""[\s\S]*?"""/g, "")
            .matchAll(/@(\w+)/g),
        ].map(([, directive]) => directive as string),
      ),
    );

    expect([...used].toSorted()).toEqual([
      "composeDirective",
      "cost",
      "costOnce",
      "deprecated",
      "key",
      "link",
      "listAtMost",
      "listOfOneParent",
      "listSize",
      "listTogether",
      "shareable",
    ]);
  });

  it("compose to exactly the schema of the merged server", () => {
    const { apiSchema } = readSupergraph(supergraphSdl());

    expect(`${printSchema(lexicographicSortSchema(apiSchema))}\n`).toBe(printedApiSchema());
  });
});

/** Whether a field of this type may return another subgraph's entity. */
function isForeign(typeName: string, subgraph: string): boolean {
  const type = whole.getType(typeName);
  if (!isCompositeType(type)) return false;
  const objects = isObjectType(type) ? [type] : whole.getPossibleTypes(type);
  return objects.some(({ name }) => owners.has(name) && owners.get(name) !== subgraph);
}
