import { LRUCache } from "lru-cache";

import { digestOf, isKey, type KeyHolder } from "../../domain/keys";
import { type FetchKey } from "./fetch-key";
import { type FindKey, keyMaxAgeMs, type KeyProblem, unknownKeyMaxAgeMs } from "./find-key";

export interface SubgraphsKeysOptions {
  /** The subgraphs that are asked, until one answers. */
  readonly subgraphs: Iterable<string>;
  readonly addressOf: (subgraph: string) => string | undefined;
  readonly fetchKey: FetchKey;
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

interface Answered {
  readonly found: KeyHolder | KeyProblem;
  /** Before it was asked. */
  readonly at: number;
}

/** Keys whose holders a router remembers. */
const maxKeys = 10_000;

/**
 * Finds keys by asking subgraphs, since a router has no database. An answer is kept as long as what a subgraph itself knows, so
 * that a key works at most twice as long after it is revoked; fields are checked by their subgraphs.
 */
export function subgraphsKeys({
  subgraphs,
  addressOf,
  fetchKey,
  now = () => performance.now(),
}: SubgraphsKeysOptions): FindKey {
  const answered = new LRUCache<string, Answered>({ max: maxKeys });
  // One that did not answer is asked after the others: each failure may take its whole time.
  const names = [...subgraphs];
  const asking = new Map<string, Promise<KeyHolder | KeyProblem>>();

  const ask = async (key: string): Promise<KeyHolder | KeyProblem> => {
    let failure: unknown = null;
    const order = [...names];
    for (const name of order) {
      const address = addressOf(name);
      if (address === undefined) continue;
      try {
        return await fetchKey(address, key, name);
      } catch (error) {
        failure = error;
        names.push(...names.splice(names.indexOf(name), 1));
      }
    }
    if (failure !== null) throw failure;
    // No subgraph of this supergraph knows keys.
    return "UNKNOWN";
  };

  return async (key) => {
    if (!isKey(key)) return "MALFORMED";
    const digest = digestOf(key);
    const kept = answered.get(digest);
    if (kept && now() - kept.at < (typeof kept.found === "string" ? unknownKeyMaxAgeMs : keyMaxAgeMs)) {
      return withoutExpired(kept.found);
    }
    const at = now();
    const running = asking.get(digest) ?? ask(key).finally(() => asking.delete(digest));
    asking.set(digest, running);
    const found = await running;
    answered.set(digest, { found, at });
    return withoutExpired(found);
  };
}

function withoutExpired(found: KeyHolder | KeyProblem): KeyHolder | KeyProblem {
  if (typeof found === "string" || found.expiresAt === null) return found;
  return Date.parse(found.expiresAt) <= Date.now() ? "EXPIRED" : found;
}
