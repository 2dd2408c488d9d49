import {
  execute,
  type FieldNode,
  GraphQLError,
  type ExecutionResult,
  type GraphQLFieldResolver,
  responsePathAsArray,
} from "graphql";

import { nullsAnArgument, ofFault, ofSubgraph, type Path, RouterError } from "./errors";
import type { Gathering } from "./gathering";
import { isJsonObject, type JsonObject } from "./json";
import type { Operation, Subgraphs } from "./operation";
import { storedKeysOf } from "./stored-key";
import { SubgraphFault } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** Thrown where a field is missing whose subgraph has told an error: nulls as it must, and is kept where no other says why. */
class MaybeToldElsewhere extends GraphQLError {
  constructor(readonly told: GraphQLError) {
    super(told.message);
  }
}

/**
 * Makes the answer of what was gathered, by the rules of GraphQL itself: fields in the client's order, values of the type
 * that the schema promises, null where something is missing and as far up as it may not be, with an error at that path.
 */
export function complete(
  gathering: Gathering,
  supergraph: Supergraph,
  { document, operation, variables, sender }: Operation,
  { onFault }: Pick<Subgraphs, "onFault">,
): ExecutionResult {
  const { apiSchema: schema } = supergraph;
  const storedKey = storedKeysOf(document, supergraph);
  // What is not an object does not come here: the schema's types refuse it before (`isTypeOf`).
  const fieldResolver: GraphQLFieldResolver<JsonObject, unknown> = (source, _args, _context, info) => {
    const key = storedKey(info.fieldNodes[0] as FieldNode);
    if (Object.hasOwn(source, key)) {
      return gathering.hasVagueErrors
        ? withVagueErrors(gathering, source[key], responsePathAsArray(info.path))
        : source[key];
    }
    const path = responsePathAsArray(info.path);
    const { failure = null, subgraph = null } = gathering.deliveryOf(source, key) ?? {};
    if (failure && !(failure instanceof SubgraphFault)) {
      throw new MaybeToldElsewhere(ofSubgraph(failure, path, subgraph));
    }
    if (failure) gathering.faults.add(failure);
    throw ofFault(failure ?? gathering.badDataAt(path, "it left the field out"));
  };
  const result = execute({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    rootValue: gathering.data,
    fieldResolver,
    typeResolver: (value) => (isJsonObject(value) ? String(value["__typename"]) : undefined),
  }) as ExecutionResult;

  const errors = errorsOf(gathering, result);
  for (const fault of gathering.faults) onFault(fault, sender);
  return { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
}

/** A null that came with an error of which nobody knows where it belongs: it may well belong here. */
function withVagueErrors(gathering: Gathering, value: unknown, path: Path): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      item === null ? withVagueErrors(gathering, item, [...path, index]) : item,
    );
  }
  if (value !== null) return value;
  const { failure } = gathering.deliveryAt(path) ?? {};
  const isTold = gathering.errors.some((error) => startsWith(error.path ?? [], path));
  // GraphQL throws an error that it gets as a value, in a list too.
  return failure instanceof SubgraphFault && !isTold ? ofFault(failure) : null;
}

/** All the errors of an answer. What else GraphQL itself finds wrong with a value is a subgraph's doing: the operation was valid. */
function errorsOf(gathering: Gathering, { data, errors = [] }: ExecutionResult): GraphQLError[] {
  const [certain, uncertain]: [GraphQLError[], Array<{ path: Path; error: GraphQLError }>] = [
    [...gathering.errors],
    [],
  ];
  for (const error of errors) {
    const { originalError, path = [] } = error;
    if (originalError instanceof MaybeToldElsewhere) uncertain.push({ path, error: originalError.told });
    else if (originalError instanceof RouterError) certain.push(error);
    // Whichever subgraph was asked has told it too.
    else if (nullsAnArgument(error)) uncertain.push({ path, error });
    else certain.push(ofFault(gathering.badDataAt(path, error.message), path));
  }
  if (uncertain.length === 0) return certain;

  const explained = new Set(
    certain.flatMap(({ path = [] }) => path.map((_, index) => JSON.stringify(path.slice(0, index + 1)))),
  );
  return [
    ...certain,
    ...uncertain
      .filter(({ path }) => !explained.has(JSON.stringify(nullOnTheWay(data, path))))
      .map(({ error }) => error),
  ];
}

/** The field that became null for an error: its own, or one above it that may be null. */
function nullOnTheWay(data: unknown, path: Path): Path {
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
