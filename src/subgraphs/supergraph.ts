import { compose, type SubgraphDefinition } from "../federation/compose";
import { addressOf } from "./addresses";
import { subgraphs } from "./index";
import { sliceOf } from "./slices";

/** Our own subgraphs, as input to composition. */
export function subgraphDefinitions(overrides?: ReadonlyMap<string, string>): SubgraphDefinition[] {
  return subgraphs.map(({ name }) => ({ name, url: addressOf(name, overrides), typeDefs: sliceOf(name) }));
}

/** The supergraph SDL for any Federation 2 router: `schema/supergraph.graphql`. */
export function supergraphSdl(): string {
  const { supergraphSdl: sdl, problems } = compose(subgraphDefinitions());
  if (sdl !== null) return sdl;
  throw new Error(`Our own subgraphs do not compose: ${problems.map(({ message }) => message).join(" ")}`);
}
