import { isObjectType } from "graphql";

import { isOfType, type EntityTarget, type EntityRequest } from "./entity-targets";
import { loggedMessage, type Path } from "./errors";
import { type FieldOrigin, type ExecutionState, noEntity } from "./execution-state";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import { copyOf, mergeInto, setField } from "./json";
import { keysOf } from "./operation-keys";
import type { BatchFetchNode, EntityBatchAlias, FetchNode } from "./planning/plan";
import { rewrite, rewrittenPath } from "./rewrites";
import { SubgraphFault, type SubgraphAnswer, type SubgraphError } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** Where answers are merged into, and the schema to check them against. */
export interface MergeContext {
  readonly supergraph: Pick<Supergraph, "wholeSchema" | "keyFields">;
  readonly state: ExecutionState;
}

/** One list of entities in a request. A request may have several, under aliases. */
export interface EntityList extends Omit<EntityBatchAlias, "representationsVariableName"> {
  readonly variable: string;
}

export interface EntityListRequest {
  readonly list: EntityList;
  readonly requests: readonly EntityRequest[];
}

/** Merges an answer for root fields into the response, with its errors. */
export function mergeRoots(
  answer: SubgraphAnswer | SubgraphFault,
  { operation, outputRewrites, serviceName: subgraph }: FetchNode,
  { supergraph, state }: MergeContext,
): void {
  const keys = keysOf(operation, outputRewrites);
  const recordOrigin = (failure: FieldOrigin["failure"]) =>
    state.addOrigin(state.data, { subgraph, keys, failure });
  if (answer instanceof SubgraphFault) return recordOrigin(answer);

  const { located, unlocated } = sortedErrors(answer, subgraph, ([key]) => keys.has(String(key)));
  for (const error of located) {
    state.addError(error, rewrittenPath(error.path, outputRewrites), subgraph);
  }
  if (isJsonObject(answer.data)) {
    if (unlocated) state.addUnlocatedFault(unlocated);
    rewrite(answer.data, outputRewrites, supergraph.wholeSchema);
    mergeInto(state.data, only(answer.data, keys));
  }
  recordOrigin(unlocated ?? (answer.data === null ? located[0] : null) ?? null);
}

/** Merges an answer for entities into the objects that wait for them, with its errors. */
export function mergeEntities(
  answer: SubgraphAnswer | SubgraphFault,
  fetch: FetchNode | BatchFetchNode,
  lists: readonly EntityListRequest[],
  context: MergeContext,
): void {
  if (answer instanceof SubgraphFault) {
    for (const { list, requests } of lists) new EntityMerger(fetch, list, context).fail(requests, answer);
    return;
  }
  const counts = new Map(lists.map(({ list, requests }) => [list.alias, requests.length]));
  const { located, unlocated } = sortedErrors(
    answer,
    fetch.serviceName,
    ([alias, index]) => typeof index === "number" && index < (counts.get(String(alias)) ?? 0),
  );
  if (unlocated && isJsonObject(answer.data)) context.state.addUnlocatedFault(unlocated);
  for (const { list, requests } of lists) {
    const errors = byIndex(located.filter(({ path: [alias] }) => alias === list.alias));
    const entities = isJsonObject(answer.data) ? answer.data[list.alias] : null;
    new EntityMerger(fetch, list, context).merge(entities, requests, errors, unlocated);
  }
}

/** Records why a fetch delivers nothing for some objects. */
export function recordFailure(
  failure: FieldOrigin["failure"],
  targets: readonly EntityTarget[],
  fetch: FetchNode | BatchFetchNode,
  list: EntityList,
  context: MergeContext,
): void {
  new EntityMerger(fetch, list, context).fail([{ targets }], failure);
}

/** Merges one list of entities. */
class EntityMerger {
  readonly #fetch: FetchNode | BatchFetchNode;
  readonly #list: EntityList;
  readonly #context: MergeContext;
  readonly #keysByType = new Map<string, ReadonlySet<string>>();

  constructor(fetch: FetchNode | BatchFetchNode, list: EntityList, context: MergeContext) {
    this.#fetch = fetch;
    this.#list = list;
    this.#context = context;
  }

  fail(requests: ReadonlyArray<Pick<EntityRequest, "targets">>, failure: FieldOrigin["failure"]): void {
    for (const { targets } of requests) this.#recordOrigin(targets, failure);
  }

  merge(
    entities: unknown,
    requests: readonly EntityRequest[],
    errors: ReadonlyMap<unknown, Located[]>,
    unlocated: SubgraphFault | null,
  ): void {
    if (!Array.isArray(entities) || entities.length !== requests.length) {
      const came = Array.isArray(entities) ? `${entities.length}` : "no list";
      // The list has the wrong length, so entities cannot be matched to requests.
      return this.fail(
        requests,
        unlocated ?? this.#badData(`expected ${requests.length} entities, but got ${came}`),
      );
    }
    rewrite(entities, this.#list.outputRewrites, this.#context.supergraph.wholeSchema);
    for (const [index, one] of requests.entries()) {
      this.#mergeOne(entities[index], one, errors.get(index) ?? [], unlocated);
    }
  }

  #mergeOne(
    entity: unknown,
    { targets }: EntityRequest,
    errors: readonly Located[],
    unlocated: SubgraphFault | null,
  ): void {
    const { state } = this.#context;
    for (const error of errors) {
      const within = rewrittenPath(error.path.slice(2), this.#list.outputRewrites);
      // An error of a whole entity is reported at each field that it costs.
      if (within.length === 0 && !isJsonObject(entity)) continue;
      for (const { path } of targets) state.addError(error, [...path, ...within], this.#fetch.serviceName);
    }
    if (!isJsonObject(entity)) {
      return this.#recordOrigin(targets, unlocated ?? errors[0] ?? (entity === null ? noEntity : null));
    }

    for (const [index, { object }] of targets.entries()) {
      const isOther = typeof entity["__typename"] === "string" && !this.#mayBe(entity, object);
      if (isOther) {
        this.#recordOrigin(
          [{ object }],
          this.#badData(`expected ${String(object["__typename"])}, but got another type`),
        );
        continue;
      }
      // Each target gets its own copy: later fetches add different fields to each.
      mergeInto(object, this.#known(index === 0 ? entity : copyOf(entity), object));
      this.#recordOrigin([{ object }], unlocated);
    }
  }

  /** Whether the entity's type fits the object's known type: the same type, a more specific one, or an interface of it. */
  #mayBe(entity: JsonObject, object: JsonObject): boolean {
    const { __typename: known } = object;
    const { wholeSchema } = this.#context.supergraph;
    if (typeof known !== "string" || isOfType(entity, known, wholeSchema)) return true;
    return isOfType(object, String(entity["__typename"]), wholeSchema);
  }

  /**
   * Only the requested fields, and not the ones already known for certain: the concrete type and key fields.
   */
  #known(entity: JsonObject, object: JsonObject): JsonObject {
    const { keyFields, wholeSchema } = this.#context.supergraph;
    const type = object["__typename"];
    const isConcrete = typeof type === "string" && isObjectType(wholeSchema.getType(type));
    // This answer may be the first to state the concrete type, and that decides which fields were requested.
    const keys = this.#keysFor(isConcrete ? object : { __typename: object["__typename"], ...typeOf(entity) });
    const isCertain = (key: string) =>
      key === "__typename" ? isConcrete : keyFields.has(key) && isLeaf(object[key]);
    return only(entity, keys, isCertain);
  }

  #recordOrigin(targets: ReadonlyArray<Pick<EntityTarget, "object">>, failure: FieldOrigin["failure"]): void {
    const { serviceName: subgraph } = this.#fetch;
    for (const { object } of targets) {
      this.#context.state.addOrigin(object, { subgraph, keys: this.#keysFor(object), failure });
    }
  }

  #keysFor(object: JsonObject): ReadonlySet<string> {
    const type = String(object["__typename"]);
    const known = this.#keysByType.get(type);
    if (known) return known;
    const { alias, outputRewrites } = this.#list;
    const isOf = (condition: string) => isOfType(object, condition, this.#context.supergraph.wholeSchema);
    const keys = keysOf(this.#fetch.operation, outputRewrites, { alias, isOf });
    this.#keysByType.set(type, keys);
    return keys;
  }

  #badData(message: string): SubgraphFault {
    return new SubgraphFault(this.#fetch.serviceName, "BAD_DATA", message);
  }
}

/** Drops fields that were not requested: a subgraph must not overwrite another subgraph's fields. */
function only(
  object: JsonObject,
  keys: ReadonlySet<string>,
  isLeftOut: (key: string) => boolean = () => false,
): JsonObject {
  const kept: JsonObject = {};
  for (const key of Object.keys(object))
    if (keys.has(key) && !isLeftOut(key)) setField(kept, key, object[key]);
  return kept;
}

function typeOf({ __typename: type }: JsonObject): JsonObject {
  return typeof type === "string" ? { __typename: type } : {};
}

function isLeaf(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== "object";
}

type Located = SubgraphError & { readonly path: Path };

const refusals = new Set<unknown>(["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED", "BAD_REQUEST"]);

/**
 * Splits errors into those with a valid path, and one fault for all others. The fault means that the subgraph
 * rejected the operation or failed as a whole.
 */
function sortedErrors(
  { errors }: SubgraphAnswer,
  subgraph: string,
  isKnownPath: (path: Path) => boolean,
): { located: Located[]; unlocated: SubgraphFault | null } {
  const isLocated = (error: SubgraphError): error is Located =>
    error.path !== undefined && isKnownPath(error.path);
  const located = errors.filter(isLocated);
  const [first, ...more] = errors.filter((error) => !isLocated(error));
  if (!first) return { located, unlocated: null };

  const reason = refusals.has(first.extensions["code"]) ? "SCHEMA_DRIFT" : "BAD_ANSWER";
  const said = loggedMessage(first);
  const message = more.length > 0 ? `${said} (and ${more.length} more)` : said;
  return { located, unlocated: new SubgraphFault(subgraph, reason, message) };
}

function byIndex(errors: readonly Located[]): Map<unknown, Located[]> {
  const found = new Map<unknown, Located[]>();
  for (const error of errors) {
    const [, index] = error.path;
    found.set(index, [...(found.get(index) ?? []), error]);
  }
  return found;
}
