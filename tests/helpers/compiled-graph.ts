import pino from "pino";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { wholeGraph } from "../../src/server/graph";
import { askerOf, type Ask } from "./graph-over";

export interface CompiledGraph {
  readonly ask: Ask;
  /** How many operations the resolvers answered. */
  readonly resolved: () => number;
  /** Errors, as lines. */
  readonly logged: readonly string[];
}

/** The graph that compiles what it can. */
export function compiledGraph(catalogue: Catalogue): CompiledGraph {
  const logged: string[] = [];
  let resolved = 0;
  const log = pino({ level: "error" }, { write: (line: string) => void logged.push(line) });
  const counting = {
    requestDidStart: async () => ({ executionDidStart: async () => void (resolved += 1) }),
  };
  const graph = wholeGraph(catalogue, log, [counting], null, undefined, { queryPath: "compiled" });
  return { ask: askerOf(graph), resolved: () => resolved, logged };
}
