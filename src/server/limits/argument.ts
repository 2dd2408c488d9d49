import { type FieldNode, type GraphQLField, valueFromAST } from "graphql";

/** The coerced variables of an operation, with defaults. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The value of a field's argument, or its default; undefined if the field has no such argument, or no value
 * is given.
 */
export function argumentOf(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  values: Values,
): unknown {
  const argument = args.find((one) => one.name === name);
  if (!argument) return undefined;
  const given = node.arguments?.find((one) => one.name.value === name)?.value;
  // A variable without a value leaves the argument out.
  const value: unknown = given && valueFromAST(given, argument.type, values);
  return value === undefined ? argument.defaultValue : value;
}
