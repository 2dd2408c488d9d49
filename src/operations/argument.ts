import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type ValueNode,
  valueFromAST,
  visit,
} from "graphql";

/** The coerced variables of an operation, with defaults. */
export type Values = Readonly<Record<string, unknown>>;

/** A value that may depend on the variables. */
export type Compiled<T> = (values: Values) => T;

/** One for all: operations are kept, and most of their fields have no argument. */
const unset: Compiled<undefined> = () => undefined;

/**
 * The value of a field's argument, or its default; undefined if the field has no such argument, or no value is given. A value
 * without variables is coerced once.
 */
export function compileArgument(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
): Compiled<unknown> {
  const argument = args.find((one) => one.name === name);
  if (!argument) return unset;
  const { type, defaultValue } = argument;
  const given = node.arguments?.find((one) => one.name.value === name)?.value;
  if (!given) return defaultValue === undefined ? unset : () => defaultValue;
  // A variable without a value leaves the argument out.
  const read = (values: Values): unknown => {
    const value = onceFor(values, given, () => valueFromAST(given, type, values));
    return value === undefined ? defaultValue : value;
  };
  if (hasVariable(given)) return read;
  const constant = read({});
  return () => constant;
}

const coerced = new WeakMap<Values, Map<ValueNode, unknown>>();

/** Of one request: what prices an operation and what compiles it ask for the same arguments, of which a filter has many fields. */
function onceFor(values: Values, given: ValueNode, read: () => unknown): unknown {
  const known = coerced.get(values) ?? new Map<ValueNode, unknown>();
  coerced.set(values, known);
  if (!known.has(given)) known.set(given, read());
  return known.get(given);
}

/** Whether a value, or one of some arguments, depends on a variable. */
export function hasVariable(...given: ReadonlyArray<ValueNode | ArgumentNode>): boolean {
  let found = false;
  for (const one of given) visit(one, { Variable: () => void (found = true) });
  return found;
}
