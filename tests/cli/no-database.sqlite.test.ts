import { readdir, readFile, writeFile } from "node:fs/promises";

import { projectFolder } from "../helpers/starting-catalogue";
import { rostrum } from "../helpers/command-line";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { rawConnection } from "../helpers/temporary-database";

const army = `${projectFolder}/examples/01-army.graphql`;

describe("a folder without a database", () => {
  it.each([
    [["query", army]],
    [["network", "people"]],
    [["network", "export", "people", "--gexf", "out.gexf"]],
    [["timeline", "gemma-vinton", "--svg", "out.svg"]],
    [["check", "db"]],
    [["move", "--to", "sqlite:other.sqlite"]],
  ])("is told so by %j, which makes none", async (words) => {
    const folder = await temporaryFolder();
    const file = `${folder}/rostrum.sqlite`;

    const { code, out, err } = await rostrum(words, { DATABASE_URL: `sqlite:${file}` });

    expect(err).toBe(
      `rostrum: There is no database at ${file}. \`rostrum serve\`, \`rostrum load\` and \`rostrum import\` make one, \`rostrum migrate\` an empty one; DATABASE_URL names another.\n`,
    );
    expect([code, out, await readdir(folder)]).toEqual([2, "", []]);
  });

  it.each([
    [["import", "list.bib", "--dry-run"], "1 file", "  + Maps\n"],
    [["load", `${projectFolder}/data`, "--dry-run"], `${projectFolder}/data`, "  + Education (topics.yaml:"],
  ])("is as an empty one to %j, which makes none", async (words, what, added) => {
    const folder = await temporaryFolder();
    const file = `${folder}/rostrum.sqlite`;
    await writeFile(`${folder}/list.bib`, "@book{a, title = {Maps}, author = {Lee, Ann}, year = 2020}");
    const there = (word: string) => (word === "list.bib" ? `${folder}/${word}` : word);

    const { code, out, err } = await rostrum(words.map(there), { DATABASE_URL: `sqlite:${file}` });

    expect([code, err, await readdir(folder)]).toEqual([0, "", ["list.bib"]]);
    expect(out).toContain(added);
    expect(out).toContain(`${what} into ${file}: `);
    expect(out).toContain(" added. A dry run: nothing was kept.");
  });

  it("is what a file without anything in it is, too", async () => {
    const file = `${await temporaryFolder()}/rostrum.sqlite`;
    await writeFile(file, "");

    const { code, err } = await rostrum(["query", army], { DATABASE_URL: `sqlite:${file}` });

    expect(code).toBe(2);
    expect(err).toContain(`There is no catalogue in ${file}: it is empty.`);
  });
});

describe("another program's file", () => {
  it.each([[["serve"]], [["migrate"]], [["query", army]], [["check", "db"]]])(
    "is refused by %j, and not changed",
    async (words) => {
      const file = `${await temporaryFolder()}/places.sqlite`;
      const raw = await rawConnection(`sqlite:${file}`);
      await raw.run("create table bookmark (id integer)");
      await raw.close();
      const before = await readFile(file);

      const { code, err } = await rostrum(words, { DATABASE_URL: `sqlite:${file}`, PORT: "0" });

      expect(code).toBe(2);
      expect(err).toContain(`but ${file} is another program's: it has the table bookmark.`);
      expect((await readFile(file)).equals(before)).toBe(true);
    },
  );
});
