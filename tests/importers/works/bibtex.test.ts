import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { namesInList } from "../../../src/importers/sources/bibtex/names";
import { readBibtex } from "../../../src/importers/sources/bibtex/read-bibtex";
import { readEntries } from "../../../src/importers/sources/bibtex/entries";
import { SourceFile } from "../../../src/importers/sources/source-file";
import { textOfTex } from "../../../src/importers/sources/bibtex/tex-text";
import { contentOf } from "../../helpers/database-content";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn } from "../feeds/importing";
import { answerOf, worksFixture } from "./works";

const tides = worksFixture("tides.bib");

/** `UPDATE_ANSWERS=1` writes what the bibliography becomes: read the difference before you commit it. */
describe("A bibliography of BibTeX", () => {
  let catalogue: Catalogue;
  let report: ImportReport;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
    report = await importFiles(catalogue, [tides]);
  });

  it("becomes publications with their contributors in the order of the list, publishers and subjects", async () => {
    const answer = await answerOf(catalogue);

    const file = worksFixture("tides.bib.json");
    if (process.env["UPDATE_ANSWERS"]) await writeFile(file, `${JSON.stringify(answer, null, 2)}\n`);
    expect(answer).toEqual(JSON.parse(await readFile(file, "utf8")));
    expect(await catalogue.check()).toEqual([]);
  });

  it("has an account of every entry, and says with its line what was odd", () => {
    expect(accountsIn(report)).toEqual([{ items: 11, imported: 7, merged: 3, refused: 1 }]);
    const [file] = report.files;
    expect(file).toMatchObject({ format: "bibtex", why: "it has entries of BibTeX" });
    expect(file?.refused.map(({ place, why }) => `${place.line} ${why}`)).toEqual([
      "73 Expected } at the end of title.",
    ]);
    expect(file?.remarks.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      "56 “in press” is no year.",
      "56 “not one” is no ISBN.",
      "65 “hologram” is no kind of publication of the graph: it is taken for an article.",
      "79 “misc” is no kind of publication of the graph: it is taken for an article.",
      "65 Another entry has the key “shape” too; both are kept.",
      "24 “sol-2019” in line 10 has its identifier too, and is the same publication.",
      "65 “ftp://made.example/shape” is no http or https address.",
      "10 “others” names no one, and is left out.",
      "31 “Anonymous” names no one, and is left out.",
    ]);
  });

  it("changes nothing when it is imported again", async () => {
    const before = await contentOf(catalogue.reader);

    const again = await importFiles(catalogue, [tides]);

    expect([again.run, changesIn(again), accountsIn(again)]).toEqual([null, [], accountsIn(report)]);
    expect(await contentOf(catalogue.reader)).toEqual(before);
  });
});

describe("Text of TeX", () => {
  it.each([
    [String.raw`Aks{\i}n, {\"O}zge`, "Aksın, Özge"],
    [String.raw`Mar{\'\i}a Ji{\v{r}}{\'\i} Przemys{\l}aw Erd\H os`, "María Jiří Przemysław Erdős"],
    [String.raw`\'{\^e} \'{\^{e}} \c{c} \~n \r a \k{a} {\AA} \aa{}`, "ế ế ç ñ å ą Å å"],
    [String.raw`{{\VAX}\slash VMS}, {\sl\TeX\/{\rm:} The}, {\TeX book}`, "VAX/VMS, TeX: The, TeXbook"],
    [
      String.raw`\acro{TUG} 13{\Dash}15, \TeX\ Project, \LaTeX{} in~use`,
      "TUG 13—15, TeX Project, LaTeX in use",
    ],
    [String.raw`\mkbibquote{A {\"U}ber} B\kern-.03em C 50\% \{a\} \$5 C\#`, "“A Über” B C 50% {a} $5 C#"],
    ["``It's'' a--b --- c", "“It's” a–b — c"],
    [String.raw`\unknown{argument} and \unknown alone`, "argument and unknown alone"],
  ])("%s is %s", (tex, text) => {
    expect(textOfTex(tex)).toBe(text);
  });
});

describe("Names of BibTeX", () => {
  const parts = (list: string) =>
    namesInList(list).map(({ name, sortName, isBody }) => (isBody ? [name] : [name, sortName]));

  it.each([
    [
      "Ann Lee and Lee, Ann",
      [
        ["Ann Lee", "Lee, Ann"],
        ["Ann Lee", "Lee, Ann"],
      ],
    ],
    ["Ludwig van der Berg", [["Ludwig van der Berg", "van der Berg, Ludwig"]]],
    ["van der Berg, Ludwig", [["Ludwig van der Berg", "van der Berg, Ludwig"]]],
    [
      "Ray, Jr., Bo AND Bo {Ray, Jr.}",
      [
        ["Bo Ray Jr.", "Ray, Bo, Jr."],
        ["Bo Ray Jr.", "Ray, Bo, Jr."],
      ],
    ],
    ["Paulo {Ney de Souza}", [["Paulo Ney de Souza", "Ney de Souza, Paulo"]]],
    [
      "{Band and Sons} and {Alex A.J.} and samcarter",
      [["Band and Sons"], ["Alex A.J.", "A.J., Alex"], ["samcarter", "samcarter"]],
    ],
    ["{\\LaTeX} {Project Team}", [["LaTeX Project Team"]]],
    ["David {Lee (moderator)}", [["David Lee", "Lee, David"]]],
    [
      "Lee, A., Ray, B., Fox, C.",
      [
        ["A. Lee", "Lee, A."],
        ["B. Ray", "Ray, B."],
        ["C. Fox", "Fox, C."],
      ],
    ],
  ])("%s", (list, expected) => {
    expect(parts(list)).toEqual(expected);
  });
});

describe("Entries of BibTeX", () => {
  it("that are broken cost themselves, however many there are", () => {
    const broken = Array.from({ length: 2_000 }, (_, at) => `@book{b${at}, title = {No end\n`);
    const text = `${broken.join("")}@book{good, title = {T}}\n@book{nokey = {1}}\n@book{x, y z}`;

    const entries = readEntries(text);

    expect(entries).toHaveLength(2_003);
    expect(entries.filter((entry) => "fields" in entry).map(({ key, line }) => [key, line])).toEqual([
      ["good", 2_001],
      ["", 2_002],
    ]);
  });

  it("may have braces with a backslash, or end with one", () => {
    const [one, other] = readEntries(String.raw`@book{a, title = {x \} y}} @book{b, title = {C:\}}`);

    expect([one, other].map((entry) => entry && "fields" in entry && entry.fields.get("title"))).toEqual([
      String.raw`x \} y`,
      "C:\\",
    ]);
  });

  it("may name each other, and may have one key, however many there are", () => {
    const keys = Array.from({ length: 60 }, (_, at) => `x${at}`);
    const naming = keys.map((key) => `@book{${key}, title = {T ${key}}, xdata = {${keys.join(",")}}}`);
    const namesakes = Array.from({ length: 5_000 }, (_, at) => `@book{same, title = {Volume ${at}}}`);
    const text = [...naming, "@book{own, crossref = {own}, title = {Own}}", ...namesakes].join("\n");

    const { records, items } = readBibtex(new SourceFile("many.bib", Buffer.from(text)));

    expect(items).toHaveLength(5_061);
    expect(new Set(records.map(({ key }) => key)).size).toBe(5_061);
  });
});
