import { type ConstDirectiveNode, getDirectiveValues, type GraphQLSchema } from "graphql";

/** A directive's argument values. Throws when a value has the wrong type. */
export function directiveValues(node: ConstDirectiveNode, schema: GraphQLSchema): Record<string, unknown> {
  const definition = schema.getDirective(node.name.value);
  return (definition && getDirectiveValues(definition, { directives: [node] })) ?? {};
}
