import { readdir, readFile, writeFile } from "node:fs/promises";

import { databaseName } from "../../src/database/url";
import { temporaryFolder } from "../helpers/after-tests";
import { rostrum } from "../helpers/command-line";
import { rostrumAlone } from "../helpers/rostrum-command";
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
    expect(outcomes[1]?.err).toContain(
      'Expected --format to be one of yaml, ndjson, rss, csv, xlsx, bibtex, ris, csl-json, json-resume, but got "xml".',
    );
    expect(await readdir(parent)).toEqual(["mine"]);
  });

  it("writes a list to standard output, or to a file that is there once all of it is written", async () => {
    const environment = { DATABASE_URL: await startingDatabaseUrl(), PUBLIC_URL: "https://example.org" };
    const folder = await temporaryFolder();
    const run = (...words: string[]) => rostrumAlone(["export", "--format", ...words], environment);

    const feed = await run("rss", "--show", "wed-talks");
    const all = await run("bibtex");
    const csv = await run("csv", "--person", "victoria-carr", "--excel", "--output", `${folder}/all.csv`);
    const xlsx = await run("xlsx", "--output", `${folder}/all.xlsx`, "--json");

    expect([feed, all, csv, xlsx].map(({ code, err }) => [code, err])).toEqual(
      [feed, all, csv, xlsx].map(() => [0, ""]),
    );
    expect(feed.out).toContain(
      'href="https://example.org/people/victoria-carr">Victoria Carr</podcast:person>',
    );
    expect(all.out).toContain("author = {Carr, Victoria}");
    expect(csv.out).toBe(`Wrote ${folder}/all.csv.\n`);
    expect(await readFile(`${folder}/all.csv`, "utf8")).toMatch(/^\ufeffAppearance,Person,/);
    expect(JSON.parse(xlsx.out)).toMatchObject({ file: `${folder}/all.xlsx`, format: "xlsx" });
    expect((await readdir(folder)).toSorted()).toEqual(["all.csv", "all.xlsx"]);
  });

  it("writes only what is confirmed with --confirmed", async () => {
    const environment = { DATABASE_URL: await startingDatabaseUrl() };
    const run = async (...words: string[]) => {
      const { out } = await rostrumAlone(["export", "--format", "csv", ...words], environment);
      return out.split("\r\n").filter((line) => line !== "");
    };

    const [all, confirmed] = [await run(), await run("--confirmed")];

    const [titles = "", ...rows] = all;
    expect(confirmed).toEqual([titles, ...rows.filter((row) => row.endsWith(",CONFIRMED"))]);
    expect(confirmed.length).toBeLessThan(all.length);
  });

  it("says what it expects of a list, and leaves no file", async () => {
    const environment = { DATABASE_URL: await startingDatabaseUrl() };
    const folder = await temporaryFolder();
    const errors = async (...words: string[]) => {
      const { code, err } = await rostrum(["export", "--format", ...words], environment);
      expect(code).toBe(2);
      return err;
    };

    expect(await errors("rss")).toContain(
      "Expected one of --show SLUG, --person SLUG, --organisation SLUG, --topic SLUG with --format rss.",
    );
    expect(await errors("json-resume", "--show", "wed-talks")).toContain(
      "Expected one of --person SLUG with",
    );
    expect(await errors("csv", "--show", "a", "--person", "b")).toContain("or none for all of the graph.");
    expect(await errors("csv", "--show", "nothing", "--output", `${folder}/a.csv`)).toContain(
      'Expected the slug or the id of a Show, but got "nothing".',
    );
    expect(await errors("xlsx")).toContain("Expected --output FILE: a workbook is no text.");
    expect(await errors("ris", "--excel")).toContain("Expected --excel with --format csv");
    expect(await errors("yaml", "--show", "wed-talks")).toContain("Expected a folder with --format yaml");
    expect(await errors("ndjson", "--confirmed")).toContain("Expected a folder with --format ndjson");
    expect(await errors("json-resume", "--person", "victoria-carr", "--confirmed")).toContain(
      "Expected --confirmed with a list of facts",
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
