import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import { importFiles } from "../../../src/importers/import-files";
import { contentOf } from "../../helpers/database-content";
import { projectFolder } from "../../helpers/starting-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";

/** Feeds by others, for trying the importer on: no part of the project. */
const folder = resolve(projectFolder, "../shared/data/feeds");
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`Skipped what needs feeds by others: there is no ${folder}.\n`);

const filesIn = () =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:rss|xml)$/.test(name))
    .toSorted()
    .map((name) => `${folder}/${name}`);

/** Counted without a parser: tags that are not in a comment or in CDATA. */
const itemsIn = (file: string): number =>
  readFileSync(file, "utf8")
    .replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, "")
    .match(/<(?:item|entry)[\s>]/g)?.length ?? 0;

(isThere ? describe : describe.skip)("Feeds by others", () => {
  it("are imported with an account of every item, at once or again; what is not well-formed is named", async () => {
    const { catalogue } = await openedCatalogue();
    const files = filesIn();

    const report = await importFiles(catalogue, files);

    const unread = report.files.filter(({ format }) => format === null);
    expect(unread.map(({ file, why }) => `${file.slice(folder.length + 1)}: ${why}`)).toEqual([
      "partytime/real-world/no-agenda.xml: Not well-formed XML: undefined entity.",
      "partytime/real-world/sentimental-garbage.xml: Not well-formed XML: an XML declaration must be at the start of the document.",
      expect.stringMatching(/^podcast-namespace\/podcast-example\.xml: Expected one of podcast-feed/),
      "podcastparser/tests/data/redirect_new_location.rss: Expected an RSS 2.0 or Atom feed, but got <rss> without a channel.",
    ]);
    for (const { file, format, items, imported, merged, refused } of report.files) {
      if (format === null) continue;
      expect([file, imported + merged + refused.length]).toEqual([file, items]);
      expect([file, items]).toEqual([file, itemsIn(file)]);
    }
    expect(await catalogue.check()).toEqual([]);

    const before = await contentOf(catalogue.reader);
    const again = await importFiles(catalogue, files);
    expect([again.added, again.changed, again.removed]).toEqual([[], [], []]);
    expect(await contentOf(catalogue.reader)).toEqual(before);
  });

  it("have the guests that their titles and authors name", async () => {
    const { catalogue } = await openedCatalogue();
    const named = ["launched", "real-world/changing-the-tide"].map(
      (name) => `${folder}/partytime/${name}.xml`,
    );

    const { added, waiting } = await importFiles(catalogue, named);

    const people = added.flatMap(({ type, name }) => (type === "Person" ? name : []));
    expect(people).toEqual(expect.arrayContaining(["Charlie Chapman", "Cory Klippsten"]));
    expect(waiting.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        "Josh Holtz, guest of “31: Fastlane - Josh Holtz”",
        "Oscar Merry, guest of “0.00000011: Oscar Merry, Fountain.fm”",
      ]),
    );
  });
});
