import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import { supergraphSdl } from "../../src/subgraphs/supergraph";
import { templateFolder } from "./template-folder";

/** The supergraph of our five subgraphs, composed once per run: that takes most of a second. */
export function composedSupergraph(): string {
  const file = `${templateFolder()}/supergraph.graphql`;
  if (existsSync(file)) return readFileSync(file, "utf8");
  const sdl = supergraphSdl();
  // Several workers may compose it; each renames a whole file to the same name.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, sdl);
  renameSync(own, file);
  return sdl;
}
