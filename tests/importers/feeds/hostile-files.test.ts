import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { openedCatalogue } from "../../helpers/temporary-database";
import { temporaryFolder } from "../../helpers/temporary-catalogue";
import { accountsIn, feedOf, importTexts, itemOf } from "./importing";

const good = feedOf(itemOf("a", "A"));
const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const latin1 = Buffer.from(
  `<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Caf\u00e9</title><item><guid>1</guid></item></channel></rss>`,
  "latin1",
);
const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;

describe("A file that cannot be read", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  it.each<readonly [what: string, text: string | Uint8Array, why: RegExp, line: number | null]>([
    ["is no XML", "Hello", /^Expected one of podcast-feed, .*but got "Hello"\.$/, 1],
    ["is empty", "", /but got an empty file\.$/, 1],
    [
      "is a page to log in",
      "\n<!DOCTYPE html><html><form>Log in<br></form></html>",
      /^Expected a feed, but got a page in HTML/,
      1,
    ],
    ["is HTML of old", "<HTML><BODY>504</BODY></HTML>", /a page in HTML/, 1],
    ["ends in the middle", good.slice(0, -20), /^Not well-formed XML: .*unclosed tag/, 3],
    [
      "has an entity of HTML",
      feedOf("\n\n<item><title>a&nbsp;b</title></item>"),
      /^Not well-formed XML: undefined entity/,
      5,
    ],
    ["declares entities", good.replace("<rss", `${bomb}\n<rss`), /^It declares entities of its own/, 2],
    ["is deep", feedOf(nested(200_000)), /^Expected elements at most 100 deep\.$/, 3],
    [
      "has many attributes",
      feedOf(`<a ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(" ")}/>`),
      /^Expected at most 200 attributes of an element\.$/,
      3,
    ],
    ["is another XML", "<gpx><body/></gpx>", /^Expected one of podcast-feed, .*but got "<gpx>/, 1],
    ["is broken JSON", '{\n"title": ', /^Not well-formed JSON: a value is missing\.$/, 2],
    ["is JSON of no format", '{"a": 1}', /^Expected one of podcast-feed/, 1],
    ["is deep JSON", "[".repeat(200_000), /^Expected objects and lists at most 100 deep\.$/, 1],
    ["has no channel", "<rss/>", /^Expected an RSS 2\.0 or Atom feed, but got <rss> without a channel\.$/, 1],
    ["is not in its encoding", Buffer.from([0x3c, 0x72, 0xff, 0xfe, 0x3e]), /^Expected text in utf-8/, null],
    [
      "has an unknown encoding",
      good.replace("?>", ` encoding="klingon"?>`),
      /^Expected an encoding of the Web, but got "klingon"\.$/,
      1,
    ],
  ])(
    "%s: it is refused with the reason and the line, and the others are imported",
    async (_what, text, why, line) => {
      const report = await importTexts(catalogue, { bad: text, good: latin1 }, { isDryRun: true });

      expect(report.files[0]).toMatchObject({
        format: null,
        why: expect.stringMatching(why) as string,
        line,
      });
      expect(accountsIn(report)[1]).toEqual({ items: 1, imported: 1, merged: 0, refused: 0 });
      expect(report.added.map(({ name }) => name)).toContain("Café");
    },
  );

  it("is not there, is an empty folder, or is too large", async () => {
    const folder = await temporaryFolder();

    const report = await importFiles(catalogue, [folder, `${folder}/none.xml`], { isDryRun: true });
    const large = await importTexts(catalogue, { feed: good }, { isDryRun: true, limits: { maxBytes: 100 } });

    expect([...report.files, ...large.files].map(({ why }) => why)).toEqual([
      "Expected files in the folder, but there are none.",
      "There is no such file.",
      `Expected at most 100 bytes, but got ${good.length}.`,
    ]);
  });

  it("takes more memory than it may: its thread ends, and the next file is read", async () => {
    const large = feedOf("<item><title/></item>".repeat(400_000));

    const report = await importTexts(
      catalogue,
      { large, good },
      { isDryRun: true, limits: { maxMemoryMb: 64 } },
    );

    expect(report.files.map(({ why }) => why)).toEqual([
      "Reading it took more than 64 MB of memory.",
      "its root is <rss>",
    ]);
  });

  it("takes longer than it may: its thread is stopped, and the next file is read", async () => {
    const report = await importTexts(catalogue, { good }, { isDryRun: true, limits: { maxCpuMs: 0 } });

    expect(report.files.map(({ why }) => why)).toEqual(["Reading it took more than 0 s of CPU time."]);
  });
});
