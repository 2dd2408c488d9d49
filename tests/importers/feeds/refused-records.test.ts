import { writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { temporaryCatalogue, temporaryFolder } from "../../helpers/temporary-catalogue";
import { accountsIn, changesIn, feedOf, filesOf, itemOf } from "./importing";

let catalogue: Catalogue;

beforeEach(async () => {
  catalogue = await temporaryCatalogue();
});
afterEach(() => catalogue.close());

describe("A record that the catalogue cannot have", () => {
  const tooLong = "g".repeat(5_000);
  const person = "<podcast:person>Ann Lee</podcast:person>";
  const feed = feedOf(itemOf("1", "Maps") + itemOf(tooLong, "Tides", person) + itemOf("3", "Winds"));

  it("is refused by itself, with what refers to it, and the rest is imported", async () => {
    const files = Object.values(await filesOf({ feed }));
    const report = await importFiles(catalogue, files);

    expect(accountsIn(report)).toEqual([{ items: 3, imported: 2, merged: 0, refused: 1 }]);
    expect(report.files[0]?.refused[0]?.why).toMatch(/guid of .* to take at most \d+ bytes/);
    expect(report.files[0]?.remarks.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Host refused\. It is of the Episode/) as string,
    ]);
    expect(changesIn(report)).toEqual([
      "added Document Feed of Made Up",
      "added Show Made Up",
      "added Episode Maps",
      "added Episode Winds",
    ]);
    const again = await importFiles(catalogue, files);
    expect(again.run).toBeNull();
  });
});

describe("A folder", () => {
  it("is each of its files, also of folders below, but hidden ones", async () => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/b.xml`, feedOf(itemOf("1", "Maps"), "<title>Bees</title>"));
    await writeFile(`${folder}/a.xml`, feedOf(itemOf("1", "Maps"), "<title>Ants</title>"));
    await writeFile(`${folder}/.c.xml`, "hidden");

    const report = await importFiles(catalogue, [folder]);

    expect(report.files.map(({ file }) => file.slice(folder.length))).toEqual(["/a.xml", "/b.xml"]);
    expect(accountsIn(report).map(({ imported }) => imported)).toEqual([1, 1]);
  });
});
