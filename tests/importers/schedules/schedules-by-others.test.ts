import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import { importFiles } from "../../../src/importers/import-files";
import { contentOf } from "../../helpers/database-content";
import { projectFolder } from "../../helpers/starting-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn } from "../feeds/importing";
import { readText, recordsOf } from "./reading";

/** Schedules by others, for trying the importer on: no part of the project. */
const folder = resolve(projectFolder, "../shared/data/conferences");
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`Skipped what needs schedules by others: there is no ${folder}.\n`);

const filesIn = (name: string) =>
  readdirSync(`${folder}/${name}`)
    .toSorted()
    .map((file) => `${folder}/${name}/${file}`);
const textOf = (file: string) => gunzipSync(readFileSync(file)).toString("utf8");

/** Counted without a parser. */
const counted = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

(isThere ? describe : describe.skip)("Schedules of FOSDEM", () => {
  it("have an account of every event and of every person of one", () => {
    const accounts = filesIn("fosdem").map((file) => {
      const text = textOf(file);
      const source = readText(text, file);
      expect([file, source.items.length]).toEqual([file, counted(text, /<event\s/g)]);
      expect([file, recordsOf(source, "Appearance").length]).toEqual([file, counted(text, /<person\s/g)]);
      return source.items.filter(({ outcome }) => outcome === "read").length;
    });

    // All but one, of 2011: a coffee break.
    expect(accounts).toEqual([215, 258, 281, 301, 330, 442, 487, 513]);
  });

  it("change nothing when they are imported again", async () => {
    const { catalogue } = await openedCatalogue();
    const files = filesIn("fosdem").slice(0, 1);
    const report = await importFiles(catalogue, files);
    const before = await contentOf(catalogue.reader);

    const again = await importFiles(catalogue, files);

    expect(accountsIn(report)).toEqual([{ items: 215, imported: 215, merged: 0, refused: 0 }]);
    expect([again.added, again.changed, again.removed]).toEqual([[], [], []]);
    expect(await contentOf(catalogue.reader)).toEqual(before);
    expect(await catalogue.check()).toEqual([]);
  });
});
