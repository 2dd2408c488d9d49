import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import { raw } from "../../../src/database/sql/sql";
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

  it("are seasons of one show, though no file names a site", async () => {
    const { catalogue } = await openedCatalogue();
    const [first = "", second = ""] = filesIn("fosdem");

    const { questions } = await importFiles(catalogue, [first, second]);

    const rows = await catalogue.reader.all<{ title: string; season: string; name: string }>(
      raw(
        `select distinct s."title", e."season", e."seasonName" as "name" from "episode" e join "show" s on s."id" = e."showId" order by 2`,
      ),
    );
    expect(rows).toEqual([
      { title: "FOSDEM", season: "2007", name: "FOSDEM 2007" },
      { title: "FOSDEM", season: "2008", name: "FOSDEM 2008" },
    ]);
    expect(questions.filter(({ type }) => type !== "Person")).toEqual([]);
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

/** The records of a file of CSV, counted without the importer's reader: a quote twice is a letter, and one ends a text. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  for (const letter of text.replaceAll("\r\n", "\n").replaceAll('""', "\u0000")) {
    const row = rows.at(-1) ?? [];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === "," && !isQuoted) row.push("");
    else if (letter === "\n" && !isQuoted) rows.push([""]);
    else row[row.length - 1] += letter;
  }
  return rows.filter((row) => row.some((cell) => cell !== "")).slice(1);
}

(isThere ? describe : describe.skip)("Schedules of Confetti", () => {
  const confetti = `${folder}/confetti`;
  const pair = ["sessions", "speakers"].map((part) => `${confetti}/droidcon-2025_${part}.csv`);
  const grid = `${confetti}/sessionize.xml.gz`;
  const notion = `${confetti}/swiftconnection2023.json`;

  it("have an account of every session and speaker, and change nothing when they are imported again", async () => {
    const { catalogue } = await openedCatalogue();
    const given = [...pair, grid, notion];
    const report = await importFiles(catalogue, given);
    const before = await contentOf(catalogue.reader);

    const again = await importFiles(catalogue, given);

    const [sessions = [], speakers = []] = pair.map((file) => cellsOf(readFileSync(file, "utf8")));
    const page = textOf(grid);
    const rows = JSON.parse(readFileSync(notion, "utf8")) as unknown[];
    const counts = [sessions.length, speakers.length, counted(page, /data-sessionid=/g), rows.length];
    expect(counts).toEqual([28, 31, 83, 30]);
    expect(accountsIn(report).map(({ items }) => items)).toEqual(counts);
    for (const { items, imported, merged, refused } of accountsIn(report))
      expect(imported + merged + refused).toBe(items);
    // Of the grid those that Sessionize calls service sessions, of Notion's list coffee, breakfast and lunch.
    expect(accountsIn(report).map(({ refused }) => refused)).toEqual([
      0,
      0,
      counted(page, /sz-session--service/g),
      5,
    ]);
    expect(report.files.flatMap(({ refused }) => refused.filter(({ isIntended }) => !isIntended))).toEqual(
      [],
    );
    expect([again.added, again.changed, again.removed, again.run]).toEqual([[], [], [], null]);
    expect(await contentOf(catalogue.reader)).toEqual(before);
    expect(await catalogue.check()).toEqual([]);
  });

  it("name everyone who appears: the speakers of a session are those of the table of speakers", () => {
    const [sessions, speakers] = pair.map((file) => readText(readFileSync(file, "utf8"), file));
    const named = cellsOf(readFileSync(pair[0] ?? "", "utf8")).flatMap((row) => row[4]?.split(", ") ?? []);
    const keys = (source: typeof sessions) =>
      (source ? recordsOf(source, "Person") : []).map(({ key }) => key);

    expect(recordsOf(sessions as NonNullable<typeof sessions>, "Appearance")).toHaveLength(
      named.filter((name) => name !== "").length,
    );
    expect(keys(speakers)).toEqual(expect.arrayContaining(keys(sessions)));
    expect(new Set(keys(speakers)).size).toBe(31);
  });

  it("have a person for each id of the grid, and for each name of Notion", () => {
    const page = textOf(grid);
    const source = readText(page, grid);
    const ids = [...page.matchAll(/data-speakerid="([^"]+)"/g)].map(([, id]) => id);
    const rows = JSON.parse(readFileSync(notion, "utf8")) as Array<Record<string, string>>;
    const names = rows
      .flatMap((row) => row["Speaker Names"]?.split(/,\s+/) ?? [])
      .filter((name) => name !== "");
    const ofNotion = readText(readFileSync(notion, "utf8"), notion);

    expect(
      recordsOf(source, "Person")
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual([...new Set(ids)].map(String).toSorted());
    expect(recordsOf(source, "Appearance")).toHaveLength(ids.length);
    expect(recordsOf(ofNotion, "Person")).toHaveLength(new Set(names).size);
    expect(recordsOf(ofNotion, "Appearance")).toHaveLength(names.length);
  });
});
