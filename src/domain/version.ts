import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Rostrum's version, from the package's file; the folder is as far away from `src/server` as from `dist/server`. */
export const { version } = JSON.parse(
  readFileSync(resolve(__dirname, "..", "..", "package.json"), "utf8"),
) as { readonly version: string };
