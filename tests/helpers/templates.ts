import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { copyFile, rename } from "node:fs/promises";
import { join } from "node:path";

import { temporaryFolder } from "./after-tests";
import { isOnPostgres } from "./postgres/suite-server";
import { copiedPostgres } from "./postgres/temporary-postgres";
import { templateFolder } from "./template-folder";
import { until } from "./until";

/** A database that many tests begin with. It is made once per run, and copied for each test. */
export interface Template {
  readonly name: string;
  /** Migrates and fills an empty database, and closes it. */
  readonly make: (url: string) => Promise<void>;
}

/** The address of a copy of its own, of the kind that the suite runs on. */
export async function copyOf(template: Template): Promise<string> {
  if (isOnPostgres()) return copiedPostgres(template);
  const file = join(await temporaryFolder(), "test.sqlite");
  await copyFile(await madeFile(template), file);
  return `sqlite:${file}`;
}

/** The first worker makes it, and others wait. */
async function madeFile({ name, make }: Template): Promise<string> {
  const file = join(templateFolder(), `${name}.sqlite`);
  const claim = `${file}.claim`;
  const isThereOrOurs = () => existsSync(file) || isClaimed(claim);
  await until(isThereOrOurs, Boolean);
  if (existsSync(file)) return file;
  try {
    const made = join(await temporaryFolder(), "template.sqlite");
    await make(`sqlite:${made}`);
    await rename(made, file);
  } finally {
    rmdirSync(claim);
  }
  return file;
}

/** Whether the folder could be made: only one process makes it. */
function isClaimed(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
