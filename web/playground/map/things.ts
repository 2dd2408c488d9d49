import type { IntrospectionQuery, IntrospectionType, IntrospectionTypeRef } from "graphql";

/**
 * The schema cut down to things, which have an id, and how they lead to one another. Left out are values (a link, a date, a
 * source), which nearly every thing has, and roots that answer with something else than things: they hide the picture.
 */
export function onlyThings({ __schema: schema }: IntrospectionQuery): IntrospectionQuery {
  const byName = new Map(schema.types.map((type) => [type.name, type]));
  const isThing = (type: IntrospectionType | undefined): boolean => {
    if (type?.kind === "UNION") return type.possibleTypes.every(({ name }) => isThing(byName.get(name)));
    return type?.kind === "OBJECT" && type.interfaces.some(({ name }) => name === "Node");
  };
  const leadsToThings = (type: IntrospectionType | undefined): boolean => {
    if (type?.kind !== "OBJECT" || !type.name.endsWith("Connection")) return isThing(type);
    const nodes = type.fields.find(({ name }) => name === "nodes");
    return nodes !== undefined && isThing(byName.get(nameOf(nodes.type)));
  };
  const isLeaf = (type: IntrospectionType | undefined) => type?.kind === "SCALAR" || type?.kind === "ENUM";

  const types = schema.types.map((type) => {
    if (type.kind !== "OBJECT" || !(isThing(type) || type.name === schema.queryType.name)) return type;
    const fields = type.fields.filter((field) => {
      const of = byName.get(nameOf(field.type));
      return isLeaf(of) || leadsToThings(of);
    });
    return { ...type, fields, interfaces: [] };
  });
  return { __schema: { ...schema, types } };
}

function nameOf(type: IntrospectionTypeRef): string {
  // A named type has `ofType` too, and null in it.
  return "ofType" in type && type.ofType ? nameOf(type.ofType) : (type as { name: string }).name;
}
