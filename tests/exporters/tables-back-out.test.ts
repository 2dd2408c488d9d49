import { readFile, writeFile } from "node:fs/promises";

import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { csvLine, type Cell } from "../../src/domain/csv";
import { xlsx } from "../../src/formats/tables/xlsx";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { changesIn } from "../importers/feeds/importing";
import { differences, fileOf, importedFrom, importInto, rowsOf, undisputed } from "./lists";

interface LinkRow {
  readonly url: string;
  readonly purpose: string;
  readonly standing: string;
}

interface AppearanceRow extends Record<string, unknown> {
  readonly standing: string;
  readonly episode: { readonly standing: string; readonly links: readonly LinkRow[] };
}

/** All of the appearances, as docs/exporting.md says that a table has them. */
async function tabled(catalogue: Catalogue) {
  const rows = (await rowsOf(
    catalogue,
    "appearances",
    `roles person { name } onBehalfOf { name } standing position creditedAs
      episode { displayTitle kind season number status duration language standing occurredOn { edtf } publishedOn { edtf } show { displayTitle kind }
        links { url purpose standing } }`,
  )) as AppearanceRow[];
  return undisputed(rows)
    .filter(({ episode }) => episode.standing !== "DISPUTED")
    .map(({ episode, standing: _standing, ...row }) => ({
      row,
      episode: { ...episode, standing: null, links: null },
      links: ["RECORDING", "ABOUT"].flatMap((purpose) =>
        undisputed(episode.links)
          .filter((link) => link.purpose === purpose)
          .slice(0, 1)
          .map(({ url }) => `${purpose} ${url}`),
      ),
    }));
}

const forms = ["csv", "xlsx"] as const;

/** The rows of a table, read by a library of others'. */
const cellsIn = async (file: string): Promise<Cell[][]> =>
  file.endsWith(".csv") ? parse(await readFile(file)) : ((await readSheet(file)) as Cell[][]);

/** The same file with other rows. */
async function write(file: string, [titles = [], ...rows]: ReadonlyArray<readonly Cell[]>): Promise<void> {
  if (file.endsWith(".csv")) return writeFile(file, [titles, ...rows].map((row) => csvLine(row)).join(""));
  const pages = (async function* () {
    yield rows;
  })();
  return writeFile(file, xlsx("Appearances", titles.map(String), pages));
}

describe.each([
  ["starting", startingCatalogue],
  ["demonstration", demonstrationCatalogue],
])("The table of all appearances of the %s catalogue", (_, open) => {
  it.each(forms)("is the same appearances once it is imported into an empty one, by %s", async (form) => {
    const original = await open();
    const said = await tabled(original);

    const { catalogue, report } = await importedFrom(await fileOf(original, form), "rostrum");

    expect(report.files.map(({ refused }) => refused)).toEqual([[]]);
    expect(differences(await tabled(catalogue), said)).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });
});

describe("A table that was exported, imported, changed and imported again", () => {
  it.each(forms)("changes only what the changed cell says, by %s", async (form) => {
    const file = await fileOf(await startingCatalogue(), form);
    const { catalogue } = await importedFrom(file, "rostrum");
    const [titles = [], ...rows] = await cellsIn(file);
    const columnOf = (title: string) => titles.indexOf(title);
    const changed = async (title: string, value: Cell) => {
      const at = columnOf(title);
      await write(file, [titles, ...rows.map((row, index) => (index === 0 ? row.with(at, value) : row))]);
      return changesIn(await importInto(catalogue, file, "rostrum"));
    };

    expect(await changed("Person", rows[0]?.[columnOf("Person")] ?? null)).toEqual([]);
    expect(await changed("Roles", "KEYNOTE_SPEAKER; PANELLIST")).toEqual([
      expect.stringContaining("changed Appearance"),
    ]);
    expect(await changed("Episode", "A title of another kind")).toEqual([
      "changed Episode A title of another kind",
      // The roles are those of the table again.
      expect.stringContaining("changed Appearance"),
    ]);
  });
});
