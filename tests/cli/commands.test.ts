import { copyFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";

import { databaseName } from "../../src/database/url";
import { runsOf } from "../helpers/operations";
import { isOnPostgres } from "../helpers/postgres/suite-server";
import { rostrum } from "../helpers/command-line";
import { rostrumAlone } from "../helpers/rostrum-command";
import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { emptyDatabaseUrl, fileOf, rawConnection } from "../helpers/temporary-database";

describe("rostrum", () => {
  let environment: Record<string, string>;
  let folder: string;
  let databaseUrl: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
    databaseUrl = await emptyDatabaseUrl();
    environment = { DATABASE_URL: databaseUrl, LOG_LEVEL: "error" };
  });

  it("explains itself, its settings and its exit codes with --help", async () => {
    const { code, out } = await rostrumAlone(["--help"]);

    expect(code).toBe(0);
    for (const word of ["serve", "query", "check", "migrate", "schema", "DATABASE_URL", "Exit codes"]) {
      expect(out).toContain(word);
    }
  });

  it.each([["query"], ["check", "data"], ["check", "db"], ["migrate"], ["serve"], ["schema"]])(
    "explains %s %s with --help",
    async (...words) => {
      const { code, out } = await rostrumAlone([...words, "--help"]);

      expect(code).toBe(0);
      expect(out).toContain(`Usage: rostrum ${words.join(" ")}`);
    },
  );

  it.each([
    [["fly"], "unknown command 'fly'"],
    [["query"], "missing required argument 'file'"],
    [["migrate", "--fast"], "unknown option '--fast'"],
  ])("ends with 2 when called with %j", async (words, complaint) => {
    const { code, err } = await rostrumAlone(words, environment);

    expect(code).toBe(2);
    expect(err).toContain(complaint);
  });

  it("ends with 2 when a setting is bad, and says which", async () => {
    const { code, err } = await rostrumAlone(["serve"], { PORT: "lots" });

    expect(code).toBe(2);
    expect(err).toBe('rostrum: The setting PORT takes a whole number from 0 to 65535, but got "lots".\n');
  });

  describe("query", () => {
    let filled: Record<string, string>;

    beforeAll(async () => {
      filled = { DATABASE_URL: await startingDatabaseUrl(), LOG_LEVEL: "error" };
    });

    it("answers a question", async () => {
      const { code, out } = await rostrumAlone(
        ["query", `${projectFolder}/examples/01-army.graphql`],
        filled,
      );

      expect(code).toBe(0);
      expect(
        (JSON.parse(out) as { data: { appearances: { totalCount: number } } }).data.appearances.totalCount,
      ).toBe(2);
    });

    it("takes variables and a named operation", async () => {
      await writeFile(
        `${folder}/q.graphql`,
        "query A { __typename } query B($slug: String!) { person(slug: $slug) { name } }",
      );

      const { out } = await rostrum(
        ["query", `${folder}/q.graphql`, "--operation", "B", "--variables", '{"slug":"gemma-vinton"}'],
        filled,
      );

      expect(JSON.parse(out)).toEqual({ data: { person: { name: "Gemma Vinton" } } });
    });

    it("ends with 1 when the answer has errors, and prints them", async () => {
      await writeFile(`${folder}/q.graphql`, "{ people(first: 0) { totalCount } }");

      const { code, out } = await rostrumAlone(["query", `${folder}/q.graphql`], filled);

      expect(code).toBe(1);
      expect(out).toContain("`first` takes 1 to 100, but got 0.");
    });

    it.each([
      [
        ["query", "missing.graphql"],
        'Expected a file with a GraphQL operation, but "missing.graphql" cannot be read (ENOENT).',
      ],
      [
        ["query", __filename, "--variables", "[1]"],
        'Expected --variables to be a JSON object, but got "[1]".',
      ],
    ])("ends with 2 for %j", async (words, complaint) => {
      const { code, err } = await rostrum(words, environment);

      expect(code).toBe(2);
      expect(err).toBe(`rostrum: ${complaint}\n`);
    });
  });

  describe("migrate", () => {
    it("makes a database, then finds it up to date", async () => {
      const first = await rostrum(["migrate", "--json"], environment);
      const second = await rostrum(["migrate", "--json"], environment);

      expect((JSON.parse(first.out) as { migrations: string[] }).migrations.length).toBeGreaterThan(0);
      expect((JSON.parse(second.out) as { migrations: string[] }).migrations).toEqual([]);
    });

    it("rebuilds the projections with --rebuild, as `check db` advises", async () => {
      environment["DATABASE_URL"] = await startingDatabaseUrl();
      const { run, close } = await rawConnection(environment["DATABASE_URL"]);
      await run("delete from timeline_entry");
      await close();
      const astray = await rostrum(["check", "db"], environment);
      expect(astray.out).toMatch(/^TIMELINE .* Run `rostrum migrate --rebuild`\.$/m);
      expect(astray.code).toBe(1);
      await rostrum(["migrate"], environment);
      expect((await rostrum(["check", "db"], environment)).code).toBe(1);

      const { code, out } = await rostrum(["migrate", "--rebuild"], environment);

      expect(code).toBe(0);
      expect(out).toContain("rebuilt the projections");
      expect((await rostrum(["check", "db"], environment)).code).toBe(0);
    });

    it("may be called by several at once on one empty database", async () => {
      for (let round = 0; round < runsOf(300); round += 1) {
        const settings = { ...environment, DATABASE_URL: await emptyDatabaseUrl() };

        const outcomes = await Promise.all(
          [1, 2, 3, 4].map(() => rostrumAlone(["migrate", "--json"], settings)),
        );

        expect(outcomes.map(({ code, err }) => ({ code, err }))).toEqual(
          Array.from({ length: 4 }, () => ({ code: 0, err: "" })),
        );
        const ran = outcomes.flatMap(({ out }) => (JSON.parse(out) as { migrations: string[] }).migrations);
        expect(ran).toEqual([...new Set(ran)]);
        expect((await rostrum(["check", "db"], settings)).code).toBe(0);
      }
    });
  });

  describe("check db", () => {
    it("finds nothing wrong in a fresh database", async () => {
      const url = await startingDatabaseUrl();

      const { code, out } = await rostrum(["check", "db"], { ...environment, DATABASE_URL: url });

      expect(out).toBe(`No problem in ${databaseName(url)}.\n`);
      expect(code).toBe(0);
    });

    it("ends with 1 for a database without our tables, and says what to run", async () => {
      // The file of an empty database of SQLite may be missing.
      if (!isOnPostgres()) await writeFile(fileOf(databaseUrl), "");

      const { code, out } = await rostrum(["check", "db", "--json"], environment);

      expect(code).toBe(1);
      expect((JSON.parse(out) as { problems: unknown }).problems).toEqual([
        { check: "TABLES", message: "The database has none of Rostrum's tables. Run `rostrum migrate`." },
      ]);
    });
  });

  describe("check data", () => {
    it("finds nothing wrong in data/", async () => {
      const { code, out } = await rostrum(["check", "data"]);

      expect(out).toMatch(/^No problem in .*37 Appearance/);
      expect(code).toBe(0);
    });

    it("reports problems by file and line, and exits with 1", async () => {
      await cp(`${projectFolder}/data/schema`, `${folder}/schema`, { recursive: true });
      await mkdir(`${folder}/shows`);
      await copyFile(`${projectFolder}/data/documents.yaml`, `${folder}/documents.yaml`);
      const show = await readFile(`${projectFolder}/data/shows/wed-talks.yaml`, "utf8");
      await writeFile(`${folder}/shows/wed-talks.yaml`, show);

      const { code, out } = await rostrum(["check", "data", folder]);

      expect(code).toBe(1);
      expect(out).toContain('DANGLING Nothing in the data is the Organisation "women-empowering-defence".');
      expect(out).toMatch(/^shows\/wed-talks\.yaml:\d+ DANGLING/m);
    });

    it("holds a folder without schemas against those of data/", async () => {
      await writeFile(`${folder}/topics.yaml`, "topics:\n  - { key: a, label: A, cites: nothing }\n");

      const { code, out } = await rostrum(["check", "data", folder]);

      expect(code).toBe(1);
      expect(out).toContain(
        'topics.yaml:2 NOT_BY_SCHEMA Expected this element of topics to have no property "cites".',
      );
    });

    it("holds a folder with schemas against its own", async () => {
      const schema = '{ "$id": "topics.schema.json", "required": ["subjects"] }';
      await mkdir(`${folder}/schema`);
      await writeFile(`${folder}/schema/topics.schema.json`, schema);
      await writeFile(`${folder}/topics.yaml`, "topics: []\n");

      const { code, out } = await rostrum(["check", "data", folder]);

      expect(code).toBe(1);
      expect(out).toContain("must have required property 'subjects'");
    });

    it("ends with 2 where a folder has no YAML", async () => {
      const { code, err } = await rostrum(["check", "data", folder]);

      expect(code).toBe(2);
      expect(err).toBe(`rostrum: Expected YAML files in ${folder}, but there are none.\n`);
    });

    it("ends with 2 where there is no folder", async () => {
      const { code, err } = await rostrum(["check", "data", `${folder}/nowhere`]);

      expect(code).toBe(2);
      expect(err).toBe(`rostrum: Expected a data folder at ${folder}/nowhere, but there is none.\n`);
    });
  });
});
