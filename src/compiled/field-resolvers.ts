import type { GraphQLObjectType } from "graphql";
import { getMetadataStorage } from "type-graphql";

let names: ReadonlySet<string> | null = null;

/** Whether a field has a resolver, which may answer something else than its column. */
export function hasResolver(type: GraphQLObjectType, field: string): boolean {
  names ??= namesOfResolvedFields();
  const types = [type, ...type.getInterfaces()];
  return types.some(({ name }) => names?.has(`${name}.${field}`));
}

function namesOfResolvedFields(): Set<string> {
  const { fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage();
  const types = new Map([...objectTypes, ...interfaceTypes].map(({ target, name }) => [target, name]));
  return new Set(
    fieldResolvers
      .filter(({ kind }) => kind === "external")
      .map(({ getObjectType, schemaName }) => `${types.get(getObjectType?.() as never)}.${schemaName}`),
  );
}
