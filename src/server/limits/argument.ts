import { type FieldNode, type GraphQLField, valueFromAST } from "graphql";

/** The values of an operation's variables, defaults included. */
export type Values = Readonly<Record<string, unknown>>;

/** What a field is given for an argument, else its default; undefined where it takes none, or gets none. */
export function argumentOf(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  values: Values,
): unknown {
  const argument = args.find((one) => one.name === name);
  if (!argument) return undefined;
  const given = node.arguments?.find((one) => one.name.value === name)?.value;
  // A variable that has no value leaves the argument out.
  const value: unknown = given && valueFromAST(given, argument.type, values);
  return value === undefined ? argument.defaultValue : value;
}
