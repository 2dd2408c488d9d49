import { compose, type SubgraphDefinition } from "../federation/compose";
import { addressOf } from "./addresses";
import { subgraphs } from "./index";
import { sliceOf } from "./slices";

/** Our own subgraphs, as they go into a supergraph. */
export function ownDefinitions(elsewhere?: ReadonlyMap<string, string>): SubgraphDefinition[] {
  return subgraphs.map(({ name }) => ({ name, url: addressOf(name, elsewhere), typeDefs: sliceOf(name) }));
}

/** The whole graph for any Federation 2 router: `schema/supergraph.graphql`. */
export function supergraphSdl(): string {
  const { supergraphSdl: sdl, problems } = compose(ownDefinitions());
  if (sdl !== null) return sdl;
  throw new Error(`Our own subgraphs do not compose: ${problems.map(({ message }) => message).join(" ")}`);
}
