import { parse } from "graphql";

import { compose } from "../../../src/federation/compose";
import { readSupergraph, type Supergraph } from "../../../src/router/supergraph";

export const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])`;

/** Composes a supergraph from subgraphs by name. Throws if they do not compose. */
export function composed(
  subgraphs: Readonly<Record<string, string>>,
  change: (sdl: string) => string = (sdl) => sdl,
): Supergraph {
  const { supergraphSdl, problems } = compose(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}`,
      typeDefs: parse(link + sdl),
    })),
  );
  if (supergraphSdl === null) throw new Error(problems.map(({ message }) => message).join("\n"));
  return readSupergraph(change(supergraphSdl));
}
