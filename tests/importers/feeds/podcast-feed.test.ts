import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { graphOver } from "../../helpers/graph-over";
import { openedCatalogue } from "../../helpers/temporary-database";
import { contentOf } from "../../helpers/database-content";
import {
  accountsIn,
  changesIn,
  feedOf,
  filesOf,
  importTexts,
  itemOf,
  textOfFeed,
  tideTables,
} from "./importing";

const question = `{ shows(first: 5) { nodes {
  title kind description language feedUrl identifiers { scheme value } links { url purpose }
  hosts(first: 5) { nodes { role creditedAs standing person { name honorificPrefix links { url purpose } } } }
  episodes(first: 9, orderBy: OLDEST_FIRST) { nodes {
    title kind season seasonName number numberDisplay publishedOn { edtf } duration guid links { url purpose pointsAt } sources { item document { title links { url } } }
    hosts { role person { name } }
    appearances(first: 5) { nodes { roles creditedAs position person { name } } } } } } } }`;

const all = async (catalogue: Catalogue) => {
  const { reader } = catalogue;
  return { ...(await contentOf(reader)), ...(await contentOf(reader, ["revision", "load", "loaded"])) };
};

/** `UPDATE_ANSWERS=1` writes what the feed becomes: read the difference before you commit it. */
describe("A podcast feed", () => {
  let catalogue: Catalogue;
  let report: ImportReport;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
    report = await importFiles(catalogue, [tideTables]);
  });

  it("becomes a show with its hosts, episodes and guests, each citing the item", async () => {
    const ask = graphOver(catalogue);

    const answer = await ask(question);

    const file = tideTables.replace(".xml", ".json");
    if (process.env["UPDATE_ANSWERS"]) await writeFile(file, `${JSON.stringify(answer, null, 2)}\n`);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(await readFile(file, "utf8")));
    expect(await catalogue.check()).toEqual([]);
  });

  it("has an account of every item, and says with its line what was odd", () => {
    expect(accountsIn(report)).toEqual([{ items: 5, imported: 3, merged: 1, refused: 1 }]);
    const [file] = report.files;
    expect(file).toMatchObject({ format: "podcast-feed", why: "its root is <rss>", line: null });
    expect(file?.refused.map(({ place }) => place.line)).toEqual([52]);
    expect(file?.remarks.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      "13 “Pia Lund” is credited as cover art designer (visuals), for which the graph has no place.",
      "14 “not an address” is no http or https address.",
      "24 Another item has the guid “tides-2” too; both are kept.",
    ]);
  });

  it("changes nothing when it is imported again: not a row, not a revision", async () => {
    const before = await all(catalogue);

    const again = await importFiles(catalogue, [tideTables]);

    expect([again.run, changesIn(again)]).toEqual([null, []]);
    expect(accountsIn(again)).toEqual(accountsIn(report));
    expect(await all(catalogue)).toEqual(before);
  });

  it("is a run that can be undone, and imported again as it was", async () => {
    const before = await catalogue.statedHash();

    await catalogue.undo({ by: "cli" }, { run: report.run ?? "" });
    expect(await catalogue.isEmpty()).toBe(true);

    await importFiles(catalogue, [tideTables]);
    expect(await catalogue.statedHash()).toBe(before);
  });
});

describe("Importing", () => {
  let catalogue: Catalogue;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  it("says in a dry run what it would do, and keeps nothing", async () => {
    const dry = await importFiles(catalogue, [tideTables], { isDryRun: true });

    expect(await catalogue.isEmpty()).toBe(true);
    expect(changesIn(await importFiles(catalogue, [tideTables]))).toEqual(changesIn(dry));
  });

  it("changes, adds and removes what the feed does", async () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => itemOf(`g${number}`, `Number ${number}`));
    const { feed } = await filesOf({ feed: feedOf(items.join("")) });
    await importFiles(catalogue, [feed]);
    const next = feedOf([itemOf("g9", "Number 9"), ...items.slice(1)].join("").replace("Number 8", "Eight"));
    await writeFile(feed, next);

    const report = await importFiles(catalogue, [feed]);

    expect(changesIn(report)).toEqual([
      "added Episode Number 9",
      "changed Episode Eight",
      "removed Episode Number 1",
    ]);
  });

  it("keeps what is gone from the feed if it is more than a fifth, until a person says that it is right", async () => {
    const items = [1, 2, 3, 4].map((number) => itemOf(`g${number}`, `Number ${number}`));
    const { feed } = await filesOf({ feed: feedOf(items.join("")) });
    await importFiles(catalogue, [feed]);
    await writeFile(feed, feedOf(items.slice(2).join("")));

    const held = await importFiles(catalogue, [feed]);
    const again = await importFiles(catalogue, [feed]);
    const accepted = await importFiles(catalogue, [feed], { acceptRemovals: true });

    for (const one of [held, again]) {
      expect(changesIn(one)).toEqual([]);
      expect(new Set(one.held.map(({ name }) => name))).toEqual(new Set(["Number 1", "Number 2"]));
    }
    expect(new Set(changesIn(accepted))).toEqual(
      new Set(["removed Episode Number 1", "removed Episode Number 2"]),
    );
  });

  it("takes several files of one feed as one: an item that two of them have is there once", async () => {
    const channel = "<title>Pages</title><podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>";
    const report = await importTexts(catalogue, {
      first: feedOf(itemOf("a", "A") + itemOf("b", "B"), channel),
      second: feedOf(itemOf("b", "B") + itemOf("c", "C"), channel),
    });

    expect(accountsIn(report)).toEqual([
      { items: 2, imported: 2, merged: 0, refused: 0 },
      { items: 2, imported: 1, merged: 1, refused: 0 },
    ]);
    expect(changesIn(report)).toEqual([
      "added Document Feed of Pages",
      "added Show Pages",
      "added Episode A",
      "added Episode B",
      "added Episode C",
    ]);
  });

  it("reads Atom, and the namespace by its other address", async () => {
    const rss = (await textOfFeed(tideTables)).replace(
      "https://podcastindex.org/namespace/1.0",
      "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    );
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0">
      <title>Letters</title><link rel="self" href="https://letters.example/atom"/>
      <entry><id>tag:letters,1</id><title>First</title><published>2020-02-29T10:00:00+02:00</published>
      <link rel="enclosure" href="https://letters.example/1.mp3"/><podcast:person role="guest">Bo Ray</podcast:person></entry></feed>`;

    const report = await importTexts(catalogue, { rss, atom });

    expect(accountsIn(report)).toEqual([
      { items: 5, imported: 3, merged: 1, refused: 1 },
      { items: 1, imported: 1, merged: 0, refused: 0 },
    ]);
    expect(report.added.flatMap(({ type, name }) => (type === "Person" ? name : []))).toEqual([
      "Inês Duarte",
      "Olu Bakare",
      "Kai Moana",
      "Ana Sol",
      "Bo Ray",
    ]);
  });

  it("waits with what is inferred and not sure, until a person accepts it; then it stays", async () => {
    const { feed } = await filesOf({
      feed: feedOf(
        itemOf("a", "1: Maps - Ann Lee") +
          itemOf("b", "2: On nets", "<description>Guest: Bo Ray</description>") +
          itemOf("c", "3: Ropes with Cy Fox"),
      ),
    });
    const first = await importFiles(catalogue, [feed]);
    const [ann] = first.waiting;
    const second = await importFiles(catalogue, [feed], { acceptedIds: new Set([ann?.id ?? ""]) });
    const third = await importFiles(catalogue, [feed]);
    const rest = await importFiles(catalogue, [feed], { acceptAbove: 0.85 });

    const told = (report: ImportReport) =>
      report.waiting.map(({ what, inference }) => `${what} ${inference.confidence}`);
    expect(changesIn(first)).toContain("added Person Bo Ray");
    expect(told(first)).toEqual([
      "Ann Lee, guest of “1: Maps - Ann Lee” 0.7",
      "Cy Fox, guest of “3: Ropes with Cy Fox” 0.85",
    ]);
    expect(changesIn(second)).toEqual(["added Person Ann Lee", "added Appearance null"]);
    expect([changesIn(third), told(third)]).toEqual([[], ["Cy Fox, guest of “3: Ropes with Cy Fox” 0.85"]]);
    expect(changesIn(rest)).toEqual(["added Person Cy Fox", "added Appearance null"]);
    const ask = graphOver(catalogue);
    const { data } = await ask(
      `{ appearances(first: 5) { nodes { standing inferredFrom person { name } } } }`,
    );
    expect(data).toMatchObject({
      appearances: {
        nodes: expect.arrayContaining([
          {
            standing: "INFERRED",
            inferredFrom: "its title, “1: Maps - Ann Lee”",
            person: { name: "Ann Lee" },
          },
        ]) as unknown,
      },
    });
  });
});
