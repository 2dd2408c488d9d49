import type { GraphQLError } from "graphql";

import { errorOfFault, errorOfSubgraph, type Path } from "./errors";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import { clientKey } from "./stored-key";
import { SubgraphFault, type SubgraphError } from "./subrequest";

/** The subgraph answered null for the entity: it does not exist. */
export const noEntity = Symbol("no entity");

/** The fetch that was to deliver fields of one object. */
export interface FieldOrigin {
  readonly subgraph: string;
  /** The response keys that the fetch was to deliver. */
  readonly keys: ReadonlySet<string>;
  /** Why the keys are missing. Null when the subgraph reported no failure: then it just left them out. */
  readonly failure: SubgraphFault | SubgraphError | typeof noEntity | null;
}

/** The state of one execution: data, errors and faults, merged from all subgraphs. */
export class ExecutionState {
  readonly data: JsonObject = {};
  /** Faults that cost the client data. The log gets their details. */
  readonly faults = new Set<SubgraphFault>();
  readonly #errors: GraphQLError[] = [];
  readonly #origins = new WeakMap<JsonObject, FieldOrigin[]>();
  readonly #badData = new Map<string | null, SubgraphFault>();
  #hasUnlocatedErrors = false;

  get errors(): readonly GraphQLError[] {
    return this.#errors;
  }

  /** Whether a subgraph reported an error without a path: a null in its answer may come from that error. */
  get hasUnlocatedErrors(): boolean {
    return this.#hasUnlocatedErrors;
  }

  /** `path` consists of stored keys. The error gets the client's keys. */
  addError(error: SubgraphError, path: Path, subgraph: string | null): void {
    this.#errors.push(errorOfSubgraph(error, path.map(clientKey), subgraph));
  }

  addFault(fault: SubgraphFault, path: Path): void {
    this.faults.add(fault);
    this.#errors.push(errorOfFault(fault, path.map(clientKey)));
  }

  /** Records an error without a path in an answer that has data. */
  addUnlocatedFault(fault: SubgraphFault): void {
    this.faults.add(fault);
    this.#hasUnlocatedErrors = true;
  }

  /** Records the fetch that delivers, or should deliver, fields of an object. */
  addOrigin(object: JsonObject, origin: FieldOrigin): void {
    const known = this.#origins.get(object);
    if (known) known.push(origin);
    else this.#origins.set(object, [origin]);
  }

  /**
   * The fetch that was to deliver a field. If there are several, one that failed: it explains the missing
   * field. If there is none, what should have delivered the key for it failed.
   */
  originOf(object: JsonObject, key: string): FieldOrigin | undefined {
    const all = this.#origins.get(object) ?? [];
    const own = all.filter(({ keys }) => keys.has(key));
    const failed = (own.length > 0 ? own : all).filter(({ failure }) => failure !== null);
    return failed.find(({ failure }) => failure !== noEntity) ?? failed[0] ?? own[0];
  }

  /** The fetch that was to deliver the value at a client's path: the last one along the path. */
  originAt(path: Path): FieldOrigin | undefined {
    let value: unknown = this.data;
    let last: FieldOrigin | undefined;
    for (const part of path) {
      if (Array.isArray(value)) value = value[Number(part)];
      else if (isJsonObject(value)) {
        const key = this.#storedKeyIn(value, String(part));
        last = this.originOf(value, key) ?? last;
        value = Object.hasOwn(value, key) ? value[key] : undefined;
      }
    }
    return last;
  }

  /** The fault for data that breaks the schema. The log gets the first detail of each subgraph. */
  badDataAt(path: Path, detail: string): SubgraphFault {
    const { subgraph = null, failure = null } = this.originAt(path) ?? {};
    const fault =
      failure instanceof SubgraphFault
        ? failure
        : (this.#badData.get(subgraph) ?? new SubgraphFault(subgraph, "BAD_DATA", detail));
    if (fault !== failure) this.#badData.set(subgraph, fault);
    this.faults.add(fault);
    return fault;
  }

  /** An object has one type, and in one type a client's key stands for one field. */
  #storedKeyIn(object: JsonObject, key: string): string {
    const isStored = (stored: string) => stored !== key && clientKey(stored) === key;
    const storedKeys = new Set(Object.keys(object));
    for (const { keys } of this.#origins.get(object) ?? []) for (const one of keys) storedKeys.add(one);
    return [...storedKeys].find(isStored) ?? key;
  }
}
