import { readInput } from "../../src/importers/reading/read-input";
import { rostrum } from "../helpers/command-line";
import { emptyDatabaseUrl } from "../helpers/temporary-database";
import { filesOf } from "./feeds/importing";

const csv = "ID,Title\na,Café — “Zoë”\n";
const bib = "@article{a,\n  title = {Café — “Zoë”},\n  author = {Lee, Ann},\n  year = 2014\n}\n";

const mapping = `
rows:
  - is: episode
    show: { title: { is: Made Up }, kind: { is: CONFERENCE } }
    episode: { key: ID, title: Title }
`;

/** The bytes that Windows has beyond Latin-1, of those in these texts. */
const ofWindows: Readonly<Record<string, number>> = { "—": 0x97, "“": 0x93, "”": 0x94 };

const windows = (text: string) =>
  Buffer.from(Array.from(text, (letter) => ofWindows[letter] ?? letter.charCodeAt(0)));

const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();

/** The titles that are read of a file, and what is odd about it; or why it is not read. */
async function read(name: string, bytes: Uint8Array, { encoding = null as string | null } = {}) {
  const [found] = await readInput([{ name, bytes }], {
    name,
    as: null,
    encoding,
    mapping: name.endsWith(".bib") ? null : { name: "talks.yaml", bytes: Buffer.from(mapping) },
    limits: { maxInflatedBytes: 2 ** 20, maxFiles: 10 },
  });
  if (!found || !("source" in found)) return found?.unreadable;
  const { items, remarks } = found.source;
  return {
    titles: items.map(({ title }) => title),
    odd: remarks.map(({ place, message }) => `${place.file}:${place.line} ${message}`),
  };
}

describe("The encoding of a table or a bibliography", () => {
  it.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["UTF-8 with a mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 with a mark", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 with a mark, big end first", (text: string) => bigEndian(`\uFEFF${text}`)],
    ["UTF-16 without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["UTF-16 without a mark, big end first", bigEndian],
  ])("is found where it is %s, and nothing is odd", async (_what, encode) => {
    const expected = { titles: ["Café — “Zoë”"], odd: [] };

    expect(await read("talks.csv", encode(csv))).toEqual(expected);
    expect(await read("works.bib", encode(bib))).toEqual(expected);
  });

  it("is Windows-1252 where it is neither UTF-8 nor says anything, and the report says so with the line", async () => {
    const expected = (place: string) => ({
      titles: ["Café — “Zoë”"],
      odd: [
        expect.stringMatching(
          new RegExp(
            `^${place} It is not in UTF-8 and says no other encoding, so it was read as Windows-1252: “.*Caf`,
          ),
        ) as string,
      ],
    });

    expect(await read("talks.csv", windows(csv))).toEqual(expected("talks.csv:2"));
    expect(await read("works.bib", windows(bib))).toEqual(expected("works.bib:2"));
  });

  it.each([
    ["% Encoding: ISO8859_2\n", "iso-8859-2"],
    ["% -*- coding: latin-2 -*-\n", "latin2"],
    ["% !TeX encoding = cp1250\n", "cp1250"],
  ])("is what the bibliography says: %s", async (comment) => {
    const text = bib.replace("Café — “Zoë”", "~");
    const bytes = Buffer.concat([
      Buffer.from(comment + text.split("~")[0]),
      Buffer.from([0xe8]),
      Buffer.from(text.split("~")[1] ?? ""),
    ]);

    expect(await read("works.bib", bytes)).toEqual({ titles: ["č"], odd: [] });
  });

  it("is what a person says, unless the file has a mark; what is not in it is refused", async () => {
    const hebrew = Buffer.concat([Buffer.from("ID,Title\na,"), Buffer.from([0xf9, 0xec, 0xe5, 0xed])]);

    expect(await read("talks.csv", hebrew, { encoding: "windows-1255" })).toEqual({
      titles: ["שלום"],
      odd: [],
    });
    expect(await read("talks.csv", Buffer.from(`\uFEFF${csv}`), { encoding: "windows-1255" })).toMatchObject({
      titles: ["Café — “Zoë”"],
    });
    expect(await read("talks.csv", windows(csv), { encoding: "utf-8" })).toBe(
      "Expected text in utf-8, but some of its bytes are not.",
    );
  });

  it("has the letters of Windows beyond Latin-1 also where it is said", async () => {
    const asked = await read("talks.csv", windows(csv), { encoding: "latin1" });
    const said = await read("works.bib", Buffer.concat([Buffer.from("% Encoding: Cp1252\n"), windows(bib)]));

    expect([asked, said]).toEqual([
      { titles: ["Café — “Zoë”"], odd: [] },
      { titles: ["Café — “Zoë”"], odd: [] },
    ]);
  });

  it("is not guessed of XML and JSON, which are UTF-8, nor of bytes that are no text", async () => {
    expect(await read("a.bib", windows("<rss>Café</rss>"))).toBe(
      "Expected text in utf-8, but some of its bytes are not.",
    );
    expect(await read("talks.json", windows('[{"ID": "a", "Title": "Café"}]'))).toBe(
      "Expected text in utf-8, but some of its bytes are not.",
    );
    expect(
      await read("a.bib", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    ).toBe("Expected text, but some of its bytes are of none: perhaps it is a picture or a program's file.");
  });

  it("is an option of `rostrum import` and `rostrum mapping guess`", async () => {
    const databaseUrl = await emptyDatabaseUrl();
    const files = await filesOf({ "guests.csv": "Show,Raw_Guest_List\n3/7/99,Ann Lee\n" });
    const run = (...words: readonly string[]) =>
      rostrum([...words, files["guests.csv"]], { DATABASE_URL: databaseUrl });

    const [wide, wrong, guess] = await Promise.all([
      run("import", "--dry-run", "--mapping", "daily-show", "--encoding", "utf-16le"),
      run("import", "--mapping", "daily-show", "--encoding", "klingon"),
      run("mapping", "guess", "--encoding", "windows-1252"),
    ]);

    expect(wide.out + wide.err).not.toContain("1 imported");
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining(
        'Expected an encoding after --encoding, such as windows-1252, utf-16le or shift_jis, but got "klingon".',
      ),
    ]);
    expect(guess.out).toContain("from: Raw_Guest_List");
  }, 120_000);
});
