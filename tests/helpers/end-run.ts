import { rm } from "node:fs/promises";

import { templateFolder } from "./template-folder";

/** Jest's teardown of a run. A process that ends with its worker may write until then. */
export default async function endRun(): Promise<void> {
  await rm(templateFolder(), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
