import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import { importFiles } from "../../../src/importers/import-files";
import { projectFolder } from "../../helpers/starting-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, filesOf } from "../feeds/importing";

/** Bibliographies by others, for trying the importer on: no part of the project. */
const folder = resolve(projectFolder, "../shared/data/bibliography");
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`Skipped what needs bibliographies by others: there is no ${folder}.\n`);

/** Counted without a parser. */
const entriesIn = (text: string): number =>
  (text.match(/^@(?!string|preamble|comment)\w+\s*[{(]/gim) ?? []).length;

(isThere ? describe : describe.skip)("Bibliographies by others", () => {
  it.each([
    ["tugboat.bib", 4_839, 0],
    // Two are sets of other entries.
    ["biblatex-examples.bib", 92, 2],
  ])(
    "%s is imported with an account of every entry, and again without a change",
    async (name, count, merged) => {
      const { catalogue } = await openedCatalogue();
      const bytes =
        name === "tugboat.bib"
          ? gunzipSync(readFileSync(`${folder}/${name}.gz`))
          : readFileSync(`${folder}/${name}`);
      expect(entriesIn(bytes.toString())).toBe(count);
      const { file } = await filesOf({ file: bytes });

      const report = await importFiles(catalogue, [file]);

      expect(accountsIn(report)).toEqual([{ items: count, imported: count - merged, merged, refused: 0 }]);
      const titles = report.added.flatMap(({ type, name: title }) =>
        type === "Publication" ? (title ?? "") : [],
      );
      expect(titles).toHaveLength(count - merged);
      expect(titles.filter((title) => /[\\$]|\{\w*\}\w/.test(title))).toEqual([]);
      expect(report.added.filter(({ name: person }) => /anonymous|^others$/i.test(person ?? ""))).toEqual([]);
      // Once is enough of what is long.
      if (count > 1_000) return;
      const again = await importFiles(catalogue, [file]);
      expect([again.run, again.added, again.changed, again.removed]).toEqual([null, [], [], []]);
    },
  );
});
