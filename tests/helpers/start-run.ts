import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { setTemplateFolder } from "./template-folder";

/** Jest's setup of a run. */
export default async function startRun(): Promise<void> {
  setTemplateFolder(await mkdtemp(join(tmpdir(), "rostrum-templates-")));
}
