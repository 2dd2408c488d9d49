import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const text = readFileSync(`${projectFolder}/docs/tutorials/from-your-cv.md`, "utf8");
const cv = `${projectFolder}/tests/fixtures/profiles/ferry-pilot.md`;

/** The commands of the tutorial that end by themselves and ask for no keys, with our document for the reader's. */
const imports = [...text.matchAll(/npx rostrum (import cv\.docx[^`\n]*)/g)].map(([, said = ""]) =>
  said.replace("cv.docx", cv).split(" "),
);
const query = /```graphql\n([^`]*)```/.exec(text)?.[1] ?? "";

describe("The tutorial From your CV to a page", () => {
  it("leads from a document to an answer about its person, by the words that it shows", async () => {
    const folder = await temporaryFolder();
    const DATABASE_URL = `sqlite:${folder}/cv.sqlite`;
    const [tried, imported, whole] = await Promise.all(
      imports.map((words) => rostrum(words, { DATABASE_URL })),
    );

    expect(imports).toHaveLength(3);
    expect(tried?.out).toContain("is profile: it is a document with");
    expect(tried?.out).toContain("A dry run: nothing was kept.");
    expect(imported?.out).toMatch(/To take it back: rostrum undo run_/);
    expect([tried, imported, whole].map((one) => one?.code)).toEqual([0, 0, 0]);

    await writeFile(`${folder}/query.graphql`, query.replace("ann-lee", "maren-oskoui"));
    const { out } = await rostrum(["query", `${folder}/query.graphql`], { DATABASE_URL });
    const { data } = JSON.parse(out) as {
      data: { person: { name: string; appearances: { nodes: unknown[] } } };
    };

    expect(data.person.name).toBe("Maren Oskoui");
    expect(data.person.appearances.nodes).toHaveLength(6);
  });
});
