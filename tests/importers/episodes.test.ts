import { idForKey } from "../../src/domain/ids";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { handout, namesOf, readFiles, temporaryDataFolder } from "./temporary-data-folder";

const show = (key: string, ...episodes: string[]) => `key: ${key}
title: ${key}
kind: PODCAST
cite: handout:1
episodes:
${episodes.map((episode) => `  - { ${episode}, cite: "handout:1" }\n`).join("")}`;

const withAppearances = (...appearances: string[]) => ({
  "people.yaml": `people:\n  - { key: ann, name: Ann, cite: "handout:1" }\n`,
  "shows/talks.yaml": `key: talks
title: Talks
kind: PODCAST
cite: handout:1
episodes:
  - key: "1"
    cite: handout:1
    appearances:
${appearances.map((one) => `      - { ${one}, roles: [GUEST], cite: "handout:1" }\n`).join("")}`,
});

describe("episodes of one show without titles", () => {
  const titles = async (...episodes: string[]) => {
    const { entities } = await readFiles({ "shows/talks.yaml": show("talks", ...episodes) });
    return entities.flatMap((entity) =>
      "showId" in entity && "displayTitle" in entity ? entity.displayTitle : [],
    );
  };

  it("are told apart by their days, where each has one of its own, and one may have none", async () => {
    expect(
      await titles('key: "1", occurredOn: "2021-05"', 'key: "2", occurredOn: "2021"', 'key: "3"'),
    ).toEqual(["talks (2021-05)", "talks (2021)", "talks"]);
  });

  it("are called alike where nothing tells them apart, and as they are called where only one is so", async () => {
    expect(await titles('key: "1", occurredOn: "2021"', 'key: "2", occurredOn: "2021"')).toEqual([
      "talks",
      "talks",
    ]);
    expect(await titles('key: "1", number: 1, occurredOn: "2021"', 'key: "2", number: 2')).toEqual([
      "talks 1",
      "talks 2",
    ]);
  });

  it("keep a title that is written", async () => {
    expect(
      await titles('key: "1", displayTitle: talks, occurredOn: "2021"', 'key: "2", occurredOn: "2022"'),
    ).toEqual(["talks", "talks"]);
  });
});

describe("an episode", () => {
  it("is a full one that was held, unless it says otherwise", async () => {
    const { entities, problems } = await readFiles({
      "shows/talks.yaml": show(
        "talks",
        'key: "1"',
        'key: "2", kind: TRAILER, status: CANCELLED, season: "2", seasonName: The early years, title: Hills, originalTitle: Hügel, language: de, startsAt: PT1H5M, whyNoRecording: lost',
      ),
    });

    expect(problems).toEqual([]);
    expect(entities.slice(2)).toMatchObject([
      {
        kind: "FULL",
        status: "HELD",
        seasonName: null,
        originalTitle: null,
        language: null,
        rerunOfId: null,
        startsAt: null,
        whyNoRecording: null,
      },
      {
        kind: "TRAILER",
        status: "CANCELLED",
        seasonName: "The early years",
        originalTitle: "Hügel",
        language: "de",
        startsAt: "PT1H5M",
        whyNoRecording: "lost",
      },
    ]);
  });

  it("repeats one of its own show or of another, by the keys of both", async () => {
    const catalogue = await temporaryCatalogue();
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      "shows/a.yaml": show("a", 'key: "1", rerunOf: b/1', 'key: "2", rerunOf: a/1'),
      "shows/b.yaml": show("b", 'key: "1"'),
    });

    const { entities, problems } = await importDataFolder(catalogue, folder, { partial: true });

    expect(problems).toEqual([]);
    expect(entities.flatMap((entity) => ("rerunOfId" in entity ? entity.rerunOfId : []))).toEqual([
      idForKey("Episode", "b/1"),
      idForKey("Episode", "a/1"),
      null,
    ]);
    expect(await catalogue.check()).toEqual([]);
  });

  it.each([
    ["rerunOf: '2'", "NOT_BY_SCHEMA", "Expected rerunOf: must match pattern"],
    ["rerunOf: talks/2", "DANGLING", 'Nothing in the data is the Episode "talks/2".'],
    ["rerunOf: talks/1", "CIRCLE", 'The Episode "talks-1" leads back to itself by rerunOf: to "talks-1".'],
    ["kind: EXTRA", "NOT_BY_SCHEMA", "Expected kind to be one of FULL, TRAILER, BONUS"],
    ["status: POSTPONED", "NOT_BY_SCHEMA", "Expected status to be one of HELD, CANCELLED, UPCOMING"],
    ["language: German", "NOT_BY_SCHEMA", "Expected language: must match pattern"],
    ["number: -1", "NOT_BY_SCHEMA", "Expected number: must be >= 0, but got -1."],
    ["serial: a", "NOT_BY_SCHEMA", 'Expected this element of episodes to have no property "serial".'],
  ])("is left out when it has %s", async (property, code, message) => {
    const { entities, problems } = await readFiles({
      "shows/talks.yaml": show("talks", `key: "1", ${property}`),
    });

    expect(namesOf(entities)).toEqual(["Document handout", "Show talks"]);
    expect(problems).toEqual([
      {
        code,
        file: "shows/talks.yaml",
        line: 6,
        message: expect.stringContaining(message) as string,
      },
    ]);
  });
});

describe("an appearance", () => {
  it("has its place in the list, and when the person comes in and goes", async () => {
    const { entities, problems } = await readFiles(
      withAppearances("creditedAs: A pupil", "person: ann, startsAt: PT2M, endsAt: PT1H0.5S"),
    );

    expect(problems).toEqual([]);
    expect(entities.slice(-2)).toMatchObject([
      { personId: null, creditedAs: "A pupil", position: 1, startsAt: null, endsAt: null },
      { personId: idForKey("Person", "ann"), position: 2, startsAt: "PT2M", endsAt: "PT1H0.5S" },
    ]);
    expect(entities.find(({ id }) => id === idForKey("Episode", "talks/1"))).toMatchObject({
      displayTitle: "Talks: A pupil, Ann",
    });
  });

  it("may be one of several of whom no name is known, in the catalogue too", async () => {
    const catalogue = await temporaryCatalogue();
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      ...withAppearances("creditedAs: A pupil", "creditedAs: A pupil"),
    });

    const { entities, problems } = await importDataFolder(catalogue, folder, { partial: true });

    expect(problems).toEqual([]);
    expect(entities.slice(-2).map(({ id }) => id)).toEqual([
      idForKey("Appearance", "talks/1/creditedAs/A pupil"),
      idForKey("Appearance", "talks/1/creditedAs/A pupil/2"),
    ]);
    expect(await catalogue.check()).toEqual([]);
  });

  it.each([
    [
      "startsAt: PT1M",
      "NOT_BY_SCHEMA",
      "Expected this element of appearances to have one of person, creditedAs.",
    ],
    ["person: ben", "DANGLING", 'Nothing in the data is the Person "ben".'],
    ["person: ann, startsAt: '12:30'", "NOT_BY_SCHEMA", "Expected startsAt: must match pattern"],
    ["person: ann, endsAt: P", "NOT_BY_SCHEMA", "Expected endsAt: must match pattern"],
    [
      "person: ann, place: 3",
      "NOT_BY_SCHEMA",
      'Expected this element of appearances to have no property "place".',
    ],
  ])("is left out when it has %s", async (written, code, message) => {
    const { entities, problems } = await readFiles(withAppearances(written));

    expect(namesOf(entities).filter((name) => name.startsWith("Appearance"))).toEqual([]);
    expect(problems).toEqual([
      {
        code,
        file: "shows/talks.yaml",
        line: 9,
        message: expect.stringContaining(message) as string,
      },
    ]);
  });
});

describe("what organisations and partnerships are for", () => {
  const topics = `topics:
  - { key: a, label: A, cite: "handout:1" }
  - { key: b, label: B, cite: "handout:1" }
`;
  const organisations = (topicsOf: string) => `organisations:
  - { key: hill, name: Hill, topics: ${topicsOf}, cite: "handout:1" }
partnerships:
  - { from: hill, to: hill, kind: COLLABORATION, topics: b, cite: "handout:1" }
`;

  it("are topics in the order written, in the catalogue too", async () => {
    const catalogue = await temporaryCatalogue();
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      "topics.yaml": topics,
      "organisations.yaml": organisations("[b, a]"),
    });

    const { entities, problems } = await importDataFolder(catalogue, folder, { partial: true });

    expect(problems).toEqual([]);
    expect(entities.flatMap((entity) => ("topicIds" in entity ? [entity.topicIds] : []))).toEqual([
      [idForKey("Topic", "b"), idForKey("Topic", "a")],
      [idForKey("Topic", "b")],
    ]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("are topics that are there", async () => {
    const { problems } = await readFiles({
      "topics.yaml": topics,
      "organisations.yaml": organisations("[a, c]"),
    });

    expect(problems).toContainEqual({
      code: "DANGLING",
      file: "organisations.yaml",
      line: 2,
      message: 'Nothing in the data is the Topic "c".',
    });
  });
});

describe("a publication", () => {
  it("grew out of another, which is there and not itself", async () => {
    const read = (basedOn: string) =>
      readFiles({
        "publications.yaml": `publications:
  - { key: thesis, title: Thesis, kind: THESIS, cite: "handout:1" }
  - { key: book, title: Book, kind: BOOK, basedOn: ${basedOn}, cite: "handout:1" }
`,
      });

    expect((await read("thesis")).entities.at(-1)).toMatchObject({
      basedOnId: idForKey("Publication", "thesis"),
    });
    expect((await read("essay")).problems).toMatchObject([{ code: "DANGLING", line: 3 }]);
    expect((await read("book")).problems).toMatchObject([{ code: "CIRCLE", line: 3 }]);
  });
});
