import { Catalogue } from "../../../src/catalogue/catalogue";
import { sql } from "../../../src/database/sql/sql";
import { everything } from "../../catalogue/everything";
import { afterTests, temporaryFolder } from "../../helpers/after-tests";
import { contentOf } from "../../helpers/database-content";
import { upsert } from "../../helpers/upsert";
import { temporaryDatabaseUrl } from "../../helpers/temporary-database-url";
import { testStamp } from "../../helpers/test-stamp";

async function openedAt(url: string): Promise<Catalogue> {
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  return catalogue;
}

describe("A catalogue that moves from SQLite to PostgreSQL and back", () => {
  it("has the same hash and the same rows in all three, projections included, and nothing is wrong", async () => {
    const first = await openedAt(`sqlite:${await temporaryFolder()}/first.sqlite`);
    const second = await openedAt(await temporaryDatabaseUrl());
    const third = await openedAt(`sqlite:${await temporaryFolder()}/third.sqlite`);
    await upsert(first, ...everything);
    const gone = everything.find(({ id }) => id.startsWith("affiliation"));
    await first.edit(testStamp, (edit) => edit.remove([gone?.id ?? ""]));

    const there = await first.copyTo(second);
    const back = await second.copyTo(third);

    expect(back).toEqual(there);
    const all = [first, second, third];
    expect(await Promise.all(all.map((one) => one.contentHash()))).toEqual(all.map(() => there.hash));
    const [content, ...others] = await Promise.all(all.map(({ reader }) => contentOf(reader)));
    for (const other of others) expect(other).toEqual(content);
    expect(await Promise.all(all.map((one) => one.check()))).toEqual([[], [], []]);
    // Until autovacuum comes by, nothing else counts what plans are made from.
    const known = await second.reader.all<{ name: string }>(
      sql`select distinct tablename as name from pg_stats where schemaname = 'public'`,
    );
    expect(known.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["person", "related", "search_word"]),
    );
  });
});
