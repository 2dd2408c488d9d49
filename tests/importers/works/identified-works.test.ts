import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { accountsIn, changesIn, filesOf, importTexts } from "../feeds/importing";
import { openedCatalogue } from "../../helpers/temporary-database";
import { worksFixture } from "./works";

const maps = (more: string, key = "maps") =>
  `@article{${key}, title = {Maps of the Sea}, year = 2019, ${more}}`;

describe("A publication that is there already", () => {
  let catalogue: Catalogue;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  it("is found by its DOI in another format; its authors and publisher by having it in common; what is said is not said again", async () => {
    await importFiles(catalogue, [worksFixture("tides.csl.json")]);

    const report = await importFiles(catalogue, [worksFixture("tides.ris")]);

    expect(accountsIn(report)).toEqual([{ items: 3, imported: 2, merged: 1, refused: 0 }]);
    // Both know the book “Charts” only by RIS; its author is known by name, and by nothing more.
    expect(changesIn(report)).toEqual([
      "added Document Bibliography tides.ris",
      "added Organisation University of Nowhere",
      "added Organisation Made Up Press",
      "added Person Bo Ray Jr.",
      "added Publication Charts",
      "added Publication Odd",
      "added Contribution null",
      "added Contribution null",
      // Another source of each.
      "changed Publication Tides of the LaTeX sea, part 2",
      "changed Contribution null",
      "changed Contribution null",
      "changed About null",
    ]);
    expect(report.questions.map(({ name }) => name)).toEqual(["Made Up Press", "Bo Ray Jr."]);
    expect(changesIn(await importFiles(catalogue, [worksFixture("tides.ris")]))).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });

  it.each([
    [
      "its title, with its year and a contributor",
      "author = {Lee, Ann and Ray, Bo}",
      "author = {ANN LEE}",
      1,
    ],
    ["nothing but its title and year", "author = {Lee, Ann}", "author = {Bo Ray}", 0],
    [
      "its title and contributor in another year",
      "author = {Lee, Ann}",
      "author = {Ann Lee}, date = 2020",
      0,
    ],
    [
      "them, with a DOI of its own",
      "author = {Lee, Ann}, doi = {10.1000/a}",
      "author = {Ann Lee}, doi = {10.1000/b}",
      0,
    ],
  ])("is the same by %s, or not", async (_, one, other, merged) => {
    await importTexts(catalogue, { one: maps(one) });

    const report = await importTexts(catalogue, { other: maps(other, "else") });

    expect(accountsIn(report)).toEqual([{ items: 1, imported: 1 - merged, merged, refused: 0 }]);
    expect(report.added.filter(({ type }) => type === "Person")).toHaveLength(1 - merged);
  });

  it("gets the contributors that only another source names, and topics are found by their label", async () => {
    await importTexts(catalogue, { one: maps("author = {Ann Lee}, keywords = {Seas}") });
    const { other } = await filesOf({
      other: maps("author = {Ann Lee and Bo Ray}, keywords = {seas, charts}"),
    });

    const report = await importFiles(catalogue, [other]);

    expect(changesIn(report)).toEqual([
      expect.stringContaining("added Document") as string,
      "added Topic charts",
      "added Person Bo Ray",
      "added Contribution null",
      "added About null",
      // Another source of each.
      "changed Topic seas",
      "changed Publication Maps of the Sea",
      "changed Contribution null",
      "changed About null",
    ]);
    expect(changesIn(await importFiles(catalogue, [other]))).toEqual([]);
  });
});
