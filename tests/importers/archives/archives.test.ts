import { mkdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { temporaryFolder } from "../../helpers/temporary-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { readInput } from "../../../src/importers/reading/read-input";
import { feedOf, itemOf } from "../feeds/importing";
import { tarOf, zipOf } from "./making";

const ants = feedOf(itemOf("1", "Maps"), "<title>Ants</title>");
const bees = feedOf(itemOf("1", "Tides"), "<title>Bees</title>");
const both = [
  { path: "./shows/b.xml", text: bees },
  { path: "./shows/a.xml", text: ants },
];

/** What became of each file of an archive, in a word, and the titles of the sources. */
const read = async (name: string, bytes: Uint8Array, bounds = {}) => {
  const limits = { maxInflatedBytes: 2 ** 28, maxFiles: 1_000, ...bounds };
  const found = await readInput([{ name, bytes }], { name, as: null, mapping: null, limits });
  return {
    shows: found.flatMap((one) => ("source" in one ? one.source.title : [])),
    files: found.map((one) => `${one.file} ${"source" in one ? one.format : one.unreadable}`),
  };
};

describe("An archive", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  it.each([
    ["tar", tarOf([{ path: "shows", type: "Directory" }, ...both])],
    ["tar.gz", gzipSync(tarOf(both))],
    ["zip", zipOf([{ path: "shows/", text: "" }, ...both])],
  ])("of the form .%s is read as a folder is: its files in the order of their names", async (form, bytes) => {
    expect(await read(`feeds.${form}`, bytes)).toEqual({
      files: [`feeds.${form}/shows/a.xml podcast-feed`, `feeds.${form}/shows/b.xml podcast-feed`],
      shows: ["Ants", "Bees"],
    });
  });

  it("that holds one compressed file is that file", async () => {
    expect(await read("ants.xml.gz", gzipSync(ants))).toEqual({
      files: ["ants.xml.gz podcast-feed"],
      shows: ["Ants"],
    });
  });

  it("is imported once: a second import changes nothing, whatever the way to it", async () => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/feeds.zip`, zipOf(both));

    const first = await importFiles(catalogue, [`${folder}/feeds.zip`]);
    const again = await importFiles(catalogue, [`${folder}/../${folder.split("/").at(-1) ?? ""}/feeds.zip`]);

    expect([first.added.length, again.run]).toEqual([6, null]);
  });

  it("in a folder is a source of its own beside the folder's files, and one in an archive is one file of it", async () => {
    const folder = await temporaryFolder();
    await mkdir(`${folder}/old`);
    await writeFile(`${folder}/old/bees.zip`, zipOf([{ path: "b.xml", text: bees }]));
    await writeFile(`${folder}/ants.xml`, ants);
    const inner = zipOf([{ path: "b.xml", text: bees }]).toString("latin1");

    const { files } = await importFiles(catalogue, [folder], { isDryRun: true });
    const nested = await read("outer.zip", zipOf([{ path: "inner.zip", text: inner }]));

    expect(files.map(({ file }) => file.slice(folder.length))).toEqual(["/ants.xml", "/old/bees.zip/b.xml"]);
    expect(nested.files).toEqual([
      expect.stringMatching(/^outer\.zip\/inner\.zip Expected one of/) as string,
    ]);
  });

  it.each([
    ["tar", tarOf],
    ["zip", zipOf],
  ] as const)("of the form .%s has no path that leads out of it, and no hidden file", async (form, make) => {
    const paths = ["../up.xml", "shows/../../up.xml", "/etc/up.xml", "C:/up.xml", ".git/a.xml", "__MACOSX/a"];
    const entries = [...paths.map((path) => ({ path, text: bees })), { path: "a.xml", text: ants }];

    const { files, shows } = await read(`a.${form}`, make(entries));

    expect(shows).toEqual(["Ants"]);
    expect(files).toEqual([
      `a.${form}/a.xml podcast-feed`,
      ...paths.slice(0, 4).map((path) => `a.${form}/${path} Its path leads out of the archive.`),
    ]);
  });

  it("follows no link", async () => {
    const { files } = await read("a.tar", tarOf([{ path: "passwd", type: "SymbolicLink" }, ...both]));

    expect(files.map((file) => file.slice(0, 15))).toEqual(["a.tar/shows/a.x", "a.tar/shows/b.x"]);
  });

  it.each([
    ["gzip", gzipSync("0".repeat(2e6)), "Expected at most 1000000 bytes inflated, but there are more."],
    [
      "tar.gz",
      gzipSync(tarOf([{ path: "a", text: "0".repeat(2e6) }])),
      "Expected at most 1000000 bytes inflated, but there are more.",
    ],
    [
      "ZIP",
      zipOf([1, 2].map((at) => ({ path: `${at}`, text: "0".repeat(6e5) }))),
      "Expected at most 1000000 bytes inflated, but got 1200000.",
    ],
  ])("that is a bomb (%s) is not inflated", async (_form, bytes, why) => {
    expect(await read("bomb", bytes, { maxInflatedBytes: 1e6 })).toEqual({
      files: [`bomb ${why}`],
      shows: [],
    });
  });

  it("costs only itself: several in a folder share one bound, and what is within it is read", async () => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/a.gz`, gzipSync(ants));
    await writeFile(`${folder}/b.gz`, gzipSync(`${bees}${" ".repeat(1e6)}`));
    await writeFile(`${folder}/c.xml`, bees);

    const { files } = await importFiles(catalogue, [folder], {
      isDryRun: true,
      limits: { maxInflatedBytes: 1e6 },
    });

    expect(files.map(({ file, format }) => [file.slice(folder.length), format])).toEqual([
      ["/a.gz", "podcast-feed"],
      ["/c.xml", "podcast-feed"],
      ["/b.gz", null],
    ]);
  });

  it.each([
    ["tar", tarOf(both)],
    ["zip", zipOf(both)],
  ])("of the form .%s with too many files is refused", async (form, bytes) => {
    expect((await read(`a.${form}`, bytes, { maxFiles: 1 })).files).toEqual([
      `a.${form} Expected at most 1 files in the archive, but there are more.`,
    ]);
  });

  it.each([
    [
      "a gzip that ends early",
      gzipSync(ants).subarray(0, 60),
      /^bad A broken gzip: unexpected end of file\.$/,
    ],
    ["a tar that ends early", tarOf(both).subarray(0, 700), /^bad A broken tar: .*truncated/],
    [
      "a tar with a wrong checksum",
      Buffer.from(tarOf(both).toString("latin1").replace("shows", "shoes"), "latin1"),
      /^bad A broken tar: checksum failure/,
    ],
    ["a ZIP that ends early", zipOf(both).subarray(0, 200), /^bad A broken ZIP: /],
    ["an empty ZIP", zipOf([]), /^bad Expected files in the archive, but there are none\.$/],
  ])("that is broken is refused with the reason: %s", async (_what, bytes, why) => {
    const { files } = await read("bad", bytes);

    expect(files).toEqual([expect.stringMatching(why) as string]);
  });

  it.each([
    ["is encrypted", { isEncrypted: true }, "It is encrypted."],
    ["has another checksum", { checksum: 1 }, "It is damaged: its checksum is another."],
    ["is larger than it says", { size: 10 }, "It is damaged: too many bytes in the stream."],
  ])("of which a file %s: the file is refused, and the others are read", async (_what, lie, why) => {
    const { files, shows } = await read(
      "a.zip",
      zipOf([
        { path: "b.xml", text: bees, ...lie },
        { path: "a.xml", text: ants },
      ]),
    );

    expect(shows).toEqual(["Ants"]);
    expect(files.filter((file) => file.startsWith("a.zip/b.xml"))).toEqual([
      expect.stringContaining(why.slice(0, -1)) as string,
    ]);
  });

  it("that is a workbook is one file", async () => {
    const workbook = zipOf([{ path: "[Content_Types].xml", text: "<Types/>" }, ...both]);

    expect((await read("talks.xlsx", workbook)).files).toEqual([
      expect.stringMatching(/^talks\.xlsx Expected/) as string,
    ]);
  });

  it("of files of no format is named, file by file", async () => {
    const { files } = await read("text.zip", zipOf([{ path: "a.txt", text: "Hi" }]));

    expect(files).toEqual([expect.stringMatching(/^text\.zip\/a\.txt Expected one of/) as string]);
  });
});
