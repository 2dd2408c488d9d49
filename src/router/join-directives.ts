import { type ConstDirectiveNode, getDirectiveValues, type GraphQLSchema } from "graphql";

/** A directive's arguments. Throws at one that is not of its type. */
export function valuesOf(node: ConstDirectiveNode, schema: GraphQLSchema): Record<string, unknown> {
  const definition = schema.getDirective(node.name.value);
  return (definition && getDirectiveValues(definition, { directives: [node] })) ?? {};
}
