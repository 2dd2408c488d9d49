import { AsyncLocalStorage } from "node:async_hooks";

import type { Database } from "../../src/database/database";
import { raw, sql } from "../../src/database/sql/sql";
import type { Transaction } from "../../src/database/statements";
import { emptyDatabaseUrl, opened, temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { typescriptProcess } from "../helpers/typescript-process";

const processes = `${__dirname}/processes`;

const insert = (transaction: Transaction, id: string) =>
  transaction.run(sql`insert into node (id) values (${id})`);

const keep =
  <T>(work: (transaction: Transaction) => Promise<T>) =>
  async (transaction: Transaction) => ({
    result: await work(transaction),
    commit: true,
  });

async function nodesOf({ reader }: Database): Promise<string[]> {
  const rows = await reader.all<{ id: string }>(sql`select id from node order by id`);
  return rows.map(({ id }) => id);
}

describe("a transaction", () => {
  it("keeps what it wrote, and returns its result", async () => {
    const database = await opened();

    const result = await database.writer.transaction(
      keep(async (transaction) => {
        await insert(transaction, "a");
        return 7;
      }),
    );

    expect(result).toBe(7);
    expect(await nodesOf(database)).toEqual(["a"]);
  });

  it("keeps nothing where its outcome says so, or where the work throws", async () => {
    const database = await opened();
    const { writer } = database;

    await writer.transaction(async (transaction) => {
      await insert(transaction, "a");
      return { result: null, commit: false };
    });
    const thrown = writer.transaction(
      keep(async (transaction) => {
        await insert(transaction, "b");
        throw new Error("Not wanted.");
      }),
    );

    await expect(thrown).rejects.toThrow("Not wanted.");
    expect(await nodesOf(database)).toEqual([]);
  });

  it("cannot commit after a failed statement, also where its work goes on", async () => {
    const database = await opened();

    const going = database.writer.transaction(
      keep(async (transaction) => {
        await insert(transaction, "a");
        await insert(transaction, "a").catch(() => undefined);
      }),
    );

    await expect(going).rejects.toThrow(/unique/i);
    expect(await nodesOf(database)).toEqual([]);
  });

  it("returns the rows of a statement that writes", async () => {
    const { writer } = await opened();

    const rows = await writer.transaction(
      keep((transaction) =>
        transaction.all(sql`INSERT INTO revision (name, value) VALUES ('a', 3) RETURNING name, value`),
      ),
    );

    expect(rows).toEqual([{ name: "a", value: 3 }]);
  });

  it("checks foreign keys when it commits, and not before", async () => {
    const database = await opened();
    const organisation = (id: string, parentId: string) => sql`
      insert into organisation (id, slug, name, "parentId", "sortText", "searchText")
      values (${id}, ${id}, ${id}, ${parentId}, '', '')`;

    await database.writer.transaction(
      keep(async (transaction) => {
        await transaction.run(organisation("child", "parent"));
        await transaction.run(sql`
          insert into organisation (id, slug, name, "sortText", "searchText") values ('parent', 'parent', '', '', '')`);
      }),
    );
    const dangling = database.writer.transaction(
      keep((transaction) => transaction.run(organisation("other", "nothing"))),
    );

    await expect(dangling).rejects.toThrow(/foreign key/i);
    expect(await database.reader.all(sql`select id from organisation order by id`)).toEqual([
      { id: "child" },
      { id: "parent" },
    ]);
  });

  it("refuses another one within it, and any statement after it", async () => {
    const { writer } = await opened();
    let kept: Transaction | undefined;

    const inner = writer.transaction(
      keep((transaction) => {
        kept = transaction;
        return writer.transaction(keep(() => Promise.resolve(null)));
      }),
    );

    await expect(inner).rejects.toMatchObject({ code: "WRITE_INSIDE_WRITE" });
    await expect(kept?.all(sql`select 1`)).rejects.toThrow("This transaction has ended");
  });

  it("refuses another one within it where one of another database is between them", async () => {
    const [{ writer }, between] = [await opened(), await opened()];
    const nothing = keep(() => Promise.resolve(null));

    const inner = writer.transaction(
      keep(() => between.writer.transaction(keep(() => writer.transaction(nothing)))),
    );

    await expect(inner).rejects.toMatchObject({ code: "WRITE_INSIDE_WRITE" });
    await writer.transaction(nothing);
  });

  it("uses the one AsyncLocalStorage of all databases: each makes every promise slower", async () => {
    const databases = [await opened(), await opened(), await opened()];
    const run = jest.spyOn(AsyncLocalStorage.prototype, "run");

    for (const { writer } of databases)
      await writer.transaction(keep((transaction) => insert(transaction, "a")));

    const storages = new Set(run.mock.contexts);
    run.mockRestore();
    expect(storages.size).toBe(1);
  });

  it("reports each statement once, BEGIN and COMMIT included", async () => {
    const texts: string[] = [];
    const { writer } = await opened({ onStatement: (text) => texts.push(text) });

    await writer.transaction(keep((transaction) => insert(transaction, "a")));

    expect(texts).toEqual([
      expect.stringMatching(/^begin/),
      expect.stringMatching(/^insert/),
      expect.stringMatching(/^commit/),
    ]);
  });

  it("refuses text with NUL before it is sent, alone and in lists", async () => {
    const { reader } = await opened();
    const refused = {
      code: "BAD_USER_INPUT",
      message: String.raw`Expected text without the character U+0000, but got "a\u0000b".`,
    };

    await expect(reader.all(sql`select id from node where id = ${"a\0b"}`)).rejects.toMatchObject(refused);
    await expect(
      reader.all(sql`select id from node where id = ${JSON.stringify(["ok", { inner: "a\0" }])}`),
    ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    // Six characters, which are no NUL.
    expect(await reader.all(sql`select id from node where id = ${String.raw`a\u0000b`}`)).toEqual([]);
    expect(
      await reader.all(sql`select id from node where id = ${JSON.stringify([String.raw`a\u0000b`])}`),
    ).toEqual([]);
  });
});

it("300 transactions asked for at once run in order, and a third that throws leaves nothing", async () => {
  const database = await opened();
  const asked = Array.from({ length: 300 }, (_, place) => place);

  const outcomes = await Promise.allSettled(
    asked.map((place) =>
      database.writer.transaction(
        keep(async (transaction) => {
          await transaction.run(sql`insert into revision (name, value) values (${`r${place}`}, ${place})`);
          if (place % 3 === 2) throw new Error("Not wanted.");
          return place;
        }),
      ),
    ),
  );

  const acknowledged = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const rows = await database.reader.all<{ value: number }>(raw("select value from revision order by value"));
  expect(acknowledged).toEqual(asked.filter((place) => place % 3 !== 2));
  expect(rows.map(({ value }) => value)).toEqual(acknowledged);
});

it("two processes that count up 100 times each lose no count", async () => {
  const url = await temporaryDatabaseUrl();
  const { writer, reader } = await opened({}, url);
  await writer.transaction(
    keep((transaction) => transaction.run(sql`insert into revision (name, value) values ('counter', 0)`)),
  );

  await Promise.all([1, 2].map(() => typescriptProcess(`${processes}/count-up.ts`, [url, "100"])));

  expect(await reader.all(sql`select value from revision where name = 'counter'`)).toEqual([{ value: 200 }]);
});

it("two processes that migrate at once both succeed, and one of them has done it", async () => {
  const url = await emptyDatabaseUrl();

  const done = await Promise.all([1, 2].map(() => typescriptProcess(`${processes}/migrate.ts`, [url])));

  const { health } = await opened({}, url);
  expect(done.toSorted()).toEqual([expect.stringContaining("Baseline"), "[]"]);
  expect(await health.migrations()).toEqual({ hasRun: true, pending: [], unknown: [] });
});

it("migrations go down and up again", async () => {
  const { writer, health } = await opened();

  await writer.migrateDown();
  const { pending } = await health.migrations();
  const done = await writer.migrate();

  expect(pending).toEqual(["Baseline1796100000000"]);
  expect(done).toEqual(pending);
});
