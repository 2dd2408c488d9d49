import { Mutex } from "async-mutex";

import { AllowedHosts, type Resolve } from "./allowed-hosts";
import { fetchAddress, type Fetched, type Validators } from "./fetch-address";
import { type FetchLimits, usualFetchLimits } from "./fetch-limits";

export interface FetcherOptions extends Partial<FetchLimits> {
  /** Names or IP addresses that may be requested although they are not public. Default: none. */
  readonly allowHosts?: readonly string[];
  /** Default: that of the system. */
  readonly resolve?: Resolve;
}

/** Fetches addresses, of each host one at a time. */
export class Fetcher {
  readonly #hosts: AllowedHosts;
  readonly #limits: FetchLimits;
  readonly #turns = new Map<string, Mutex>();

  constructor({ allowHosts, resolve, ...limits }: FetcherOptions = {}) {
    this.#hosts = new AllowedHosts(allowHosts, resolve);
    this.#limits = { ...usualFetchLimits, ...limits };
  }

  /** `validators` are of what was read of the address before; null: it is sent in any case. Throws NotFetched. */
  fetch(address: string, validators: Validators | null = null): Promise<Fetched> {
    return fetchAddress(address, {
      hosts: this.#hosts,
      limits: this.#limits,
      validators,
      inTurn: (host, request) => this.#turnsOf(host).runExclusive(request),
    });
  }

  #turnsOf(host: string): Mutex {
    const turns = this.#turns.get(host) ?? new Mutex();
    this.#turns.set(host, turns);
    return turns;
  }
}
