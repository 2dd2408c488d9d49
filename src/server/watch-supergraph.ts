import { readFileSync, unwatchFile, watchFile } from "node:fs";

import type { Logger } from "pino";

import type { Routing } from "./routing";

const everyMs = 500;

/**
 * Reloads the supergraph when its file changes. An invalid one is logged and the old one stays. Returns a
 * function that stops watching.
 */
export function watchSupergraph(file: string, routing: Routing, log: Logger): () => void {
  const reload = () => {
    try {
      const sdl = readFileSync(file, "utf8");
      if (sdl === routing.supergraph.sdl) return;
      routing.replace(sdl);
      log.info({ file, subgraphs: [...routing.supergraph.addresses.keys()] }, "serving a new supergraph");
    } catch (error) {
      log.error({ file, err: error }, "refused a new supergraph: the old one is still served");
    }
  };
  // watchFile looks at the path, so it also notices a file that was moved there.
  watchFile(file, { interval: everyMs }, reload);
  return () => unwatchFile(file, reload);
}
