import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from "graphql";

import type { Values } from "../../operations/argument";
import { Refusal } from "./refusal";

/** Maximum number of problems in one error. */
const maxProblems = 10;

/**
 * Coerces the variables of an operation, with defaults. Throws `BAD_USER_INPUT` with up to ten problems. Each
 * names the expected type and only the kind of the wrong value, because graphql would echo the value at any
 * length.
 */
export function variableValues(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Values,
): Values {
  const values: Record<string, unknown> = {};
  const problems = new Set<string>();
  for (const { variable, type: written, defaultValue } of variableDefinitions) {
    const [name, type] = [variable.name.value, typeFromAST(schema, written)];
    if (!isInputType(type)) continue;
    if (Object.hasOwn(given, name)) {
      values[name] = coerced(given[name], type, (path, wrong) =>
        problems.add(problem(name, type, path, wrong)),
      );
    } else if (defaultValue) {
      values[name] = valueFromAST(defaultValue, type);
    } else if (isNonNullType(type)) {
      problems.add(problem(name, type, [], undefined));
    }
  }
  const [first, ...more] = [...problems].slice(0, maxProblems);
  if (first === undefined) return values;
  throw new Refusal(400, first, {
    code: "BAD_USER_INPUT",
    ...(more.length > 0 ? { problems: [first, ...more] } : {}),
  });
}

interface Requested {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly request: { readonly variables?: Values | undefined };
}

const known = new WeakMap<object, Values>();

/** The values of a request: one object for all plugins. */
export function valuesOf({ schema, operation, request }: Requested): Values {
  const values = known.get(request) ?? variableValues(schema, operation, request.variables ?? {});
  known.set(request, values);
  return values;
}

type Path = ReadonlyArray<string | number>;

class TooManyProblems extends Error {}

/** Coerces like graphql, but stops at the tenth problem. */
function coerced(
  value: unknown,
  type: GraphQLInputType,
  onProblem: (path: Path, wrong: unknown) => void,
): unknown {
  let times = 0;
  try {
    return coerceInputValue(value, type, (path, wrong) => {
      onProblem(path, wrong);
      times += 1;
      if (times === maxProblems) throw new TooManyProblems();
    });
  } catch (error) {
    if (error instanceof TooManyProblems) return undefined;
    throw error;
  }
}

function problem(name: string, type: GraphQLInputType, path: Path, wrong: unknown): string {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return `Expected $${name}${place} to be ${expected(typeAt(type, path))}, but got ${kindOf(wrong)}.`;
}

function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType {
  return path.reduce<GraphQLInputType>((outer, key) => {
    const nullable = getNullableType(outer);
    if (isListType(nullable)) return nullable.ofType;
    return (isInputObjectType(nullable) && nullable.getFields()[key]?.type) || outer;
  }, type);
}

function expected(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isEnumType(nullable)) {
    return `one of ${nullable
      .getValues()
      .map(({ name }) => name)
      .join(", ")}`;
  }
  if (!isInputObjectType(nullable)) return String(type);
  const fields = Object.values(nullable.getFields()).map((field) => `${field.name}: ${String(field.type)}`);
  return `${nullable.name} { ${fields.join(", ")} }`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return "a string";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
