import { raw } from "../../src/database/sql/sql";
import { emptyDatabaseUrl, opened, rawConnection } from "../helpers/temporary-database";

it("the migrations leave foreign keys on, also where they failed", async () => {
  const url = await emptyDatabaseUrl();
  const database = await opened({}, url);
  const { run } = await rawConnection(url);
  const foreignKeys = () =>
    database.writer.transaction(async (transaction) => ({
      result: await transaction.all(raw("pragma foreign_keys")),
      commit: false,
    }));
  // TypeORM tells the console, whatever it was told about logging.
  jest.spyOn(console, "log").mockReturnValueOnce(undefined);

  await run("create table topic (id text)");
  await expect(database.writer.migrate()).rejects.toThrow('table "topic" already exists');
  expect(await foreignKeys()).toEqual([{ foreign_keys: 1 }]);

  await run("drop table topic");
  await database.writer.migrate();
  expect(await foreignKeys()).toEqual([{ foreign_keys: 1 }]);
});
