import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Settings } from "../server/settings";
import { dataFolder } from "./paths";

/** The folder that ROSTRUM_DATA or `--data` names, else Rostrum's own. */
export const dataFolderOf = (settings: Settings): string => settings.dataFolder ?? dataFolder;

/** The JSON Schemas of a data folder; for one without any those of Rostrum's own. */
export function schemaFolderFor(folder: string): string {
  const own = join(folder, "schema");
  return existsSync(own) ? own : join(dataFolder, "schema");
}
