import { compose, type SubgraphDefinition } from "../federation/compose";
import { addressOf } from "./addresses";
import { subgraphs } from "./index";
import { sliceOf } from "./slices";

/** Our own subgraphs, as input to composition. */
export function subgraphDefinitions(overrides?: ReadonlyMap<string, string>): SubgraphDefinition[] {
  return subgraphs.map(({ name }) => ({ name, url: addressOf(name, overrides), typeDefs: sliceOf(name) }));
}

let composed: string | null = null;

/** The supergraph SDL for any Federation 2 router: `schema/supergraph.graphql`. Cached per process. */
export function supergraphSdl(): string {
  if (composed !== null) return composed;
  const { supergraphSdl: sdl, problems } = compose(subgraphDefinitions());
  composed = sdl;
  if (sdl !== null) return sdl;
  throw new Error(`Our own subgraphs do not compose: ${problems.map(({ message }) => message).join(" ")}`);
}
