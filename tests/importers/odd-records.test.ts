import type { Catalogue } from "../../src/catalogue/catalogue";
import { resolveLink } from "../../src/catalogue/queries/resolve";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { openedCatalogue } from "../helpers/temporary-database";
import { handout, namesOf, readFiles, temporaryDataFolder } from "./temporary-data-folder";

const show = (...episodes: string[]) => ({
  "shows/talks.yaml": `key: talks
title: Talks
kind: PODCAST
cite: handout:1
episodes:
${episodes.map((episode) => `  - { ${episode}, cite: "handout:1" }\n`).join("")}`,
});
const people = (...persons: string[]) => ({
  "people.yaml": `people:\n${persons.map((person) => `  - { ${person}, cite: "handout:1" }\n`).join("")}`,
});
const recording = (url: string) => `links: [{ url: "${url}", purpose: RECORDING }]`;

const odd: ReadonlyArray<readonly [what: string, files: Record<string, string>, line: number, code: string]> =
  [
    ["a link with a password", show(`key: a, title: A, ${recording("https://a:b@c.de/")}`), 6, "BAD_LINK"],
    ["a link that is none", show(`key: a, title: A, ${recording("see the site")}`), 6, "BAD_LINK"],
    ["a link to a script", show(`key: a, title: A, ${recording("javascript:alert(1)")}`), 6, "BAD_LINK"],
    [
      "an upload before its event",
      show(`key: a, title: A, occurredOn: "2021-03-02", publishedOn: "2021-02"`),
      6,
      "ODD_DATE",
    ],
    [
      "a part that ends before it starts",
      {
        ...people("key: ann, name: Ann"),
        ...show(
          `key: a, title: A, appearances: [{ person: ann, roles: [GUEST], startsAt: PT2M, endsAt: PT1M, cite: "handout:1" }]`,
        ),
      },
      6,
      "ODD_DATE",
    ],
    [
      "the guid of another",
      show("key: a, title: A, guid: x", "key: b, title: B, guid: x"),
      7,
      "LIKELY_DUPLICATE",
    ],
    [
      "the recording of another",
      show(
        `key: a, title: A, ${recording("https://a.org/1")}`,
        `key: b, title: B, ${recording("https://a.org/1")}`,
      ),
      7,
      "LIKELY_DUPLICATE",
    ],
    [
      "the identifier of another",
      people(
        "key: ann, name: Ann, identifiers: [{ scheme: WIKIDATA, value: Q42 }]",
        "key: ben, name: Ben, identifiers: [{ scheme: WIKIDATA, value: Q42 }]",
      ),
      3,
      "LIKELY_DUPLICATE",
    ],
    ["the name of another", people("key: ann, name: Ann", "key: ann-2, name: ANN"), 3, "LIKELY_DUPLICATE"],
    ["no name of one person", people("key: nn, name: N. N."), 2, "NO_NAME"],
  ];

const withReview = (files: Record<string, string>, code: string) =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .replaceAll("key: ", `reviewed: [{ code: ${code}, why: It is so. }], key: `)
        .replace(/^reviewed.*, key/, "key"),
    ]),
  );

let catalogue: Catalogue;
beforeAll(async () => ({ catalogue } = await openedCatalogue()));

describe("a true record with something odd", () => {
  it.each(odd)("%s is reported and loaded", async (_what, files, line, code) => {
    const folder = await temporaryDataFolder({ "documents.yaml": handout, ...files });

    const { problems, recordsLeftOut, entities, changes } = await importDataFolder(catalogue, folder, {
      isDryRun: true,
    });

    expect(problems.map((problem) => `${problem.line} ${problem.code}`)).toEqual([`${line} ${code}`]);
    expect(recordsLeftOut).toBe(0);
    expect(changes?.added).toHaveLength(entities.length);
  });

  it.each(odd)("%s is not reported once a person has reviewed it", async (what, files, _line, code) => {
    const reviewed =
      what === "a part that ends before it starts"
        ? {
            ...files,
            "shows/talks.yaml": (files["shows/talks.yaml"] ?? "").replace(
              "endsAt: PT1M",
              "endsAt: PT1M, reviewed: [{ code: ODD_DATE, why: It is so. }]",
            ),
          }
        : withReview(files, code);

    const { problems, recordsLeftOut } = await readFiles(reviewed);

    expect(problems).toEqual([]);
    expect(recordsLeftOut).toBe(0);
  });

  it("is reported where another kind of oddness was reviewed, or that of another record", async () => {
    const early = `occurredOn: "2021-03-02", publishedOn: "2021-02"`;
    const why = "why: It is so.";

    const { problems } = await readFiles(
      show(
        `key: a, title: A, ${early}, reviewed: [{ code: BAD_LINK, ${why} }]`,
        `key: b, title: B, ${early}, reviewed: [{ code: ODD_DATE, ${why} }]`,
        `key: c, title: C, ${early}`,
      ),
    );

    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(["6 ODD_DATE", "8 ODD_DATE"]);
  });

  it("needs a reason to be settled", async () => {
    const { problems } = await readFiles(show("key: a, title: A, reviewed: [{ code: ODD_DATE }]"));

    expect(problems).toMatchObject([{ code: "NOT_BY_SCHEMA", line: 6 }]);
  });

  it("loses the broken link and keeps the others, and an account its address", async () => {
    const { entities, problems } = await readFiles({
      ...people(`key: ann, name: Ann, accounts: [{ platform: X, handle: ann, url: none }]`),
      ...show(
        `key: a, title: A, links: [{ url: none, purpose: ABOUT }, { url: "https://a.org/", purpose: ABOUT }]`,
      ),
    });

    expect(problems.map(({ code }) => code)).toEqual(["BAD_LINK", "BAD_LINK"]);
    expect(namesOf(entities)).toEqual(["Document handout", "Episode talks-a", "Person ann", "Show talks"]);
    expect(entities).toContainEqual(
      expect.objectContaining({ accounts: [{ platform: "X", handle: "ann", url: null }] }),
    );
    expect(entities).toContainEqual(
      expect.objectContaining({
        slug: "talks-a",
        links: [expect.objectContaining({ canonicalUrl: "https://a.org" })],
      }),
    );
  });

  it("that has an identifier of another leads from its address to both", async () => {
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      ...people(
        "key: ann, name: Ann, identifiers: [{ scheme: WIKIDATA, value: Q42 }]",
        "key: ben, name: Ben, identifiers: [{ scheme: WIKIDATA, value: Q42 }]",
      ),
    });
    await importDataFolder(catalogue, folder);

    const { kind } = await resolveLink(catalogue.reader, "https://www.wikidata.org/wiki/Q42");

    expect(kind).toBe("SEVERAL");
    expect(await catalogue.check()).toEqual([]);
  });
});

describe("two people of one name", () => {
  const named = (one: string, other: string) =>
    readFiles(
      people(
        `key: ann, name: Ann Lee, identifiers: [${one}]`,
        `key: ann-2, name: Ann Lee, identifiers: [${other}]`,
      ),
    );
  const q42 = "{ scheme: WIKIDATA, value: Q42 }";

  it("are distinguished by different identifiers of one registry", async () => {
    expect((await named(q42, "{ scheme: WIKIDATA, value: Q43 }")).problems).toEqual([]);
  });

  it("are not by identifiers of different registries", async () => {
    const { problems } = await named(q42, `{ scheme: ORCID, value: "0000-0002-1825-0097" }`);

    expect(problems.map(({ code }) => code)).toEqual(["LIKELY_DUPLICATE"]);
  });

  it("are no question where the name says that no name is known", async () => {
    const { problems } = await readFiles(people("key: nn, name: N. N.", "key: nn-2, name: N.N."));

    expect(problems.map(({ code }) => code)).toEqual(["NO_NAME", "NO_NAME"]);
  });
});
