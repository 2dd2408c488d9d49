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

  it("is read with its ids' prefix, and without", async () => {
    await writeFile(file, JSON.stringify({ [id]: text, [documentIdOf("{ a }").slice(7)]: "{ a }" }));

    const { texts, only } = readTrustedDocuments({ file, only: true });

    expect([...texts]).toEqual([
      [id, text],
      [documentIdOf("{ a }"), "{ a }"],
    ]);
    expect(only).toBe(true);
  });

  it("trusts nothing where there is none", () => {
    expect(readTrustedDocuments(null)).toEqual({ texts: new Map(), only: false });
  });

  it.each([
    ["no JSON", "{", "but it is no JSON."],
    ["a list", "[]", "but it is no JSON object."],
    ["null", "null", "but it is no JSON object."],
    [
      "Relay's MD5",
      '{"d41d8cd98f00b204e9800998ecf8427e":""}',
      'but "d41d8cd98f00b204e9800998ecf8427e" is not sha256: and 64 hexadecimal digits in lower case.',
    ],
    ["something else than a text", `{"${id}":1}`, `but under ${id} there is no text.`],
    [
      "a text that was changed",
      `{"${id}":"{ a }"}`,
      `but the text under ${id} has the id ${documentIdOf("{ a }")}.`,
    ],
  ])("is refused when it holds %s", async (_what, content, butWhat) => {
    await writeFile(file, content);

    expect(() => readTrustedDocuments({ file, only: true })).toThrow(
      `Expected a manifest of trusted documents in ${file}, a JSON object of ids and texts, ${butWhat}`,
    );
  });

  it("is refused when it is not there", () => {
    expect(() => readTrustedDocuments({ file, only: false })).toThrow("but it cannot be read (ENOENT).");
  });
});
