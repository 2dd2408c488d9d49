import type { SubgraphName } from "./subgraph";

/** The default addresses. */
const defaults: Readonly<Record<SubgraphName, string>> = {
  people: "http://127.0.0.1:4001/graphql",
  shows: "http://127.0.0.1:4002/graphql",
  works: "http://127.0.0.1:4003/graphql",
  discovery: "http://127.0.0.1:4004/graphql",
  editing: "http://127.0.0.1:4005/graphql",
};

export function addressOf(name: SubgraphName, overrides: ReadonlyMap<string, string> = new Map()): string {
  return overrides.get(name) ?? defaults[name];
}
