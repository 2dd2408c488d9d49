import { writeFile } from "node:fs/promises";

import { documentIdOf } from "../../../src/server/trusted/document-id";
import { readTrustedDocuments } from "../../../src/server/trusted/trusted-documents";
import { temporaryFolder } from "../../helpers/temporary-catalogue";

const text = "{ __typename }";
const id = documentIdOf(text);

describe("a manifest of trusted documents", () => {
  let file: string;
  beforeEach(async () => {
    file = `${await temporaryFolder()}/manifest.json`;
  });

  it("accepts ids with and without the prefix", async () => {
    await writeFile(file, JSON.stringify({ [id]: text, [documentIdOf("{ a }").slice(7)]: "{ a }" }));

    const { texts, only } = readTrustedDocuments({ file, only: true });

    expect([...texts]).toEqual([
      [id, text],
      [documentIdOf("{ a }"), "{ a }"],
    ]);
    expect(only).toBe(true);
  });

  it("is empty when there is none", () => {
    expect(readTrustedDocuments(null)).toEqual({ texts: new Map(), only: false });
  });

  it.each([
    ["no JSON", "{", "but it is not JSON."],
    ["a list", "[]", "but it is not a JSON object."],
    ["null", "null", "but it is not a JSON object."],
    [
      "Relay's MD5",
      '{"d41d8cd98f00b204e9800998ecf8427e":""}',
      'but "d41d8cd98f00b204e9800998ecf8427e" is not sha256: and 64 hexadecimal digits in lower case.',
    ],
    ["a value that is not a string", `{"${id}":1}`, `but under ${id} there is no string.`],
    ["a changed text", `{"${id}":"{ a }"}`, `but the text under ${id} has the id ${documentIdOf("{ a }")}.`],
  ])("is refused when it contains %s", async (_what, content, butWhat) => {
    await writeFile(file, content);

    expect(() => readTrustedDocuments({ file, only: true })).toThrow(
      `Expected a manifest of trusted documents in ${file}, a JSON object of ids and texts, ${butWhat}`,
    );
  });

  it("is refused when the file is missing", () => {
    expect(() => readTrustedDocuments({ file, only: false })).toThrow("but it cannot be read (ENOENT).");
  });
});
