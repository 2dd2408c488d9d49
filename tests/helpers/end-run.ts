import { rm } from "node:fs/promises";

import { templateFolder } from "./template-folder";

/** Jest's teardown of a run. */
export default async function endRun(): Promise<void> {
  await rm(templateFolder(), { recursive: true, force: true });
}
