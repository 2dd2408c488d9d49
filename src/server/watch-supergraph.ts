import { readFileSync, unwatchFile, watchFile } from "node:fs";

import type { Logger } from "pino";

import type { Routing } from "./routing";

const everyMs = 500;

/**
 * Serves what the supergraph's file says from when it changes. One that cannot be served is refused, with a line in the
 * log, and the old one goes on. Returns how to stop watching.
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
  // It looks at the file's name, and so sees a file that was written beside it and moved there.
  watchFile(file, { interval: everyMs }, reload);
  return () => unwatchFile(file, reload);
}
