import type { GraphQLError } from "graphql";

import { ofFault, ofSubgraph, type Path } from "./errors";
import { isJsonObject, type JsonObject } from "./json";
import { clientKey } from "./stored-key";
import { SubgraphFault, type SubgraphError } from "./subrequest";

/** A fetch, as an object knows it that was to get fields by it. */
export interface Delivery {
  readonly subgraph: string;
  /** The response keys that it was to bring. */
  readonly keys: ReadonlySet<string>;
  /** Why they did not come. Null where the subgraph says nothing of a failure: what is missing it left out. */
  readonly failure: SubgraphFault | SubgraphError | null;
}

/** What has come in of one request's data, from however many subgraphs. */
export class Gathering {
  readonly data: JsonObject = {};
  /** Those that cost the client something; the log wants their detail. */
  readonly faults = new Set<SubgraphFault>();
  readonly #errors: GraphQLError[] = [];
  readonly #deliveries = new WeakMap<JsonObject, Delivery[]>();
  readonly #badData = new Map<string | null, SubgraphFault>();
  #hasVagueErrors = false;

  get errors(): readonly GraphQLError[] {
    return this.#errors;
  }

  /** Whether a subgraph told of an error without saying where: a null in its answer may be due to it. */
  get hasVagueErrors(): boolean {
    return this.#hasVagueErrors;
  }

  /** `path` is made of stored keys: the error gets the client's. */
  addError(error: SubgraphError, path: Path, subgraph: string | null): void {
    this.#errors.push(ofSubgraph(error, path.map(clientKey), subgraph));
  }

  addFault(fault: SubgraphFault, path: Path): void {
    this.faults.add(fault);
    this.#errors.push(ofFault(fault, path.map(clientKey)));
  }

  /** An error without a place, in an answer that came with data. */
  addVagueError(fault: SubgraphFault): void {
    this.faults.add(fault);
    this.#hasVagueErrors = true;
  }

  /** Notes which fetch an object's fields come from, or should have. */
  addDelivery(object: JsonObject, delivery: Delivery): void {
    const known = this.#deliveries.get(object);
    if (known) known.push(delivery);
    else this.#deliveries.set(object, [delivery]);
  }

  /** Which fetch was to bring a field. Of several, one that failed: it explains what is missing. */
  deliveryOf(object: JsonObject, key: string): Delivery | undefined {
    const all = this.#deliveries.get(object)?.filter(({ keys }) => keys.has(key));
    return all?.find(({ failure }) => failure !== null) ?? all?.[0];
  }

  /** Which fetch was to bring what stands at a client's path: the last one on the way there. */
  deliveryAt(path: Path): Delivery | undefined {
    let value: unknown = this.data;
    let last: Delivery | undefined;
    for (const part of path) {
      if (Array.isArray(value)) value = value[Number(part)];
      else if (isJsonObject(value)) {
        const key = this.#storedKeyIn(value, String(part));
        last = this.deliveryOf(value, key) ?? last;
        value = Object.hasOwn(value, key) ? value[key] : undefined;
      }
    }
    return last;
  }

  /** The fault behind data that is not what the schema promises; the log gets the first detail of each subgraph. */
  badDataAt(path: Path, detail: string): SubgraphFault {
    const { subgraph = null, failure = null } = this.deliveryAt(path) ?? {};
    const fault =
      failure instanceof SubgraphFault
        ? failure
        : (this.#badData.get(subgraph) ??
          new SubgraphFault(subgraph, "BAD_DATA", `${path.join(".")}: ${detail}`));
    if (fault !== failure) this.#badData.set(subgraph, fault);
    this.faults.add(fault);
    return fault;
  }

  /** An object is of one type, in which a client's key stands for one field. */
  #storedKeyIn(object: JsonObject, key: string): string {
    const isStored = (stored: string) => stored !== key && clientKey(stored) === key;
    const delivered = new Set(Object.keys(object));
    for (const { keys } of this.#deliveries.get(object) ?? []) for (const one of keys) delivered.add(one);
    return [...delivered].find(isStored) ?? key;
  }
}
