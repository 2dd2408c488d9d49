import type {
  BatchFetchNode,
  FetchNode,
  FetchRewrite,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { isObjectType } from "graphql";

import { isOfType, type Place, type placesAt, type Wanted } from "./entities";
import type { Path } from "./errors";
import type { Delivery, Gathering } from "./gathering";
import { copyOf, isJsonObject, mergeInto, setField, type JsonObject } from "./json";
import { keysOf } from "./operation-keys";
import { rewrite, rewrittenPath } from "./rewrites";
import { SubgraphFault, type SubgraphAnswer, type SubgraphError } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** Where answers go, and by which schema. */
export interface Into {
  readonly supergraph: Pick<Supergraph, "apiSchema" | "keyFields">;
  readonly gathering: Gathering;
}

/** One list of entities that a request asks for; there may be several, under aliases. */
export interface EntityList {
  readonly alias: string;
  readonly variable: string;
  readonly paths: ReadonlyArray<Parameters<typeof placesAt>[1]>;
  readonly requires?: readonly RequiresSelection[];
  readonly inputRewrites?: readonly FetchRewrite[];
  readonly outputRewrites?: readonly FetchRewrite[];
}

export interface AskedList {
  readonly list: EntityList;
  readonly wanted: readonly Wanted[];
}

/** Puts what came for roots into the answer, and errors where they belong. */
export function takeInRoots(
  answer: SubgraphAnswer | SubgraphFault,
  { operation, outputRewrites, serviceName: subgraph }: FetchNode,
  { supergraph, gathering }: Into,
): void {
  const keys = keysOf(operation, outputRewrites);
  const deliver = (failure: Delivery["failure"]) =>
    gathering.addDelivery(gathering.data, { subgraph, keys, failure });
  if (answer instanceof SubgraphFault) return deliver(answer);

  const { located, vague } = sortedErrors(answer, subgraph, ([key]) => keys.has(String(key)));
  for (const error of located) {
    gathering.addError(error, rewrittenPath(error.path, outputRewrites), subgraph);
  }
  if (isJsonObject(answer.data)) {
    if (vague) gathering.addVagueError(vague);
    rewrite(answer.data, outputRewrites, supergraph.apiSchema);
    mergeInto(gathering.data, only(answer.data, keys));
  }
  deliver(vague ?? (answer.data === null ? located[0] : null) ?? null);
}

/** Puts what came for entities into the places that wait for them, and errors where they belong. */
export function takeInEntities(
  answer: SubgraphAnswer | SubgraphFault,
  fetch: FetchNode | BatchFetchNode,
  lists: readonly AskedList[],
  into: Into,
): void {
  if (answer instanceof SubgraphFault) {
    for (const { list, wanted } of lists) new Taker(fetch, list, into).refuse(wanted, answer);
    return;
  }
  const counts = new Map(lists.map(({ list, wanted }) => [list.alias, wanted.length]));
  const { located, vague } = sortedErrors(
    answer,
    fetch.serviceName,
    ([alias, index]) => typeof index === "number" && index < (counts.get(String(alias)) ?? 0),
  );
  if (vague && isJsonObject(answer.data)) into.gathering.addVagueError(vague);
  for (const { list, wanted } of lists) {
    const errors = byIndex(located.filter(({ path: [alias] }) => alias === list.alias));
    const entities = isJsonObject(answer.data) ? answer.data[list.alias] : null;
    new Taker(fetch, list, into).take(entities, wanted, errors, vague);
  }
}

/** Takes in one list of entities. */
class Taker {
  readonly #fetch: FetchNode | BatchFetchNode;
  readonly #list: EntityList;
  readonly #into: Into;
  readonly #keysByType = new Map<string, ReadonlySet<string>>();

  constructor(fetch: FetchNode | BatchFetchNode, list: EntityList, into: Into) {
    this.#fetch = fetch;
    this.#list = list;
    this.#into = into;
  }

  refuse(wanted: readonly Wanted[], failure: SubgraphFault): void {
    for (const { places } of wanted) this.#deliver(places, failure);
  }

  take(
    entities: unknown,
    wanted: readonly Wanted[],
    errors: ReadonlyMap<unknown, Located[]>,
    vague: SubgraphFault | null,
  ): void {
    if (!Array.isArray(entities) || entities.length !== wanted.length) {
      const came = Array.isArray(entities) ? `${entities.length}` : "no list of them";
      // Which of them are whose, nobody can tell.
      return this.refuse(
        wanted,
        vague ?? this.#badData(`expected ${wanted.length} entities, but got ${came}`),
      );
    }
    rewrite(entities, this.#list.outputRewrites, this.#into.supergraph.apiSchema);
    for (const [index, one] of wanted.entries()) {
      this.#takeOne(entities[index], one, errors.get(index) ?? [], vague);
    }
  }

  #takeOne(
    entity: unknown,
    { places }: Wanted,
    errors: readonly Located[],
    vague: SubgraphFault | null,
  ): void {
    const { gathering } = this.#into;
    for (const error of errors) {
      const within = rewrittenPath(error.path.slice(2), this.#list.outputRewrites);
      // An error of the whole entity is told at the fields that it costs.
      if (within.length === 0 && !isJsonObject(entity)) continue;
      for (const { path } of places) gathering.addError(error, [...path, ...within], this.#fetch.serviceName);
    }
    if (!isJsonObject(entity)) return this.#deliver(places, vague ?? errors[0] ?? null);

    for (const [index, { object }] of places.entries()) {
      const isOther = typeof entity["__typename"] === "string" && !this.#mayBe(entity, object);
      if (isOther) {
        this.#deliver(
          [{ object }],
          this.#badData(`expected ${String(object["__typename"])}, but got ${String(entity["__typename"])}`),
        );
        continue;
      }
      // What is asked for below them later differs from place to place.
      mergeInto(object, this.#known(index === 0 ? entity : copyOf(entity), object));
      this.#deliver([{ object }], vague);
    }
  }

  /** An entity of a type that the object is known to have, or that makes it known more exactly. */
  #mayBe(entity: JsonObject, { __typename: known }: JsonObject): boolean {
    return typeof known !== "string" || isOfType(entity, known, this.#into.supergraph.apiSchema);
  }

  /** What was asked for, and nothing that is known for certain: what the object is, and its keys. */
  #known(entity: JsonObject, object: JsonObject): JsonObject {
    const { keyFields, apiSchema } = this.#into.supergraph;
    const type = object["__typename"];
    const isConcrete = typeof type === "string" && isObjectType(apiSchema.getType(type));
    // Of which type it is it may be the first to tell, and with that what was asked of it.
    const keys = this.#keysFor(isConcrete ? object : { __typename: object["__typename"], ...typeOf(entity) });
    const isCertain = (key: string) =>
      key === "__typename" ? isConcrete : keyFields.has(key) && isLeaf(object[key]);
    return only(entity, keys, isCertain);
  }

  #deliver(places: ReadonlyArray<Pick<Place, "object">>, failure: Delivery["failure"]): void {
    const { serviceName: subgraph } = this.#fetch;
    for (const { object } of places) {
      this.#into.gathering.addDelivery(object, { subgraph, keys: this.#keysFor(object), failure });
    }
  }

  #keysFor(object: JsonObject): ReadonlySet<string> {
    const type = String(object["__typename"]);
    const known = this.#keysByType.get(type);
    if (known) return known;
    const { alias, outputRewrites } = this.#list;
    const isOf = (condition: string) => isOfType(object, condition, this.#into.supergraph.apiSchema);
    const keys = keysOf(this.#fetch.operation, outputRewrites, { alias, isOf });
    this.#keysByType.set(type, keys);
    return keys;
  }

  #badData(message: string): SubgraphFault {
    return new SubgraphFault(this.#fetch.serviceName, "BAD_DATA", message);
  }
}

/** A subgraph may send more than it was asked for: none of it passes, lest it stand for what another knows. */
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
 * Errors that say where they belong, and the fault that accounts for whatever else is missing, where there are others: the
 * subgraph refused the operation, or gave up on all of it.
 */
function sortedErrors(
  { errors }: SubgraphAnswer,
  subgraph: string,
  isPlace: (path: Path) => boolean,
): { located: Located[]; vague: SubgraphFault | null } {
  const isLocated = (error: SubgraphError): error is Located =>
    error.path !== undefined && isPlace(error.path);
  const located = errors.filter(isLocated);
  const [first, ...more] = errors.filter((error) => !isLocated(error));
  if (!first) return { located, vague: null };

  const reason = refusals.has(first.extensions["code"]) ? "SCHEMA_DRIFT" : "BAD_ANSWER";
  const message = more.length > 0 ? `${first.message} (and ${more.length} more)` : first.message;
  return { located, vague: new SubgraphFault(subgraph, reason, message) };
}

function byIndex(errors: readonly Located[]): Map<unknown, Located[]> {
  const found = new Map<unknown, Located[]>();
  for (const error of errors) {
    const [, index] = error.path;
    found.set(index, [...(found.get(index) ?? []), error]);
  }
  return found;
}
