import {
  execute,
  type FieldNode,
  getNamedType,
  GraphQLError,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isEnumType,
  isInterfaceType,
  isObjectType,
  Kind,
  responsePathAsArray,
} from "graphql";

import {
  isNullArgumentError,
  errorOfFault,
  errorOfNoEntity,
  errorOfSubgraph,
  type Path,
  RouterError,
  withoutValue,
} from "./errors";
import { type ExecutionState, type FieldOrigin, noEntity } from "./execution-state";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import type { Operation, SubgraphAccess } from "./operation";
import { noMember } from "./rewrites";
import { storedKeysOf } from "./stored-key";
import { type SubgraphError, SubgraphFault } from "./subrequest";
import type { Supergraph } from "./supergraph";
import { dependsOnType } from "./typed-selection";

/**
 * Thrown for a missing field whose subgraph reported an error. It nulls the field. It is dropped when another
 * error already explains the null.
 */
class PossiblyReportedError extends GraphQLError {
  constructor(
    readonly reported: SubgraphError,
    readonly subgraph: string | null,
  ) {
    super(reported.message);
  }
}

/**
 * Thrown for a value that is not there for clients: a field of an entity that does not exist, an object of a type
 * that may not be here, an `@inaccessible` value. It nulls the field, and reports no error.
 */
class NoValue extends GraphQLError {
  constructor() {
    super("There is no value.");
  }
}

/**
 * Completes the response from the merged data, by GraphQL's own execution: field order, value types, null
 * propagation, and one error at the path of each missing field.
 */
export function complete(
  state: ExecutionState,
  supergraph: Supergraph,
  { document, operation, variables, context }: Operation,
  { onFault }: Pick<SubgraphAccess, "onFault">,
): ExecutionResult {
  const { apiSchema, completion, wholeSchema } = supergraph;
  const errorOf = ({ failure, subgraph }: Partial<FieldOrigin>) => {
    if (!failure) return null;
    if (failure === noEntity) return new NoValue();
    if (!(failure instanceof SubgraphFault)) {
      return new PossiblyReportedError(failure, subgraph ?? null);
    }
    state.faults.add(failure);
    return errorOfFault(failure);
  };
  const storedKey = storedKeysOf(document, supergraph);
  // Only objects arrive here: `isTypeOf` rejects any other value.
  const fieldResolver: GraphQLFieldResolver<JsonObject, unknown> = (source, _args, _context, info) => {
    const key = storedKey(info.fieldNodes[0] as FieldNode);
    if (Object.hasOwn(source, key)) {
      const value = withoutHidden(source[key], info.returnType, wholeSchema);
      return state.hasUnlocatedErrors
        ? withUnlocatedErrors(state, value, responsePathAsArray(info.path))
        : value;
    }
    const path = responsePathAsArray(info.path);
    const detail = `${info.parentType.name}.${info.fieldName}: the field is missing`;
    throw errorOf(state.originOf(source, key) ?? {}) ?? errorOfFault(state.badDataAt(path, detail));
  };
  const typeResolver: GraphQLTypeResolver<unknown, unknown> = (value, _context, info, abstract) => {
    if (!isJsonObject(value)) return undefined;
    const { __typename: name = abstract.name } = value;
    if (name === noMember) throw new NoValue();
    const type = wholeSchema.getType(String(name));
    if (isObjectType(type) && !apiSchema.getType(type.name)) throw new NoValue();
    if (!isInterfaceType(type)) return String(name);
    // No subgraph that was asked knows the concrete type.
    const known = apiSchema.getType(type.name);
    const unknown = isInterfaceType(known) ? known : abstract;
    if (isInterfaceType(unknown) && !dependsOnType(abstract, info))
      return completion.unknownTypeOf(unknown).name;
    const error = errorOf(state.originOf(value, "__typename") ?? {});
    if (error) throw error;
    return undefined;
  };
  const result = execute({
    schema: completion.schema,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    rootValue: state.data,
    fieldResolver,
    typeResolver,
  }) as ExecutionResult;

  const errors = errorsOf(state, result);
  for (const fault of state.faults) onFault(fault, context);
  return { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
}

/** Replaces enum values that clients do not see (`@inaccessible`). graphql throws an Error among values. */
function withoutHidden(value: unknown, type: GraphQLOutputType, wholeSchema: GraphQLSchema): unknown {
  const shown = getNamedType(type);
  if (!isEnumType(shown)) return value;
  const whole = wholeSchema.getType(shown.name);
  const withoutIt = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(withoutIt);
    const isHidden = isEnumType(whole) && !shown.getValue(String(one)) && whole.getValue(String(one));
    return isHidden ? new NoValue() : one;
  };
  return withoutIt(value);
}

/** Handles a null in an answer that also had an error without a path: the error may belong to this null. */
function withUnlocatedErrors(state: ExecutionState, value: unknown, path: Path): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      item === null ? withUnlocatedErrors(state, item, [...path, index]) : item,
    );
  }
  if (value !== null) return value;
  const { failure } = state.originAt(path) ?? {};
  const isReported = state.errors.some((error) => startsWith(error.path ?? [], path));
  // graphql throws an Error that a resolver returns as a value, also inside a list.
  return failure instanceof SubgraphFault && !isReported ? errorOfFault(failure) : null;
}

/**
 * All errors of the response. The operation was valid, so any other error that graphql reports for a value is
 * the subgraph's bad data.
 */
function errorsOf(state: ExecutionState, { data, errors = [] }: ExecutionResult): GraphQLError[] {
  const [certain, uncertain]: [GraphQLError[], Array<{ path: Path; error: GraphQLError }>] = [
    [...state.errors],
    [],
  ];
  const absent: Path[] = [];
  for (const error of errors) {
    const { originalError, path = [] } = error;
    if (originalError instanceof NoValue) absent.push(path);
    else if (originalError instanceof PossiblyReportedError) {
      const { reported, subgraph } = originalError;
      uncertain.push({ path, error: errorOfSubgraph(reported, path, subgraph) });
    } else if (originalError instanceof RouterError) certain.push(error);
    // The subgraph reports the same error.
    else if (isNullArgumentError(error)) uncertain.push({ path, error });
    else certain.push(errorOfFault(state.badDataAt(path, detailOf(error)), path));
  }
  const [missing] = absent;
  // It may not null the whole response without a word.
  if (!data && missing && certain.length + uncertain.length === 0) return [errorOfNoEntity(missing)];
  if (uncertain.length === 0) return certain;

  const explained = new Set(
    certain.flatMap(({ path = [] }) => path.map((_, index) => JSON.stringify(path.slice(0, index + 1)))),
  );
  return [
    ...certain,
    ...uncertain
      .filter(({ path }) => !explained.has(JSON.stringify(nulledAncestor(data, path))))
      .map(({ error }) => error),
  ];
}

/** What the log has of a value that breaks the schema: not the path, whose aliases a client typed. */
function detailOf({ nodes, message }: GraphQLError): string {
  const [field] = nodes ?? [];
  return `${field?.kind === Kind.FIELD ? field.name.value : "a field"}: ${withoutValue(message)}`;
}

/** The path of the field that an error set to null: the field itself, or the nearest nullable ancestor. */
function nulledAncestor(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, part] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[part];
  }
  return path;
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index] === part);
}
