import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { backUp } from "../../src/catalogue/backups";
import { Mentions } from "../../src/domain/mentions";
import { knownEverywhere } from "../catalogue/forget/known-everywhere";
import { changed } from "../helpers/make-entities";
import { rostrum } from "../helpers/command-line";
import { fileOf, openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

const ann = new Mentions([
  "Ann Lee",
  "Ann Poe",
  "Dr A. Lee",
  "Lee, Ann",
  "0000-0001-5109-3700",
  "annlee.example",
]);

/** Files in this folder that tell of Ann Lee, as bytes, by their names within it. */
async function filesThatTell(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    if (ann.isIn(file.name) || ann.isIn(await readFile(path, "latin1"))) found.push(path);
  }
  return found;
}

async function database() {
  const { catalogue, url } = await openedCatalogue();
  const known = knownEverywhere();
  await upsert(catalogue, ...known.all);
  await upsert(catalogue, changed(known.episode, { description: "Ann Poe, again." }));
  return { catalogue, url, folder: dirname(fileOf(url)), ...known };
}

describe("rostrum forget", () => {
  it("leaves no trace in the database's files, its exports and its backups, beside a server that has it open", async () => {
    const { catalogue, url, folder, ann: person } = await database();
    const [exported, lines, backup] = ["yaml", "ndjson", "backup"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    expect(await filesThatTell(folder)).not.toEqual([]);

    const { code, err, out } = await rostrum(["forget", person.id, "--yes"], { DATABASE_URL: url });

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(ann.isIn(out)).toBe(false);
    expect(await filesThatTell(folder)).toEqual([]);
    await rostrum(["export", exported], { DATABASE_URL: url });
    await rostrum(["export", lines, "--format", "ndjson"], { DATABASE_URL: url });
    await backUp(url, backup);
    expect(await filesThatTell(folder)).toEqual([]);
    expect((await catalogue.verify()).problems).toEqual([]);
  });

  it("lists the places in a dry run, and asks for --yes where nobody can be asked", async () => {
    const { url, ann: person, episode } = await database();
    const run = (...words: string[]) => rostrum(["forget", "ann-lee", ...words], { DATABASE_URL: url });

    const dry = await run("--dry-run");
    const json = await run("--dry-run", "--json");
    const unsure = await run();

    expect(dry.out).toContain(`REMOVED  Person ${person.id}\n`);
    expect(dry.out).toContain(`REDACTED Episode ${episode.id}: title → Episode 3: [name removed] on maths\n`);
    expect(dry.out).toMatch(/would be forgotten in .*\. A dry run: nothing was kept\.\n$/);
    expect(JSON.parse(json.out)).toMatchObject({ isDryRun: true, id: person.id, isOverwritten: false });
    expect(unsure).toEqual({
      code: 2,
      out: "",
      err: "rostrum: Expected --yes, since it cannot be undone, or --dry-run to see the places only.\n",
    });
  });

  it("puts a dry run's places out for one who was removed before, too", async () => {
    const { catalogue, url, ann: person, relations, shared } = await database();
    await catalogue.edit({ by: "test" }, (edit) =>
      edit.remove([person.id, shared.id, ...relations.map(({ id }) => id)]),
    );

    const { code } = await rostrum(["forget", "ann-lee", "--yes"], { DATABASE_URL: url });

    expect(code).toBe(0);
    expect(await filesThatTell(dirname(fileOf(url)))).toEqual([]);
  });
});
