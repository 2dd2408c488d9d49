import { setImmediate as turn } from "node:timers/promises";

import { openDatabase, type Database } from "../../src/catalogue/database/database";
import type { Transaction } from "../../src/catalogue/statements";
import { temporaryDatabase, temporaryFile } from "../helpers/temporary-database";

/** A migrated database with a table of pairs: the two halves of a pair are always written in one transaction. */
async function databaseOfPairs(): Promise<Database> {
  const database = await temporaryDatabase(await temporaryFile());
  await database.writer.migrate();
  await database.writer.transaction((transaction) =>
    transaction.run("create table half (place integer primary key, pair integer not null) strict"),
  );
  return database;
}

async function writePair(transaction: Transaction, pair: number): Promise<void> {
  await transaction.run("insert into half (pair) values ($pair)", { $pair: pair });
  await turn();
  await transaction.run("insert into half (pair) values ($pair)", { $pair: pair });
}

async function pairsOf({ readers }: Database): Promise<number[]> {
  const rows = await readers.all<{ pair: number }>("select pair from half order by place");
  return rows.map(({ pair }) => pair);
}

async function revisionOf({ readers }: Database): Promise<number> {
  const [row] = await readers.all<{ value: number }>("select value from revision");
  return row?.value ?? -1;
}

describe("500 transactions at once, a third of which throw, beside readers that never stop", () => {
  const asked = Array.from({ length: 500 }, (_, pair) => pair);
  const isThrown = (pair: number) => pair % 3 === 2;
  const kept = asked.filter((pair) => !isThrown(pair));

  let database: Database;
  let revisionBefore: number;
  let outcomes: Array<PromiseSettledResult<number>>;
  const halvesSeen: unknown[] = [];
  const countsSeen = new Set<number>();

  beforeAll(async () => {
    database = await databaseOfPairs();
    revisionBefore = await revisionOf(database);
    const writing = { hasEnded: false };

    const read = async () => {
      while (!writing.hasEnded) {
        const [row] = await database.readers.all<{ pairs: number; halves: number }>(
          `select count(*) as pairs, count(*) filter (where halves <> 2) as halves
           from (select count(*) as halves from half group by pair)`,
        );
        countsSeen.add(row?.pairs ?? -1);
        if (row?.halves !== 0) halvesSeen.push(row);
      }
    };
    const reading = [read(), read(), read()];
    outcomes = await Promise.allSettled(
      asked.map((pair) =>
        database.writer.transaction(async (transaction) => {
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

  it("move the revision once for each that was kept", async () => {
    expect(await revisionOf(database)).toBe(revisionBefore + kept.length);
  });
});

describe("A transaction", () => {
  it("is refused within a transaction, where it would wait for ever", async () => {
    const database = await databaseOfPairs();

    const nested = database.writer.transaction(async (transaction) => {
      await writePair(transaction, 1);
      await database.writer.transaction((inner) => writePair(inner, 2));
    });

    await expect(nested).rejects.toMatchObject({ code: "WRITE_INSIDE_WRITE" });
    expect(await pairsOf(database)).toEqual([]);
  });

  it("goes on when one within it was refused and caught", async () => {
    const database = await databaseOfPairs();

    await database.writer.transaction(async (transaction) => {
      const inner = database.writer.transaction((other) => writePair(other, 2));
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

    await database.writer.transaction(async (transaction) => {
      later = ended.then(() => database.writer.transaction((other) => writePair(other, 2)));
      await writePair(transaction, 1);
    });
    end();
    await later;

    expect(await pairsOf(database)).toEqual([1, 1, 2, 2]);
  });

  it("can do nothing after its end", async () => {
    const database = await databaseOfPairs();
    const kept: Transaction[] = [];
    await database.writer.transaction(async (transaction) => void kept.push(transaction));
    const thrown = database.writer.transaction(async (transaction) => {
      kept.push(transaction);
      throw new Error("Not wanted.");
    });
    await expect(thrown).rejects.toThrow("Not wanted.");

    for (const transaction of kept) {
      await expect(writePair(transaction, 1)).rejects.toThrow("This transaction has ended");
      await expect(transaction.all("select * from half")).rejects.toThrow("This transaction has ended");
    }
    expect(kept).toHaveLength(2);
    expect(await pairsOf(database)).toEqual([]);
  });

  it("that fails as it commits leaves nothing, and the next one works", async () => {
    const database = await databaseOfPairs();

    const dangling = database.writer.transaction(async (transaction) => {
      await writePair(transaction, 1);
      await transaction.run(
        "insert into show_organisation (id, showId, organisationId, role) values ('1', 'nothing', 'nothing', 'PUBLISHER')",
      );
    });
    await expect(dangling).rejects.toThrow("FOREIGN KEY constraint failed");
    await database.writer.transaction((transaction) => writePair(transaction, 2));

    expect(await pairsOf(database)).toEqual([2, 2]);
  });

  it("is waited for when the database closes", async () => {
    const file = await temporaryFile();
    const database = await openDatabase(file);
    await database.writer.migrate();
    const writing = database.writer.transaction(async (transaction) => {
      await transaction.run("create table half (place integer primary key, pair integer not null) strict");
      await writePair(transaction, 1);
    });
    await database.close();
    await writing;

    expect(await pairsOf(await temporaryDatabase(file))).toEqual([1, 1]);
  });
});
