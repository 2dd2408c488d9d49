import type { Reader } from "../../src/database/statements";
import type { Caller } from "../../src/queues/fair-queue";

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
