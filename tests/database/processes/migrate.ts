import { openDatabase } from "../../../src/database/open-database";

/** Migrates, and writes the names of the migrations that it ran. */
async function main([url = ""]: readonly string[]): Promise<void> {
  const database = await openDatabase(url);
  process.stdout.write(JSON.stringify(await database.writer.migrate()));
  await database.close();
}

void main(process.argv.slice(2));
