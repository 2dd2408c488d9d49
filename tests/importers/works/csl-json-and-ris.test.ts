import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn } from "../feeds/importing";
import { answerOf, worksFixture } from "./works";

const linesOf = (report: ImportReport) =>
  report.files[0]?.remarks.map(({ place, message }) => `${place.line} ${message}`);

/** `UPDATE_ANSWERS=1` writes what a bibliography becomes: read the difference before you commit it. */
async function expectAnswer(catalogue: Catalogue, name: string) {
  const answer = await answerOf(catalogue);
  const file = worksFixture(`${name}.json`);
  if (process.env["UPDATE_ANSWERS"]) await writeFile(file, `${JSON.stringify(answer, null, 2)}\n`);
  expect(answer).toEqual(JSON.parse(await readFile(file, "utf8")));
  expect(await catalogue.check()).toEqual([]);
}

describe("A bibliography of CSL-JSON", () => {
  it("becomes publications, with an account of every item, and again without a change", async () => {
    const { catalogue } = await openedCatalogue();
    const file = worksFixture("tides.csl.json");

    const report = await importFiles(catalogue, [file]);

    expect(report.files[0]?.format).toBe("csl-json");
    expect(accountsIn(report)).toEqual([{ items: 5, imported: 4, merged: 0, refused: 1 }]);
    expect(linesOf(report)).toEqual([
      "39 “hologram” is no kind of publication of the graph: it is taken for an article.",
      "39 “soon” is no date.",
      "39 “none” is no DOI.",
      "2 “Anonymous” names no one, and is left out.",
    ]);
    await expectAnswer(catalogue, "tides.csl.json");
    expect(changesIn(await importFiles(catalogue, [file]))).toEqual([]);
  });
});

describe("A bibliography of RIS", () => {
  it("becomes publications, with an account of every reference, and again without a change", async () => {
    const { catalogue } = await openedCatalogue();
    const file = worksFixture("tides.ris");

    const report = await importFiles(catalogue, [file]);

    expect(report.files[0]?.format).toBe("ris");
    expect(accountsIn(report)).toEqual([{ items: 3, imported: 3, merged: 0, refused: 0 }]);
    expect(linesOf(report)).toEqual([
      "28 “HOLO” is no kind of publication of the graph: it is taken for an article.",
      "28 “soon” is no date.",
      "20 “Anonymous” names no one, and is left out.",
    ]);
    await expectAnswer(catalogue, "tides.ris");
    expect(changesIn(await importFiles(catalogue, [file]))).toEqual([]);
  });
});
