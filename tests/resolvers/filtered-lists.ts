import { getNamedType, type GraphQLField, isObjectType } from "graphql";

import { lists } from "../../src/catalogue/queries/lists";
import type { TypeName } from "../../src/domain/ids";
import { mergedSchema } from "../../src/subgraphs/merged";

export const schema = mergedSchema();

/** The root field with the list of a type. */
export const rootOf = (type: TypeName) => Object.entries(lists).find(([, list]) => list.type === type)?.[0];

/** The type of the nodes of a list of entities; null for any other field. */
export function nodeOf({ type }: GraphQLField<unknown, unknown>): string | null {
  const page = getNamedType(type);
  const nodes =
    isObjectType(page) && page.name.endsWith("Connection") ? page.getFields()["nodes"] : undefined;
  return nodes ? getNamedType(nodes.type).name : null;
}

/** The name of the input of a type's filter, from a list that takes it. */
export function inputOf(type: TypeName): string {
  for (const object of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(object.getFields())) {
      const filter = field.args.find(({ name }) => name === "filter");
      if (filter && nodeOf(field) === type) return String(filter.type);
    }
  }
  throw new Error(`No list of ${type} takes a filter.`);
}
