import { setImmediate as turn } from "node:timers/promises";

import type { Database } from "../../src/database/database";
import { openDatabase } from "../../src/database/open-database";
import { raw, sql } from "../../src/database/sql/sql";
import type { Transaction } from "../../src/database/statements";
import { opened, temporaryDatabaseUrl } from "../helpers/temporary-database";

/** A migrated database with a table of pairs: the two halves of a pair are always written in one transaction. */
async function databaseOfPairs(): Promise<Database> {
  const database = await opened();
  await commit(database, (transaction) => transaction.run(tableOfHalves(database)));
  return database;
}

/** Places count up by themselves. */
const tableOfHalves = ({ health }: Database) =>
  raw(
    health.about.dialect === "sqlite"
      ? "create table half (place integer primary key, pair integer not null) strict"
      : "create table half (place integer primary key generated always as identity, pair integer not null)",
  );

/** What is not thrown is kept. */
function commit<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.writer.transaction(async (transaction) => ({
    result: await work(transaction),
    commit: true,
  }));
}

async function writePair(transaction: Transaction, pair: number): Promise<void> {
  await transaction.run(sql`insert into half (pair) values (${pair})`);
  await turn();
  await transaction.run(sql`insert into half (pair) values (${pair})`);
}

async function pairsOf({ reader }: Database): Promise<number[]> {
  const rows = await reader.all<{ pair: number }>(raw("select pair from half order by place"));
  return rows.map(({ pair }) => pair);
}

describe("500 transactions at once, a third of which throw, beside readers that never stop", () => {
  const asked = Array.from({ length: 500 }, (_, pair) => pair);
  const isThrown = (pair: number) => pair % 3 === 2;
  const kept = asked.filter((pair) => !isThrown(pair));

  let database: Database;
  let outcomes: Array<PromiseSettledResult<number>>;
  const halvesSeen: unknown[] = [];
  const countsSeen = new Set<number>();

  beforeAll(async () => {
    database = await databaseOfPairs();
    const writing = { hasEnded: false };

    const read = async () => {
      while (!writing.hasEnded) {
        const [row] = await database.reader.all<{ pairs: number; halves: number }>(
          raw(`select count(*) as pairs, count(*) filter (where halves <> 2) as halves
           from (select count(*) as halves from half group by pair) pairs`),
        );
        countsSeen.add(row?.pairs ?? -1);
        if (row?.halves !== 0) halvesSeen.push(row);
      }
    };
    const reading = [read(), read(), read()];
    outcomes = await Promise.allSettled(
      asked.map((pair) =>
        commit(database, async (transaction) => {
          await writePair(transaction, pair);
          if (isThrown(pair)) throw new Error(`Pair ${pair} is not wanted.`);
          return pair;
        }),
      ),
    );
    writing.hasEnded = true;
    await Promise.all(reading);
  });

  it("acknowledge those that did not throw, and no other", () => {
    const acknowledged = outcomes.flatMap((outcome) =>
      outcome.status === "fulfilled" ? [outcome.value] : [],
    );
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === "rejected" ? [(outcome.reason as Error).message] : [],
    );

    expect(acknowledged).toEqual(kept);
    expect(refused).toEqual(asked.filter(isThrown).map((pair) => `Pair ${pair} is not wanted.`));
  });

  it("lose nothing, leave no ghost, and keep the order in which they were asked", async () => {
    expect(await pairsOf(database)).toEqual(kept.flatMap((pair) => [pair, pair]));
  });

  it("never show half a transaction to a reader", () => {
    expect(halvesSeen).toEqual([]);
    expect(countsSeen.size).toBeGreaterThan(20);
  });
});

describe("A transaction", () => {
  it("is refused within a transaction, where it would wait for ever", async () => {
    const database = await databaseOfPairs();

    const nested = commit(database, async (transaction) => {
      await writePair(transaction, 1);
      await commit(database, (inner) => writePair(inner, 2));
    });

    await expect(nested).rejects.toMatchObject({ code: "WRITE_INSIDE_WRITE" });
    expect(await pairsOf(database)).toEqual([]);
  });

  it("goes on when one within it was refused and caught", async () => {
    const database = await databaseOfPairs();

    await commit(database, async (transaction) => {
      const inner = commit(database, (other) => writePair(other, 2));
      await expect(inner).rejects.toMatchObject({ code: "WRITE_INSIDE_WRITE" });
      await writePair(transaction, 1);
    });

    expect(await pairsOf(database)).toEqual([1, 1]);
  });

  it("may be followed by one that was begun within it and waited for its end", async () => {
    const database = await databaseOfPairs();
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    let later: Promise<void> = Promise.resolve();

    await commit(database, async (transaction) => {
      later = ended.then(() => commit(database, (other) => writePair(other, 2)));
      await writePair(transaction, 1);
    });
    end();
    await later;

    expect(await pairsOf(database)).toEqual([1, 1, 2, 2]);
  });

  it("can do nothing after its end", async () => {
    const database = await databaseOfPairs();
    const kept: Transaction[] = [];
    await commit(database, async (transaction) => void kept.push(transaction));
    const thrown = commit(database, async (transaction) => {
      kept.push(transaction);
      throw new Error("Not wanted.");
    });
    await expect(thrown).rejects.toThrow("Not wanted.");

    for (const transaction of kept) {
      await expect(writePair(transaction, 1)).rejects.toThrow("This transaction has ended");
      await expect(transaction.all(raw("select * from half"))).rejects.toThrow("This transaction has ended");
    }
    expect(kept).toHaveLength(2);
    expect(await pairsOf(database)).toEqual([]);
  });

  it("that fails as it commits leaves nothing, and the next one works", async () => {
    const database = await databaseOfPairs();

    const dangling = commit(database, async (transaction) => {
      await writePair(transaction, 1);
      await transaction.run(
        raw(
          `insert into show_organisation (id, "showId", "organisationId", role) values ('1', 'nothing', 'nothing', 'PUBLISHER')`,
        ),
      );
    });
    await expect(dangling).rejects.toThrow(/foreign key constraint/i);
    await commit(database, (transaction) => writePair(transaction, 2));

    expect(await pairsOf(database)).toEqual([2, 2]);
  });

  it("is waited for when the database closes", async () => {
    const url = await temporaryDatabaseUrl();
    const database = await openDatabase(url);
    const writing = commit(database, async (transaction) => {
      await transaction.run(tableOfHalves(database));
      await writePair(transaction, 1);
    });
    await database.close();
    await writing;

    expect(await pairsOf(await opened({}, url))).toEqual([1, 1]);
  });
});
