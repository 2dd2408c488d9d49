import { Catalogue } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { RostrumError } from "../../domain/errors";
import { countByType, readDataFolder } from "../../importers/data-folder/read-data-folder";
import { readSettings } from "../../server/settings";
import { dataFolderOf, schemaFolderFor } from "../data-folders";
import { countedProblems } from "../counted-problems";
import { exitCodes } from "../exit-codes";
import { assertDatabaseExists } from "../open-existing";
import { print } from "../output";

/**
 * Reports dangling references, duplicates, cycles, impossible dates and entities without a source in a data folder. A
 * folder without JSON Schemas is validated by those of `data/`.
 */
export async function checkDataCommand(
  named: string | undefined,
  { json }: { json?: boolean },
): Promise<void> {
  const folder = named ?? dataFolderOf(readSettings(process.env));
  const { entities, problems } = await readDataFolder(folder, schemaFolderFor(folder));
  const counts = countByType(entities);

  if (json) print(JSON.stringify({ problems, counts }, null, 2));
  else {
    for (const { file, line, code, message } of problems) print(`${file}:${line} ${code} ${message}`);
    const found = Object.entries(counts).map(([type, count]) => `${count} ${type}`);
    print(`${countedProblems(problems)} in ${found.join(", ") || "no valid entities"}.`);
  }
  if (problems.length > 0) process.exitCode = exitCodes.found;
}

/** Reports violated invariants of a database: broken pages, dangling references, wrong projections. */
export async function checkDatabaseCommand({
  json,
  hash: isHashWanted = false,
}: {
  json?: boolean;
  hash?: boolean;
}): Promise<void> {
  const { databaseUrl, readers } = readSettings(process.env);
  const database = databaseName(databaseUrl);
  await assertDatabaseExists(databaseUrl);
  const { problems, hash } = await checked(databaseUrl, { readers, isHashWanted });
  if (json) print(JSON.stringify({ problems, ...(isHashWanted ? { hash } : {}) }, null, 2));
  else {
    if (hash !== null) print(`SHA-256 of the content: ${hash}`);
    for (const { check, message } of problems) print(`${check} ${message}`);
    print(`${countedProblems(problems)} in ${database}.`);
  }
  if (problems.length > 0) process.exitCode = exitCodes.found;
}

interface Checking {
  readonly readers: number | undefined;
  readonly isHashWanted: boolean;
}

async function checked(url: string, { readers, isHashWanted }: Checking) {
  const catalogue = await Catalogue.open(url, { readers }).catch((error: unknown) => {
    if (error instanceof RostrumError && error.code === "DATABASE_DAMAGED") return null;
    throw error;
  });
  if (catalogue === null) return { problems: await Catalogue.checkDamaged(url), hash: null };
  try {
    const problems = await catalogue.check();
    // Without its tables there is no content.
    const isReadable = !problems.some(({ check }) => ["TABLES", "COLUMNS", "INTEGRITY"].includes(check));
    return { problems, hash: isHashWanted && isReadable ? await catalogue.contentHash() : null };
  } finally {
    await catalogue.close();
  }
}
