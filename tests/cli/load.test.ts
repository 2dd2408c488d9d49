import { readdir, readFile, realpath, writeFile } from "node:fs/promises";

import { databaseName } from "../../src/database/url";
import { rostrum } from "../helpers/command-line";
import { startServer } from "../helpers/server-process";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { emptyDatabaseUrl } from "../helpers/temporary-database";
import { handout, temporaryDataFolder } from "../importers/temporary-data-folder";

const ann = "people:\n  - { key: ann, name: Ann, sortName: Ann, cite: handout:1 }\n";
const unquoted = 'people:\n  - key: ann\n    name: "Ann\n    sortName: Ann\n    cite: handout:1\n';

describe("a data folder of one's own", () => {
  let databaseUrl: string;
  let folder: string;

  beforeEach(async () => {
    databaseUrl = await emptyDatabaseUrl();
    folder = await realpath(await temporaryDataFolder({ "documents.yaml": handout, "people.yaml": ann }));
  });

  const run = (...words: readonly string[]) => rostrum(words, { DATABASE_URL: databaseUrl });

  it("is loaded, shows what a change would do, and then does it", async () => {
    const first = await run("load", folder);
    await writeFile(`${folder}/people.yaml`, ann.replaceAll("ann", "bea").replaceAll("Ann", "Bea"));
    const dry = await run("load", folder, "--dry-run");
    const second = await run("load", folder, "--json");

    const into = `${folder} into ${databaseName(databaseUrl)}`;
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: "" });
    expect(first.out.split("\n")).toEqual([
      "Document: 1 added",
      "  + Handout (documents.yaml:2)",
      "Person: 1 added",
      "  + Ann (people.yaml:2)",
      `${into}: 2 added.`,
      expect.stringMatching(/^To take it back: rostrum undo run_\w{22}$/),
      "",
    ]);
    expect(dry.out).toBe(
      [
        "Person: 1 added, 1 removed",
        "  + Bea (people.yaml:2)",
        "  - Ann",
        `${into}: 1 added, 1 removed. A dry run: nothing was kept.`,
        "",
      ].join("\n"),
    );
    expect(JSON.parse(second.out)).toMatchObject({
      isDryRun: false,
      run: expect.stringMatching(/^run_/) as string,
      added: [{ type: "Person", name: "Bea", file: "people.yaml", line: 2 }],
      changed: [],
      removed: [{ type: "Person", name: "Ann" }],
    });
  }, 120_000);

  it("is taken back by the run that its load prints", async () => {
    const [, id = ""] = /rostrum undo (run_\w+)/.exec((await run("load", folder)).out) ?? [];

    const dry = await run("undo", id, "--dry-run");
    const undone = await run("undo", id, "--why", "A mistake.", "--json");
    const again = await run("undo", id);

    const database = databaseName(databaseUrl);
    expect(dry.out).toBe(`In ${database}: 2 removed. A dry run: nothing was kept.\n`);
    expect(JSON.parse(undone.out)).toMatchObject({
      isDryRun: false,
      removed: { length: 2 },
      restored: [],
      changed: [],
    });
    expect(again).toEqual({ code: 0, err: "", out: `In ${database}: nothing was left to undo.\n` });
    expect((await run("undo", "7")).err).toBe("rostrum: Expected the number of a change, but got 7.\n");
    expect(JSON.parse((await run("check", "db", "--json")).out)).toMatchObject({ problems: [] });
  }, 120_000);

  it("with a missing quote is refused, by `serve` too, and nothing is filled", async () => {
    await writeFile(`${folder}/people.yaml`, unquoted);

    const { code, out, err } = await rostrum(["serve", "--data", folder], {
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "error",
      PORT: "0",
    });
    const loaded = await run("load", folder);

    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe(
      `rostrum: people.yaml:3 NOT_YAML Expected YAML, but got "name: "Ann": Missing closing "quote.\nThis in ${folder}: nothing was loaded. \`rostrum check data ${folder}\` lists what is wrong; --partial loads what is sound.\n`,
    );
    expect(loaded).toEqual({ code, out, err });
  }, 120_000);

  it("is served as far as it is sound with --partial, and every start says what was left out", async () => {
    await writeFile(`${folder}/people.yaml`, unquoted);
    const settings = { DATABASE_URL: databaseUrl, LOG_LEVEL: "warn" };

    const first = await startServer({ ...settings, ROSTRUM_DATA: folder }, ["--partial"]);
    const { log: once } = await first.end("SIGINT");
    const second = await startServer(settings);
    const { log: again } = await second.end("SIGINT");

    for (const log of [once, again]) {
      const lines = log.split("\n").flatMap((line) => (line === "" ? [] : (JSON.parse(line) as object)));
      expect(lines).toMatchObject([
        { folder, code: "NOT_YAML", file: "people.yaml", line: 3, msg: "left out by the last load" },
        { folder, records: 0, problems: 1, unreadableFiles: 1 },
      ]);
    }
  }, 120_000);
});

describe("rostrum init", () => {
  it("makes a demonstration catalogue that `check data` finds nothing wrong in, the same by the same seed", async () => {
    const folder = await temporaryFolder();

    const made = await rostrum(["init", "--demo", `${folder}/one`]);
    const named = await rostrum(["init", "--demo", "--seed", "1", `${folder}/two`]);
    const other = await rostrum(["init", "--demo", "--seed", "2", `${folder}/three`]);
    const wrong = await rostrum(["init", "--demo", "--seed", "first", `${folder}/four`]);
    const { code, out } = await rostrum(["check", "data", `${folder}/one`]);

    expect([made.code, named.code, other.code, wrong.code, code]).toEqual([0, 0, 0, 2, 0]);
    expect(out).toMatch(/^No problem in 3 Document, .* 250 Person, /);
    const people = ["one", "two", "three"].map((name) => readFile(`${folder}/${name}/people.yaml`, "utf8"));
    const [one, two, three] = await Promise.all(people);
    expect([one === two, one === three]).toEqual([true, false]);
    expect(wrong.err).toBe(
      'rostrum: Expected --seed to be a number of at most nine digits, but got "first".\n',
    );
  }, 120_000);

  it("makes a folder that `check data` finds nothing wrong in, and refuses one with files", async () => {
    const folder = `${await temporaryFolder()}/mine`;

    const made = await rostrum(["init", folder]);
    const again = await rostrum(["init", folder]);
    const { code } = await rostrum(["check", "data"], { ROSTRUM_DATA: folder });

    expect([made.code, again.code, code]).toEqual([0, 2, 0]);
    expect((await readdir(folder)).toSorted()).toEqual([
      "README.md",
      "awards.yaml",
      "documents.yaml",
      "organisations.yaml",
      "people.yaml",
      "publications.yaml",
      "schema",
      "shows",
      "topics.yaml",
    ]);
    expect(await readFile(`${folder}/people.yaml`, "utf8")).toMatch(
      /^# yaml-language-server: \$schema=schema\/people\.schema\.json\n/,
    );
    expect(again.err).toBe(
      `rostrum: Expected a new or empty folder, but ${folder} has README.md, awards.yaml, documents.yaml.\n`,
    );
  }, 120_000);
});
