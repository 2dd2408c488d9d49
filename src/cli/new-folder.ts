import { readdir } from "node:fs/promises";

import { BadInput } from "../domain/errors";

/** What a command fills must not hold anything yet. */
export async function assertNewOrEmpty(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new BadInput(`Expected a new or empty folder, but ${folder} cannot be read (${error.code}).`);
  });
  if (found.length > 0) {
    throw new BadInput(`Expected a new or empty folder, but ${folder} has ${found.slice(0, 3).join(", ")}.`);
  }
}
