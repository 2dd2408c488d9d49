import { createHash } from "node:crypto";

import type { Reader } from "../../src/database/statements";
import type { Caller } from "../../src/queues/fair-queue";

/** The setting KEYS for two clients, whose keys are `secret-of-reader` and `secret-of-writer`. */
export const keysOfTwo = ["reader", "writer"]
  .map((name) => `${name}=${createHash("sha256").update(`secret-of-${name}`).digest("hex")}`)
  .join(",");

/** On whose behalf statements are sent from now on, in order. */
export function callersOf(reader: Reader): Caller[] {
  const callers: Caller[] = [];
  const all = reader.all.bind(reader);
  reader.all = (statement, caller = {}) => {
    callers.push(caller);
    return all(statement, caller);
  };
  return callers;
}
