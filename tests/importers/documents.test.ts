import { idForKey } from "../../src/domain/ids";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { namesOf, readFiles, temporaryDataFolder } from "./temporary-data-folder";

const readDocuments = (text: string) => readFiles({ "documents.yaml": `documents:\n${text}` });

describe("a document", () => {
  it("is an entity with its title, how it came, its licence, dates, lines and links", async () => {
    const { entities, problems } = await readDocuments(`  - key: feed
    title: Feed of Hill Talks
    howGiven: given privately
    licence: CC0-1.0
    publishedOn: "2023-04"
    retrievedAt: "2024-05-01T10:00Z"
    lines: 7
    links: [{ url: "https://example.org/feed?utm_source=x", purpose: PROFILE }]
`);

    expect(problems).toEqual([]);
    expect(entities).toMatchObject([
      {
        id: idForKey("Document", "feed"),
        slug: "feed",
        title: "Feed of Hill Talks",
        howGiven: "given privately",
        licence: "CC0-1.0",
        publishedOn: { edtf: "2023-04", latest: "2023-04-30" },
        retrievedAt: "2024-05-01T10:00Z",
        lines: 7,
        links: [{ canonicalUrl: "https://example.org/feed", purpose: "PROFILE", sources: [] }],
        sources: [],
        standing: "STATED",
      },
    ]);
  });

  it.each([
    ["cite: feed:1", "NOT_BY_SCHEMA", 'Expected this element of documents to have no property "cite".'],
    ["lines: 0", "NOT_BY_SCHEMA", "Expected lines: must be >= 1, but got 0."],
    [`publishedOn: "2023-02-30"`, "IMPOSSIBLE_DATE", 'but got "2023-02-30".'],
    [`retrievedAt: "2023-02-30"`, "IMPOSSIBLE_DATE", 'but got "2023-02-30".'],
    [`retrievedAt: "2023~"`, "NOT_BY_SCHEMA", "Expected retrievedAt: must match pattern"],
  ])("is left out when it has %s", async (property, code, message) => {
    const { entities, problems } = await readDocuments(
      `  - { key: sound, title: Sound }\n  - { key: feed, title: Feed, ${property} }\n`,
    );

    expect(namesOf(entities)).toEqual(["Document sound"]);
    expect(problems).toEqual([
      {
        code,
        file: "documents.yaml",
        line: 3,
        message: expect.stringContaining(message) as string,
      },
    ]);
  });

  it("is in the catalogue before what cites it, and found by its citations", async () => {
    const catalogue = await temporaryCatalogue();
    const folder = await temporaryDataFolder({
      "documents.yaml": "documents:\n  - { key: feed, title: Feed }\n",
      "topics.yaml": `topics:\n  - { key: a, label: A, cite: "feed:1" }\n`,
    });

    await importDataFolder(catalogue, folder);

    expect(await catalogue.check()).toEqual([]);
  });
});

describe("a citation", () => {
  const readCites = async (cite: string) => {
    const { entities, problems } = await readFiles({
      "topics.yaml": `topics:\n  - key: a\n    label: A\n    cite: ${cite}\n`,
    });
    return { sources: entities.slice(1).flatMap((entity) => entity.sources), problems };
  };
  const plain = {
    documentId: idForKey("Document", "handout"),
    line: 7,
    lastLine: null,
    item: null,
    field: null,
    value: null,
    standing: null,
    inferredFrom: null,
    retrievedAt: null,
  };

  it.each([
    ["handout:7", [plain]],
    ["handout:7-9", [{ ...plain, lastLine: 9 }]],
    [`{ at: "handout:7", field: label, value: An A }`, [{ ...plain, field: "label", value: "An A" }]],
    [
      `{ at: "handout:7", field: label, inferredFrom: the heading }`,
      [{ ...plain, field: "label", standing: "INFERRED", inferredFrom: "the heading" }],
    ],
    [
      `{ at: "handout:7", field: label, standing: DISPUTED }`,
      [{ ...plain, field: "label", standing: "DISPUTED" }],
    ],
    [`{ at: "handout:7", item: "#2" }`, [{ ...plain, item: "#2" }]],
    // Two entries of one document may bear the same number.
    [
      `[{ at: "handout:7", item: "22" }, { at: "handout:8", item: "22" }, { at: "handout:8", item: "22" }]`,
      [
        { ...plain, item: "22" },
        { ...plain, item: "22", line: 8 },
        { ...plain, item: "22", line: 8 },
      ],
    ],
  ])("is read: %s", async (cite, expected) => {
    expect(await readCites(cite)).toEqual({ sources: expected, problems: [] });
  });

  it.each([
    ["page:7", "DANGLING", 'documents.yaml has no document "page", which 1 cite of this file names.'],
    ["handout:21", "BAD_CITATION", 'Expected a line of "handout", which has 20, but got "handout:21".'],
    [
      `{ at: "handout:7", inferredFrom: the heading }`,
      "NOT_BY_SCHEMA",
      "Expected cite: must have property field when property inferredFrom is present",
    ],
    [
      `{ at: "handout:7", standing: CONFIRMED }`,
      "NOT_BY_SCHEMA",
      "Expected cite: must have property field when property standing is present",
    ],
    [
      `{ at: "handout:7", field: label, standing: INFERRED }`,
      "NOT_BY_SCHEMA",
      'Expected standing to be one of STATED, CONFIRMED, DISPUTED, but got "INFERRED".',
    ],
    [
      `{ at: "handout:7", field: label, standing: DISPUTED, inferredFrom: the heading }`,
      "BAD_CITATION",
      "Expected standing or inferredFrom for label, but got both.",
    ],
    [`{ at: "handout:7", item: 22 }`, "NOT_BY_SCHEMA", "Expected item: must be string, but got 22."],
  ])("is a problem at its line: %s", async (cite, code, message) => {
    const { sources, problems } = await readCites(cite);

    expect(sources).toEqual([]);
    expect(problems).toEqual([
      { code, file: "topics.yaml", line: 4, message: expect.stringContaining(message) as string },
    ]);
  });
});
