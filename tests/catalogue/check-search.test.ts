import type { DatabaseProblem } from "../../src/catalogue/checks/problem";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

const tables: ReadonlyArray<[table: string, check: DatabaseProblem["check"], row: string]> = [
  ["search_entry", "SEARCH", "'x', 'Person', '[]', '[]', ' | ', ' | ', 0"],
  ["search_name", "SEARCH", "'x', 'y', 'z'"],
  ["search_word", "SEARCH", "'x', 'y', 0, 1, 'z'"],
  ["search_spelling", "SEARCH", "'x', 'y'"],
  ["link_entry", "LINKS", "'x', '00', 'y', 'PROFILE', 'PERSON'"],
];

describe.each(tables)("`check()` of %s", (table, kind, row) => {
  async function filledCatalogue() {
    const { catalogue, url } = await openedCatalogue();
    const { id } = make.makePerson();
    await upsert(catalogue, make.makePerson({ id, name: "Ada Lovelace", links: [make.makeLink()] }));
    expect(await catalogue.check()).toEqual([]);
    return { catalogue, id, damage: (await rawConnection(url)).run };
  }

  it("finds rows that are missing, and says how they come back", async () => {
    const { catalogue, damage } = await filledCatalogue();
    await damage(`delete from ${table}`);

    const problems = await catalogue.check();
    expect(problems.length).toBeGreaterThan(0);
    for (const { check, message } of problems)
      expect(`${check}: ${message}`).toMatch(
        new RegExp(`^${kind}: Missing from ${table}: \\{.*\\}\\. Run \`rostrum migrate --rebuild\`\\.$`),
      );

    await catalogue.rebuild();
    expect(await catalogue.check()).toEqual([]);
  });

  it("finds a row that is too many", async () => {
    const { catalogue, damage } = await filledCatalogue();
    await damage(`insert into ${table} values (${row})`);

    const [problem, ...others] = await catalogue.check();
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      check: kind,
      message: expect.stringMatching(new RegExp(`^Too much in ${table}: \\{"\\w+":"x",`)) as string,
    });
  });
});

describe("`check()` of what is searched", () => {
  it("finds what no longer follows the things themselves", async () => {
    const { catalogue, url } = await openedCatalogue();
    await upsert(catalogue, make.makePerson({ name: "Ada Lovelace" }));
    const { run } = await rawConnection(url);
    await run("update person set name = 'Ada Byron'");

    const checks = new Set((await catalogue.check()).map(({ check }) => check));
    expect(checks).toEqual(new Set(["SEARCH"]));
  });
});
