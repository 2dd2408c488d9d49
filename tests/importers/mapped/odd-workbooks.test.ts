import { writeFile } from "node:fs/promises";

import { importFiles } from "../../../src/importers/import-files";
import { readInput } from "../../../src/importers/reading/read-input";
import { guessMapping } from "../../../src/importers/sources/mapped/guess-mapping";
import { readXml } from "../../../src/importers/sources/xml/read-xml";
import { temporaryFolder } from "../../helpers/temporary-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { tarOf, zipOf } from "../archives/making";
import { openedFile, partsOf, rowOf, workbookOf } from "./workbooks";

const mapping = `
rows:
  - is: episode
    show: { title: { is: Made Up }, kind: { is: CONFERENCE } }
    episode: { key: ID, title: Title }
`;

const rows = [
  ["ID", "Title"],
  ["a", "Maps"],
  ["b", "Nets"],
];
const talks = { sheets: { Talks: { rows } } };

/** What became of a file, in a word: its titles, or why it is not read. */
async function read(name: string, bytes: Uint8Array, { hasMapping = true, maxInflatedBytes = 2 ** 26 } = {}) {
  const found = await readInput([{ name, bytes }], {
    name,
    as: null,
    mapping: hasMapping ? { name: "talks.yaml", bytes: Buffer.from(mapping) } : null,
    limits: { maxInflatedBytes, maxFiles: 1_000 },
  });
  return found.map((one) =>
    "source" in one ? one.source.items.map(({ title }) => title).join(", ") : one.unreadable,
  );
}

/** The workbook, of which one part is another, or lies about itself. */
const withPart = (path: string, other: object) =>
  zipOf(partsOf(talks).map((part) => (part.path === path ? Object.assign(part, other) : part)));

const withSheet = (other: object) => withPart("xl/worksheets/sheet1.xml", other);

const sheetOf = (text: string) => withSheet({ text });

const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe("A workbook that is odd or hostile", () => {
  it.each([
    [
      "has no mapping",
      workbookOf(talks),
      "a workbook (.xlsx). What its rows and columns are, a mapping says",
    ],
    [
      "is of the old Excel",
      Buffer.concat([compound, Buffer.from("Workbook", "utf16le")]),
      "(.xls): save it as",
    ],
    [
      "is encrypted",
      Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]),
      "is encrypted: save",
    ],
    [
      "is of OpenDocument",
      zipOf([{ path: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet" }]),
      "a spreadsheet of OpenDocument (.ods): save it as .xlsx or .csv.",
    ],
    [
      "is binary",
      zipOf([
        { path: "[Content_Types].xml", text: "<Types/>" },
        { path: "xl/workbook.bin", text: "\u0001" },
      ]),
      "a binary workbook (.xlsb): save it as .xlsx or .csv.",
    ],
    [
      "is a document",
      zipOf([
        { path: "[Content_Types].xml", text: "<Types/>" },
        { path: "word/document.xml", text: "<w/>" },
      ]),
      "a document of Word (.docx)",
    ],
  ])("is called what it is: it %s", async (what, bytes, why) => {
    const hasMapping = what !== "has no mapping";
    expect(await read("talks.xlsx", bytes, { hasMapping })).toEqual([expect.stringContaining(why) as string]);
    expect(await read("talks", bytes, { hasMapping: false })).toEqual([
      expect.stringContaining(why) as string,
    ]);
  });

  it.each([
    [
      "entities of its own",
      sheetOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
      "entities of its own",
    ],
    [
      "broken XML",
      sheetOf("<worksheet><sheetData>"),
      "Its part xl/worksheets/sheet1.xml, line 1 cannot be read.",
    ],
    [
      "no such part",
      withPart("xl/_rels/workbook.xml.rels", { text: "<Relationships/>" }),
      "Expected sheets in the workbook",
    ],
    ["a part that is damaged", withSheet({ checksum: 1 }), "It is damaged: its checksum is another."],
    ["a part that is encrypted", withSheet({ isEncrypted: true }), "It is encrypted."],
    ["half of its bytes", workbookOf(talks).subarray(0, 700), "A broken ZIP"],
    ["elements in elements", sheetOf("<a>".repeat(200)), "Expected elements at most 100 deep."],
  ])("is refused, with the reason: it has %s", async (_what, bytes, why) => {
    expect(await read("talks.xlsx", bytes)).toEqual([expect.stringContaining(why) as string]);
  });

  it("that is a bomb is not inflated, and pictures in it are not either", async () => {
    const bomb = sheetOf("0".repeat(2e6));
    const picture = zipOf([...partsOf(talks), { path: "xl/media/image1.png", text: "0".repeat(2e6) }]);

    expect(await read("bomb.xlsx", bomb, { maxInflatedBytes: 1e6 })).toEqual([
      expect.stringMatching(/^Expected at most 1000000 bytes inflated, but got 200\d{4}\.$/) as string,
    ]);
    expect(await read("talks.xlsx", picture, { maxInflatedBytes: 1e6 })).toEqual(["Maps, Nets"]);
  });

  it("that says other sizes than it has is damaged", async () => {
    expect(
      await read("talks.xlsx", withSheet({ text: "0".repeat(2e6), size: 10 }), { maxInflatedBytes: 1e6 }),
    ).toEqual([expect.stringContaining("It is damaged") as string]);
  });

  it("has cells at the ends of its sheet without the cells between them", async () => {
    const far = `${rowOf(1, ["ID", "Title"])}<row r="1048576"><c r="A1048576"><v>7</v></c><c r="B1048576" t="str"><v>Far</v></c><c r="XFD1048576"><v>1</v></c></row>`;
    const after = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="C1:C1048576"/></mergeCells>';

    expect(await read("far.xlsx", workbookOf({ sheets: { Far: { rows: far, after } } }))).toEqual(["Far"]);
  });

  it("may have more rows than a document may have elements, since none of them is kept", () => {
    let rowsTaken = 0;
    const { content } = readXml(`<sheet>${"<row/>".repeat(2_000_001)}</sheet>`, {}, ({ name }) => {
      if (name === "row") rowsTaken += 1;
      return name === "row";
    });

    expect([rowsTaken, content.length]).toEqual([2_000_001, 0]);
  }, 60_000);

  it.each([
    ["ZIP", zipOf],
    ["tar", tarOf],
  ] as const)("in a %s is one of its files", async (_form, archiveOf) => {
    const entries = [
      { path: "a.csv", text: "ID,Title\nc,Tides\n" },
      { path: "b.xlsx", text: workbookOf(talks) },
      { path: "c.xlsx", text: workbookOf(talks).subarray(0, 700) },
    ];

    // The broken one is an item that is refused, by its name.
    expect(await read("all", archiveOf(entries))).toEqual(["all/c.xlsx, Tides, Maps, Nets"]);
  });

  it("is guessed a mapping of, which names its sheet and the row of its columns, and reads it", async () => {
    const file = await openedFile(
      "talks.xlsx",
      workbookOf({
        sheets: {
          Notes: { rows: [["Read me"]] },
          Plan: {
            rows: [
              ["Plan of the day"],
              ["ID", "Talk Title", "Speakers"],
              ["a", "Maps", "Ann Lee"],
              ["b", "Nets", "Bo Ray"],
            ],
          },
        },
      }),
    );

    const guessed = guessMapping([file], file.name);

    expect(guessed).toContain("sheet: Plan\n    header: 2\n");
    expect(guessed).toContain("title: Talk Title");
  });

  it("is imported once: a second import changes nothing, and all items are accounted for", async () => {
    const { catalogue } = await openedCatalogue();
    const folder = await temporaryFolder();
    await writeFile(
      `${folder}/talks.xlsx`,
      workbookOf({ sheets: { Talks: { rows: [...rows, ["", "No id"]] } } }),
    );
    const options = { mapping: { name: "talks.yaml", bytes: Buffer.from(mapping) } };

    const first = await importFiles(catalogue, [`${folder}/talks.xlsx`], options);
    const again = await importFiles(catalogue, [`${folder}/talks.xlsx`], options);

    expect(first.files).toMatchObject([{ items: 3, imported: 2, merged: 0 }]);
    expect(first.files[0]?.refused.map(({ place }) => place.cell)).toEqual(["Talks!A4"]);
    expect(again.run).toBeNull();
  });
});
