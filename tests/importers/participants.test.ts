import { idForKey } from "../../src/domain/ids";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { handout, namesOf, readFiles, temporaryDataFolder } from "./temporary-data-folder";

/** A person, an organisation and a show to refer to. */
const things = {
  "people.yaml": `people:
  - { key: ann, name: Ann, cite: "handout:1" }
  - { key: ben, name: Ben, cite: "handout:1" }
`,
  "organisations.yaml": `organisations:
  - { key: hill, name: Hill, cite: "handout:1" }
`,
  "shows/talks.yaml": `{ key: talks, title: Talks, kind: PODCAST, cite: "handout:1" }\n`,
};

const award = (...honours: string[]) => ({
  ...things,
  "publications.yaml": `publications:
  - { key: book, title: Book, kind: BOOK, cite: "handout:1" }
`,
  "awards.yaml": `awards:
  - key: prize
    name: Prize
    cite: handout:1
    honours:
${honours.map((honour) => `      - { ${honour}, outcome: WON, cite: "handout:1" }\n`).join("")}`,
});

const publication = (...contributions: string[]) => ({
  ...things,
  "publications.yaml": `publications:
  - key: book
    title: Book
    kind: BOOK
    cite: handout:1
    contributions:
${contributions.map((one) => `      - { ${one}, role: AUTHOR, cite: "handout:1" }\n`).join("")}`,
});

describe("a contribution", () => {
  it("is that of a person, an organisation or a show, with its place in the list", async () => {
    const { entities, problems } = await readFiles(
      publication("person: ann", "organisation: hill", "show: talks"),
    );

    expect(problems).toEqual([]);
    expect(entities.filter((entity) => "contributorId" in entity)).toMatchObject([
      {
        // The key of a person's is what it was when only people contributed.
        id: idForKey("Contribution", "book/AUTHOR/ann"),
        contributorId: idForKey("Person", "ann"),
        position: 1,
      },
      {
        id: idForKey("Contribution", "book/AUTHOR/organisation/hill"),
        contributorId: idForKey("Organisation", "hill"),
        position: 2,
      },
      {
        id: idForKey("Contribution", "book/AUTHOR/show/talks"),
        contributorId: idForKey("Show", "talks"),
        position: 3,
      },
    ]);
  });

  it.each([
    [
      "creditedAs: Ann",
      7,
      "NOT_BY_SCHEMA",
      "Expected this element of contributions to have exactly one of person, organisation, show.",
    ],
    [
      "person: ann, show: talks",
      7,
      "NOT_BY_SCHEMA",
      "Expected this element of contributions to have exactly one of person, organisation, show.",
    ],
    ["organisation: valley", 7, "DANGLING", 'Nothing in the data is the Organisation "valley".'],
    ["show: walks", 7, "DANGLING", 'Nothing in the data is the Show "walks".'],
  ])("is left out without exactly one contributor who is there: %s", async (written, line, code, message) => {
    const { entities, problems } = await readFiles(publication(written));

    expect(namesOf(entities).filter((name) => name.startsWith("Contribution"))).toEqual([]);
    expect(problems).toEqual([{ code, file: "publications.yaml", line, message }]);
  });
});

describe("an honour", () => {
  it.each([
    ["person: ann", "prize/ann", [idForKey("Person", "ann")]],
    ["organisation: hill", "prize/organisation/hill", [idForKey("Organisation", "hill")]],
    ["show: talks", "prize/show/talks", [idForKey("Show", "talks")]],
    ["publication: book", "prize/publication/book", [idForKey("Publication", "book")]],
    ["recipients: [{ person: ann }]", "prize/ann", [idForKey("Person", "ann")]],
    [
      "recipients: [{ show: talks }, { person: ben }, { person: ann }]",
      "prize/ann+ben+show/talks",
      [idForKey("Show", "talks"), idForKey("Person", "ben"), idForKey("Person", "ann")],
    ],
  ])("has its recipients in the order written: %s", async (written, key, recipientIds) => {
    const { entities, problems } = await readFiles(award(written));

    expect(problems).toEqual([]);
    expect(entities.find((entity) => "recipientIds" in entity)).toMatchObject({
      id: idForKey("Honour", key),
      recipientIds,
    });
  });

  const choice = "to have exactly one of person, organisation, show, publication";

  it.each([
    ["creditedAs: Ann", "NOT_BY_SCHEMA", `Expected this element of honours ${choice}, recipients.`],
    [
      "person: ann, recipients: [{ person: ben }]",
      "NOT_BY_SCHEMA",
      `Expected this element of honours ${choice}, recipients.`,
    ],
    [
      "recipients: [{ person: ann, show: talks }]",
      "NOT_BY_SCHEMA",
      `Expected this element of recipients ${choice}.`,
    ],
    ["recipients: []", "NOT_BY_SCHEMA", "Expected recipients: must NOT have fewer than 1 items, but got []."],
    ["recipients: [ann]", "NOT_BY_SCHEMA", `Expected this element of recipients ${choice}.`],
    [
      "recipients: [{ topic: a }]",
      "NOT_BY_SCHEMA",
      'Expected this element of recipients to have no property "topic".',
    ],
    [
      "recipients: [{ person: ann }, { person: ann }]",
      "NOT_BY_SCHEMA",
      'Expected recipients: must NOT have duplicate items (items ## 0 and 1 are identical), but got [{"person":"ann"},{"person":"ann"}].',
    ],
    [
      "recipients: [{ person: ann }, { organisation: valley }]",
      "DANGLING",
      'Nothing in the data is the Organisation "valley".',
    ],
  ])("is left out without recipients who are there: %s", async (written, code, message) => {
    const { entities, problems } = await readFiles(award(written));

    expect(namesOf(entities).filter((name) => name.startsWith("Honour"))).toEqual([]);
    expect(problems).toContainEqual({ code, file: "awards.yaml", line: 6, message });
  });

  it("of the same ones in another order stands already", async () => {
    const { problems } = await readFiles(
      award(
        "recipients: [{ person: ann }, { person: ben }]",
        "recipients: [{ person: ben }, { person: ann }]",
      ),
    );

    expect(problems).toEqual([
      {
        code: "DUPLICATE",
        file: "awards.yaml",
        line: 7,
        message: 'The Honour "prize/ann+ben" stands already in awards.yaml, line 6.',
      },
    ]);
  });

  it("that is shared, and every contribution, is in the catalogue as it was read", async () => {
    const catalogue = await temporaryCatalogue();
    const shared = "recipients: [{ show: talks }, { person: ben }, { publication: book }]";
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      ...award(shared),
      ...publication("organisation: hill"),
    });

    const { entities } = await importDataFolder(catalogue, folder, { partial: true });

    expect(namesOf(entities)).toEqual(
      expect.arrayContaining(["Contribution book hill", "Honour prize talks ben book"]),
    );
    expect(await catalogue.check()).toEqual([]);
  });
});
