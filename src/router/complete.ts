import {
  execute,
  type FieldNode,
  GraphQLError,
  type ExecutionResult,
  type GraphQLFieldResolver,
  Kind,
  responsePathAsArray,
} from "graphql";

import {
  isNullArgumentError,
  errorOfFault,
  errorOfSubgraph,
  type Path,
  RouterError,
  withoutValue,
} from "./errors";
import type { ExecutionState } from "./execution-state";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import type { Operation, SubgraphAccess } from "./operation";
import { storedKeysOf } from "./stored-key";
import { SubgraphFault } from "./subrequest";
import type { Supergraph } from "./supergraph";

/**
 * Thrown for a missing field whose subgraph reported an error. It nulls the field. It is dropped when another
 * error already explains the null.
 */
class PossiblyReportedError extends GraphQLError {
  constructor(readonly reported: GraphQLError) {
    super(reported.message);
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
  const { apiSchema: schema } = supergraph;
  const storedKey = storedKeysOf(document, supergraph);
  // Only objects arrive here: `isTypeOf` rejects any other value.
  const fieldResolver: GraphQLFieldResolver<JsonObject, unknown> = (source, _args, _context, info) => {
    const key = storedKey(info.fieldNodes[0] as FieldNode);
    if (Object.hasOwn(source, key)) {
      return state.hasUnlocatedErrors
        ? withUnlocatedErrors(state, source[key], responsePathAsArray(info.path))
        : source[key];
    }
    const path = responsePathAsArray(info.path);
    const { failure = null, subgraph = null } = state.originOf(source, key) ?? {};
    if (failure && !(failure instanceof SubgraphFault)) {
      throw new PossiblyReportedError(errorOfSubgraph(failure, path, subgraph));
    }
    if (failure) state.faults.add(failure);
    throw errorOfFault(
      failure ?? state.badDataAt(path, `${info.parentType.name}.${info.fieldName}: the field is missing`),
    );
  };
  const result = execute({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    rootValue: state.data,
    fieldResolver,
    typeResolver: (value) => (isJsonObject(value) ? String(value["__typename"]) : undefined),
  }) as ExecutionResult;

  const errors = errorsOf(state, result);
  for (const fault of state.faults) onFault(fault, context);
  return { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
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
  for (const error of errors) {
    const { originalError, path = [] } = error;
    if (originalError instanceof PossiblyReportedError)
      uncertain.push({ path, error: originalError.reported });
    else if (originalError instanceof RouterError) certain.push(error);
    // The subgraph reports the same error.
    else if (isNullArgumentError(error)) uncertain.push({ path, error });
    else certain.push(errorOfFault(state.badDataAt(path, detailOf(error)), path));
  }
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
