import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { graphOver } from "../../helpers/graph-over";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn, importTexts } from "../feeds/importing";
import { worksFixture } from "./works";

const page = worksFixture("tides.html");

const question = `{
  people(first: 9) { nodes { name honorificPrefix identifiers { value } links { url }
    affiliations(first: 5) { nodes { kind roleTitle state organisation { name } } } honours(first: 5) { nodes { award { name year } } } } }
  publications(first: 9) { nodes { kind title containerTitle volume issue language publishedOn { edtf } identifiers { value } links { url } publisher { name }
    about(first: 3) { nodes { subject { ... on Topic { label } } } }
    contributions(first: 9) { nodes { role position contributor { ... on Person { name } ... on Organisation { organisation: name } } } } } }
  shows(first: 9) { nodes { title kind hosts(first: 5) { nodes { role person { name } } } organisations(first: 5) { nodes { role organisation { name } } }
    episodes(first: 9, orderBy: OLDEST_FIRST) { nodes { title number status duration occurredOn { edtf } publishedOn { edtf } links { url purpose }
      appearances(first: 5) { nodes { roles creditedAs person { name } } } } } } } }`;

/** `UPDATE_ANSWERS=1` writes what the page becomes: read the difference before you commit it. */
describe("A page with JSON-LD", () => {
  let catalogue: Catalogue;
  let report: ImportReport;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
    report = await importFiles(catalogue, [page]);
  });

  it("becomes people, publications, shows and episodes, as far as the graph has a place", async () => {
    const { data, errors } = await graphOver(catalogue)(question);

    expect(errors).toEqual([]);
    const file = worksFixture("tides.html.json");
    if (process.env["UPDATE_ANSWERS"]) await writeFile(file, `${JSON.stringify(data, null, 2)}\n`);
    expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(await readFile(file, "utf8")));
    expect(await catalogue.check()).toEqual([]);
  });

  it("has an account of every object, and says with its line what was odd", () => {
    expect(report.files[0]).toMatchObject({ format: "json-ld", why: "it is a page with JSON-LD" });
    expect(accountsIn(report)).toEqual([{ items: 9, imported: 7, merged: 0, refused: 2 }]);
    expect(report.files[0]?.refused.map(({ place, why }) => `${place.line} ${why}`)).toEqual([
      "106 It is part of no series that has a name.",
      "112 Not well-formed JSON: an object does not end.",
    ]);
    expect(report.files[0]?.remarks.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      "76 “soon” is no date.",
      "49 Recipe is left out: the graph has no place for it.",
    ]);
  });

  it("changes nothing when it is imported again", async () => {
    expect(changesIn(await importFiles(catalogue, [page]))).toEqual([]);
  });
});

describe("A file of JSON-LD", () => {
  it("is read as a page is, and one that states nothing for the graph has no items", async () => {
    const { catalogue } = await openedCatalogue();
    const book = {
      "@context": "https://schema.org",
      "@type": "schema:Book",
      name: "Charts",
      author: { name: "Bo Ray" },
    };

    const report = await importTexts(catalogue, {
      book: JSON.stringify(book),
      shop: JSON.stringify({ "@context": "https://schema.org", "@type": "Store", name: "Fish" }),
    });

    expect(report.files.map(({ format, items, imported }) => [format, items, imported])).toEqual([
      ["json-ld", 1, 1],
      ["json-ld", 0, 0],
    ]);
  });
});
