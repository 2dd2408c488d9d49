import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { contentOf } from "../../helpers/database-content";
import { graphOver } from "../../helpers/graph-over";
import { projectFolder } from "../../helpers/starting-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn } from "../feeds/importing";

const fixture = (name: string): string => `${projectFolder}/tests/fixtures/schedules/${name}`;

const question = `{ shows(first: 5) { nodes {
  title kind alternateTitles description links { url purpose }
  episodes(first: 9, orderBy: OLDEST_FIRST) { nodes {
    title season seasonName strand language status occurredOn { edtf } duration description guid links { url purpose } sources { item document { title links { url } } }
    hosts { role person { name } }
    appearances(first: 5) { nodes { roles creditedAs position person { name honorificPrefix description links { url purpose } } } } } } } } }`;

/** `UPDATE_ANSWERS=1` writes what a schedule becomes: read the difference before you commit it. */
describe.each([
  ["Pentabarf's XML", "tidecon-2019.xml", { items: 7, imported: 4, merged: 1, refused: 2 }],
  ["pretalx's JSON", "tidecon-2020.json", { items: 2, imported: 2, merged: 0, refused: 0 }],
])("A schedule in %s", (_name, file, account) => {
  let catalogue: Catalogue;
  let report: ImportReport;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
    report = await importFiles(catalogue, [fixture(file)]);
  });

  it("becomes a season of a conference, an episode an event, each citing the event", async () => {
    const answer = await graphOver(catalogue)(question);

    const expected = fixture(file).replace(/\.\w+$/, ".answer.json");
    if (process.env["UPDATE_ANSWERS"]) await writeFile(expected, `${JSON.stringify(answer, null, 2)}\n`);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(await readFile(expected, "utf8")));
    expect(await catalogue.check()).toEqual([]);
  });

  it("has an account of every event, and changes nothing when it is imported again", async () => {
    const before = await contentOf(catalogue.reader);

    const again = await importFiles(catalogue, [fixture(file)]);

    expect(accountsIn(report)).toEqual([account]);
    expect([changesIn(again), again.run]).toEqual([[], null]);
    expect(await contentOf(catalogue.reader)).toEqual(before);
  });
});
