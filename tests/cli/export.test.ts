import { readdir, writeFile } from "node:fs/promises";

import { databaseName } from "../../src/database/url";
import { temporaryFolder } from "../helpers/after-tests";
import { rostrum } from "../helpers/command-line";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";
import { emptyDatabaseUrl } from "../helpers/temporary-database";

describe("rostrum export", () => {
  it("writes a folder that load reads as the same, and says what is in it", async () => {
    const [from, to] = [
      { DATABASE_URL: await startingDatabaseUrl() },
      { DATABASE_URL: await emptyDatabaseUrl() },
    ];
    const parent = await temporaryFolder();
    const folder = `${parent}/out`;

    const yaml = await rostrum(["export", folder], from);
    const ndjson = await rostrum(["export", `${folder}-2`, "--format", "ndjson", "--json"], from);
    const load = await rostrum(["load", folder], to);

    const hashes = await Promise.all(
      [from, to].map((one) => rostrum(["check", "db", "--hash", "--json"], one)),
    );
    const name = databaseName(from.DATABASE_URL);
    expect(yaml).toMatchObject({ code: 0, err: "" });
    expect(yaml.out).toContain(
      `479 entities of ${name} are in ${folder}.\n\`rostrum load ${folder}\` loads it.\n`,
    );
    expect(JSON.parse(ndjson.out)).toMatchObject({
      database: name,
      format: "ndjson",
      rest: 0,
      entities: { Person: 31 },
    });
    expect(load.code).toBe(0);
    expect(hashes[1]).toEqual(hashes[0]);
    expect((await readdir(parent)).toSorted()).toEqual(["out", "out-2"]);
  });

  it("ends with 2 for a folder with files, another format, and without a database, and leaves nothing", async () => {
    const environment = { DATABASE_URL: await startingDatabaseUrl() };
    const parent = await temporaryFolder();
    await writeFile(`${parent}/mine`, "");

    const outcomes = [
      await rostrum(["export", parent], environment),
      await rostrum(["export", `${parent}/out`, "--format", "xml"], environment),
      await rostrum(["export", `${parent}/out`], { DATABASE_URL: `sqlite:${parent}/none.sqlite` }),
    ];

    expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(outcomes[0]?.err).toContain(`Expected a new or empty folder, but ${parent} has mine.`);
    expect(outcomes[1]?.err).toContain('Expected --format to be yaml or ndjson, but got "xml".');
    expect(await readdir(parent)).toEqual(["mine"]);
  });
});
