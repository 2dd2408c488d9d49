import { openDatabase } from "../../../src/database/open-database";
import { opened, emptyDatabaseUrl } from "../../helpers/temporary-database-url";
import { rawConnection } from "../../helpers/temporary-database";

describe("A database of the first edition", () => {
  it("is refused, with what to do", async () => {
    const url = await emptyDatabaseUrl();
    await (await opened({}, url)).close();
    const raw = await rawConnection(url);
    await raw.run(
      "create table migration (id integer primary key, timestamp bigint not null, name text not null)",
    );
    await raw.run("insert into migration (timestamp, name) values (1795305600001, 'Identity1795305600001')");

    await expect(openDatabase(url)).rejects.toEqual(
      expect.objectContaining({
        code: "CATALOGUE_UNREADY",
        message: expect.stringMatching(
          /Identity1795305600001 was run on it before the first release.*Load the data again/,
        ) as string,
      }),
    );
  });
});
