import { openDatabase } from "../../../src/database/open-database";
import { sql } from "../../../src/database/sql/sql";

/** Adds 1 to a counter so many times, each in a transaction that reads before it writes. */
async function main([url = "", times = "0"]: readonly string[]): Promise<void> {
  const database = await openDatabase(url);
  for (let time = 0; time < Number(times); time += 1) {
    await database.writer.transaction(async (transaction) => {
      const [row] = await transaction.all<{ value: number }>(
        sql`select value from revision where name = 'counter'`,
      );
      await transaction.run(sql`update revision set value = ${(row?.value ?? 0) + 1} where name = 'counter'`);
      return { result: null, commit: true };
    });
  }
  await database.close();
}

void main(process.argv.slice(2));
