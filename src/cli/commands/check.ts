import { existsSync } from "node:fs";
import { join } from "node:path";

import { Catalogue } from "../../catalogue/catalogue";
import { RostrumError } from "../../domain/errors";
import { countByType, readDataFolder } from "../../importers/data-folder/read-data-folder";
import { readSettings } from "../../server/settings";
import { exitCodes } from "../exit-codes";
import { print } from "../output";
import { dataFolder } from "../paths";

/**
 * Reports dangling references, duplicates, circles, impossible dates and things without a source in a data folder. One
 * that brings no schemas is held against those of `data/`.
 */
export async function checkDataCommand(
  folder: string = dataFolder,
  { json }: { json?: boolean },
): Promise<void> {
  const { entities, problems } = await readDataFolder(
    folder,
    [folder, dataFolder].map((of) => join(of, "schema")).find((schemaFolder) => existsSync(schemaFolder)),
  );
  const counts = countByType(entities);

  if (json) print(JSON.stringify({ problems, counts }, null, 2));
  else {
    for (const { file, line, code, message } of problems) print(`${file}:${line} ${code} ${message}`);
    const found = Object.entries(counts).map(([type, count]) => `${count} ${type}`);
    print(`${counted(problems)} in ${found.join(", ") || "nothing that could be kept"}.`);
  }
  if (problems.length > 0) process.exitCode = exitCodes.found;
}

/** Reports whatever must never be in a database: broken pages, dangling references, a read model that went astray. */
export async function checkDatabaseCommand({ json }: { json?: boolean }): Promise<void> {
  const { databaseFile, readers } = readSettings(process.env);
  if (!existsSync(databaseFile)) {
    throw new RostrumError(
      "NOT_FOUND",
      `There is no database at ${databaseFile}. \`rostrum migrate\` makes one.`,
    );
  }
  const catalogue = await Catalogue.open(databaseFile, { readers });
  try {
    const problems = await catalogue.check();
    if (json) print(JSON.stringify({ problems }, null, 2));
    else {
      for (const { check, message } of problems) print(`${check} ${message}`);
      print(`${counted(problems)} in ${databaseFile}.`);
    }
    if (problems.length > 0) process.exitCode = exitCodes.found;
  } finally {
    await catalogue.close();
  }
}

function counted({ length }: readonly unknown[]): string {
  if (length === 0) return "No problem";
  return length === 1 ? "1 problem" : `${length} problems`;
}
