import { readFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { emptyDatabaseUrl } from "../helpers/temporary-database";
import { filesOf } from "../importers/feeds/importing";

describe("rostrum import --mapping", () => {
  it("takes a mapping, a file or one that comes with Rostrum, and says where one is wrong", async () => {
    const databaseUrl = await emptyDatabaseUrl();
    const run = (...words: readonly string[]) => rostrum(words, { DATABASE_URL: databaseUrl });
    const { guests, wrong } = await filesOf({
      guests: "Show,Raw_Guest_List\n3/7/99,Ann Lee & Bo Ray\n",
      wrong: "rows:\n  - is: talk\n",
    });
    const csv = await filesOf({ "guests.csv": await readFile(guests) });

    const [byName, byFile, byNone, schema, guess] = await Promise.all([
      run("import", csv["guests.csv"], "--mapping", "daily-show"),
      run("import", guests, "--mapping", wrong),
      run("import", guests, "--mapping", "none"),
      run("mapping", "schema"),
      run("mapping", "guess", csv["guests.csv"]),
    ]);

    expect(byName.out).toContain(
      "guests.csv is mapped: the mapping daily-show says what it is. 1 items: 1 imported",
    );
    expect([byFile, byNone].map(({ code, err }) => [code, err])).toEqual([
      [
        2,
        expect.stringContaining(
          `The mapping ${wrong}:2 cannot be used. Expected is to be one of show, episode`,
        ),
      ],
      [
        2,
        expect.stringContaining(
          'Expected a mapping after --mapping: a file, or one of arrested-devops, codeandtalk, daily-show, pyvideo, rostrum, syntax; but got "none".',
        ),
      ],
    ]);
    expect(JSON.parse(schema.out)).toMatchObject({ title: "Mapping", $defs: { rows: { type: "object" } } });
    expect(guess.out).toContain("from: Raw_Guest_List");
  }, 120_000);
});
