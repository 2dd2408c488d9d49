import { sql } from "../../../src/database/sql/sql";
import type { Transaction } from "../../../src/database/statements";
import { opened, temporaryDatabaseUrl } from "../../helpers/temporary-database-url";

it("a transaction gives up with a clear line when another process goes on writing", async () => {
  const url = await temporaryDatabaseUrl();
  const [one, other] = [await opened({}, url), await opened({}, url)];
  const insert = (id: string) => async (transaction: Transaction) => {
    await transaction.run(sql`insert into node (id) values (${id})`);
    return { result: null, commit: true };
  };

  const first = one.writer.transaction(async (transaction) => {
    const second = other.writer.transaction(insert("b"));
    await expect(second).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: "Expected the database's write lock within 5 s, but another process held it.",
    });
    return insert("a")(transaction);
  });

  await first;
  await other.writer.transaction(insert("c"));
  expect(await other.reader.all(sql`select id from node order by id`)).toEqual([{ id: "a" }, { id: "c" }]);
});
