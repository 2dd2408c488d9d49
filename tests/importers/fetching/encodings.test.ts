import { textOf } from "../../../src/importers/sources/source-text";

const xml = (encoding: string | null, text: string) =>
  `<?xml version="1.0"${encoding === null ? "" : ` encoding="${encoding}"`}?><a>${text}</a>`;

/** The text of the element, in these bytes. */
const read = (bytes: Uint8Array, charset: string | null) => /<a>(.*)<\/a>/.exec(textOf(bytes, charset))?.[1];

describe("The encoding of what was fetched", () => {
  it.each<readonly [what: string, bytes: Uint8Array, charset: string | null]>([
    ["as the server says", Buffer.from(xml(null, "Café"), "latin1"), "ISO-8859-1"],
    ["as the server says, not the declaration", Buffer.from(xml("koi8-r", "Café"), "latin1"), "windows-1252"],
    [
      "as the declaration says, where the server says nothing",
      Buffer.from(xml("ISO-8859-1", "Café"), "latin1"),
      null,
    ],
    [
      "as the declaration says, where the server's is not true",
      Buffer.from(xml("ISO-8859-1", "Café"), "latin1"),
      "utf-8",
    ],
    [
      "as the declaration says, where the server's is none",
      Buffer.from(xml("ISO-8859-1", "Café"), "latin1"),
      "klingon",
    ],
    ["UTF-8, where the declaration says so and it is", Buffer.from(xml("UTF-8", "Café")), "ISO-8859-1"],
    [
      "as the byte order mark says",
      Buffer.from(`\uFEFF${xml("ISO-8859-1", "Café")}`, "utf16le"),
      "ISO-8859-1",
    ],
    ["UTF-8, where nothing says it", Buffer.from(xml(null, "Café")), null],
  ])("is %s", (_what, bytes, charset) => {
    expect(read(bytes, charset)).toBe("Café");
  });

  it("is refused where the bytes are of none of those that are said", () => {
    const bytes = Buffer.from(xml("UTF-8", "Café"), "latin1");
    expect(() => textOf(bytes, "us-ascii-of-old")).toThrow(
      "Expected text in UTF-8, but some of its bytes are not.",
    );
    expect(() => textOf(bytes, "utf-8")).toThrow("Expected text in UTF-8");
  });
});
