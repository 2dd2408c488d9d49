import { setTimeout as sleep } from "node:timers/promises";

import { openDatabase } from "../../src/database/open-database";
import { raw } from "../../src/database/sql/sql";
import { emptyDatabaseUrl, opened } from "../helpers/temporary-database";

/** Hours of work for one statement, and nothing to read. */
const endless =
  "with recursive count(n) as (select 1 union all select n + 1 from count where n < 1e12) select sum(n) from count";

describe("A statement whose time is up", () => {
  const oneReader = async () => {
    const statements: string[] = [];
    const { reader } = await opened({ readers: 1, onStatement: (text) => statements.push(text) });
    statements.length = 0;
    return { reader, statements };
  };

  it("is stopped within the database, and the connection goes on with the next", async () => {
    const { reader } = await oneReader();
    const ending = new AbortController();
    const stopped = reader.all(raw(endless), ending);
    const next = reader.all(raw("select 1 as one"));
    await sleep(20);

    ending.abort(new Error("Nobody waits."));

    await expect(stopped).rejects.toThrow("Nobody waits.");
    expect(await next).toEqual([{ one: 1 }]);
  });

  it("is stopped also where it has only just been sent", async () => {
    const { reader } = await oneReader();
    const ending = new AbortController();
    const stopped = reader.all(raw(endless), ending);

    ending.abort(new Error("Nobody waits."));

    await expect(stopped).rejects.toThrow("Nobody waits.");
    expect(await reader.all(raw("select 1 as one"))).toEqual([{ one: 1 }]);
  });

  it("is not sent where it still waits for a connection; what runs there is not disturbed", async () => {
    const { reader, statements } = await oneReader();
    const ending = new AbortController();
    const running = reader.all(
      raw(
        "with recursive count(n) as (select 1 union all select n + 1 from count where n < 300000) select max(n) as most from count",
      ),
    );
    const waiting = reader.all(raw("select 2 as two"), ending);

    ending.abort(new Error("Nobody waits."));

    await expect(waiting).rejects.toThrow("Nobody waits.");
    expect(await running).toEqual([{ most: 300_000 }]);
    expect(statements).toHaveLength(1);
  });

  it("is waited for when the connections are closed, if it has been asked before", async () => {
    const database = await openDatabase(await emptyDatabaseUrl(), { readers: 1 });
    const asked = ["select 1 as n", "select 2 as n", "select 3 as n"].map((text) =>
      database.reader.all(raw(text)),
    );

    await database.close();

    expect(await Promise.all(asked)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    await expect(database.reader.all(raw("select 4 as n"))).rejects.toThrow("the connections are closed");
  });
});
