import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { entitiesOf, evaluateProfile } from "../../../src/importers/evaluation/evaluate-profile";
import { digested } from "../../../src/importers/evaluation/digests";
import { itemsOf } from "../../../src/importers/evaluation/items";
import { projectFolder } from "../../helpers/starting-catalogue";
import { temporaryFolder } from "../../helpers/temporary-catalogue";
import { handout, temporaryDataFolder } from "../temporary-data-folder";

const schemaFolder = join(projectFolder, "data", "schema");

const person = (name: string, key: string, more = "") =>
  `  - { key: ${key}, name: ${name}, cite: handout:1${more} }\n`;
const people = `people:\n${person("Ann Lee", "ann")}${person("Bo Ray", "bo")}`;

/** A show of one episode in which Ann is a guest. */
const show = ({
  title = "Hill Talks",
  episode = "title: On rivers",
  hosts = "[{ person: bo, role: HOST, cite: handout:2 }]",
  appearance = "person: ann",
} = {}) =>
  [
    `key: hill-talks\ntitle: ${title}\nkind: PODCAST\ncite: handout:2\nhosts: ${hosts}\nepisodes:`,
    `  - { key: a, ${episode}, cite: handout:3, appearances: [{ ${appearance}, roles: [GUEST], cite: handout:3-4 }] }\n`,
  ].join("\n");

const folderOf = (files: Record<string, string>) =>
  temporaryDataFolder({ "documents.yaml": handout, "people.yaml": people, ...files });

const shows = (text: string) => ({ "shows/hill-talks.yaml": text });

async function evaluated(found: Record<string, string>, labelled: Record<string, string>) {
  return evaluateProfile(await folderOf(found), await folderOf(labelled), { schemaFolder });
}

const link = (url: string) => `links: [{ url: "${url}", purpose: RECORDING }]`;

describe("A profile that was read is compared with its labels", () => {
  it("finds all of itself, and invents nothing", async () => {
    const { kinds, misses, inventions, differences } = await evaluateProfile(
      join(projectFolder, "data"),
      join(projectFolder, "data"),
      { schemaFolder },
    );

    expect([misses, inventions, differences]).toEqual([[], [], []]);
    for (const { found, precision, recall } of Object.values(kinds)) {
      expect(found).toBeGreaterThan(0);
      expect([precision, recall]).toEqual([1, 1]);
    }
  });

  it("reports what was not found and what was invented, with their places", async () => {
    const { kinds, misses, inventions } = await evaluated(
      { "people.yaml": `${people}${person("Cy Fox", "cy")}`, ...shows(show({ hosts: "[]" })) },
      shows(show()),
    );

    expect(misses).toEqual([
      { kind: "hosts", name: "bo ray: Hill Talks", place: "handout:2", isInferred: false },
    ]);
    expect(inventions).toEqual([{ kind: "people", name: "Cy Fox", place: "handout:1", isInferred: false }]);
    expect(kinds.hosts).toMatchObject({ found: 0, labelled: 1, precision: null, recall: 0 });
    expect(kinds.people).toMatchObject({ found: 3, labelled: 2, precision: 2 / 3, recall: 1 });
  });

  it("counts an appearance as found by a link, whatever the show is called and however the link is written", async () => {
    const { kinds, differences } = await evaluated(
      shows(
        show({ title: "On rivers", episode: `title: Ann, ${link("https://youtu.be/dQw4w9WgXcQ?si=abc")}` }),
      ),
      shows(show({ episode: `title: On rivers, ${link("http://www.youtube.com/watch?v=dQw4w9WgXcQ")}` })),
    );

    expect(kinds.appearances).toMatchObject({ precision: 1, recall: 1 });
    expect(kinds.links).toMatchObject({ found: 1, precision: 1, recall: 1 });
    expect(differences.map(({ of, found, labelled }) => [of, found, labelled])).toEqual([
      ["show", "on rivers", "hill talks"],
      ["title", "ann", "on rivers"],
    ]);
  });

  it.each([
    ["title", "title: On Rivérs!", "title: on rivers"],
    ["number", "title: One, number: 7", "title: Other, number: 7"],
    ["date", 'title: One, occurredOn: "2021-05"', 'title: Other, publishedOn: "2021-05"'],
  ])("counts an appearance as found by its show and %s", async (_, found, labelled) => {
    const { kinds } = await evaluated(shows(show({ episode: found })), shows(show({ episode: labelled })));

    expect(kinds.appearances).toMatchObject({ precision: 1, recall: 1 });
  });

  it.each([
    ["another number of its show", "title: One, number: 7", "title: Other, number: 8"],
    ["the number in another season", "title: One, number: 7, season: '1'", "title: Other, number: 7"],
    [
      "a date that is more exact",
      'title: One, occurredOn: "2021-05-01"',
      'title: Other, occurredOn: "2021-05"',
    ],
  ])("does not take %s for the same", async (_, found, labelled) => {
    const { kinds } = await evaluated(shows(show({ episode: found })), shows(show({ episode: labelled })));

    expect(kinds.appearances).toMatchObject({ precision: 0, recall: 0 });
  });

  it("does not take another person's appearance for the same, on one link", async () => {
    const episode = `title: On rivers, ${link("https://example.org/7")}`;
    const { kinds } = await evaluated(
      shows(show({ episode, appearance: "person: bo" })),
      shows(show({ episode })),
    );

    expect(kinds.appearances).toMatchObject({ precision: 0, recall: 0 });
  });

  it("matches by the show alone only where nothing else of one is known", async () => {
    const bare = "displayTitle: A talk";

    const both = await evaluated(shows(show({ episode: bare })), shows(show({ episode: "number: 7" })));
    const neither = await evaluated(
      shows(show({ episode: "title: On hills" })),
      shows(show({ episode: "number: 7" })),
    );

    expect(both.kinds.appearances.recall).toBe(1);
    expect(neither.kinds.appearances.recall).toBe(0);
  });

  it("counts each item once: one that was read twice is invented once", async () => {
    const twice = show().replace(/(\n {2}- \{ key: )a(.*)\n/, "$1a$2$1b$2\n");
    const { kinds, inventions } = await evaluated(shows(twice), shows(show()));

    expect(kinds.appearances).toMatchObject({ found: 2, labelled: 1, precision: 0.5, recall: 1 });
    expect(inventions).toHaveLength(1);
  });

  it("gives each its own, where one could be two and the other one only", async () => {
    const two = (first: string, second: string) =>
      show({ episode: first }).replace(
        /\n {2}- (\{ key: )a, (.*?), cite(.*)\n/,
        `\n  - $1a, ${first}, cite$3\n  - $1b, ${second}, cite$3\n`,
      );
    const { kinds } = await evaluated(
      shows(two(`title: One, ${link("https://example.org/2")}`, "title: One")),
      shows(two("title: One", `title: Two, ${link("https://example.org/2")}`)),
    );

    expect(kinds.appearances).toMatchObject({ found: 2, precision: 1, recall: 1 });
  });

  it("takes of two that could be the same the one with more in common", async () => {
    const day = 'occurredOn: "2021-05-01"';
    const two = (first: string, second: string) =>
      show({ episode: `title: ${first}, ${day}` }).replace(
        /\n {2}- (\{ key: )a, (.*?), occurredOn(.*)\n/,
        `\n  - $1a, title: ${first}, occurredOn$3\n  - $1b, title: ${second}, occurredOn$3\n`,
      );
    const { kinds, differences } = await evaluated(shows(two("One", "Two")), shows(two("Two", "One")));

    expect(kinds.appearances).toMatchObject({ found: 2, precision: 1, recall: 1 });
    expect(differences).toEqual([]);
  });

  it("counts apart what is INFERRED, each side by what it holds itself", async () => {
    const inferred = "[{ person: bo, role: HOST, cite: handout:2, inferredFrom: the heading }]";
    const { kinds } = await evaluated(shows(show({ hosts: inferred })), shows(show()));

    expect(kinds.hosts.stated).toMatchObject({ found: 0, labelled: 1, precision: null, recall: 1 });
    expect(kinds.hosts.inferred).toMatchObject({ found: 1, labelled: 0, precision: 1, recall: null });
  });

  it("lists what was found and is said otherwise: it costs no recall", async () => {
    const { kinds, differences } = await evaluated(
      shows(show().replace("role: HOST", "role: CO_HOST")),
      shows(show()),
    );

    expect(kinds.hosts.recall).toBe(1);
    expect(differences).toEqual([
      {
        kind: "hosts",
        name: "bo ray: Hill Talks",
        place: "handout:2",
        isInferred: false,
        of: "role",
        found: "CO_HOST",
        labelled: "HOST",
      },
    ]);
  });

  it("compares honours, affiliations, publications and organisations by folded names", async () => {
    const filesOf = (name: string, book: string, award: string) => ({
      "organisations.yaml": `organisations:\n  - { key: inn, name: "${name}", cite: handout:5 }\n`,
      "people.yaml": people.replace(
        "cite: handout:1",
        'affiliations: [{ organisation: inn, kind: FOUNDER, start: "2015", cite: handout:5 }], cite: handout:1',
      ),
      "publications.yaml": `publications:\n  - { key: book, kind: BOOK, title: "${book}", publishedOn: "2020", cite: handout:6 }\n`,
      "awards.yaml": `awards:\n  - { key: award, name: "${award}", year: "2019", cite: handout:7, honours: [{ person: ann, outcome: WON, cite: handout:7 }] }\n`,
    });

    const { kinds, misses, inventions } = await evaluated(
      filesOf("Café Inn Ltd", "Of Rivers", "Golden Oar"),
      filesOf("The Cafe Inn", "of rivers", "GOLDEN OAR"),
    );

    expect([misses, inventions]).toEqual([[], []]);
    for (const kind of ["organisations", "affiliations", "publications", "honours"] as const)
      expect(kinds[kind]).toMatchObject({ found: 1, precision: 1, recall: 1 });
    expect(kinds.dates).toMatchObject({ found: 3, precision: 1, recall: 1 });
  });

  it("leaves out what only other documents say", async () => {
    const both = "documents:\n  - { key: handout, title: Handout }\n  - { key: essay, title: Essay }\n";
    const found = await folderOf(shows(show()));
    const labelled = await folderOf({
      ...shows(show()),
      "documents.yaml": both,
      "people.yaml": `${people}  - { key: cy, name: Cy Fox, cite: essay:1 }\n`,
    });

    const all = await evaluateProfile(found, labelled, { schemaFolder });
    const ofHandout = await evaluateProfile(found, labelled, { schemaFolder, document: "handout" });

    expect(all.misses.map(({ name }) => name)).toEqual(["Cy Fox"]);
    expect(ofHandout.misses).toEqual([]);
    expect(ofHandout.kinds.people.labelled).toBe(2);
  });

  it("compares with digests as with the folder that they were made of", async () => {
    const labelled = await folderOf(
      shows(show({ episode: `title: On rivers, ${link("https://example.org/1")}` })),
    );
    const file = join(await temporaryFolder(), "labels.json");
    const items = itemsOf(await entitiesOf(labelled, schemaFolder)).map(digested);
    await writeFile(file, JSON.stringify({ items }));
    const found = await folderOf(shows(show({ hosts: "[]", episode: "title: On hills" })));

    const byFolder = await evaluateProfile(found, labelled, { schemaFolder });
    const byDigests = await evaluateProfile(found, file, { schemaFolder });

    expect(byDigests.kinds).toEqual(byFolder.kinds);
    expect(byDigests.inventions).toEqual(byFolder.inventions);
    expect(byDigests.misses.map(({ place }) => place)).toEqual(byFolder.misses.map(({ place }) => place));
    expect(JSON.stringify(items)).not.toMatch(/lee|hill|river|example/i);
  });

  it.each([
    ["no JSON", "items:", 'Expected { "items": \\[...\\] } in .*labels.json, but got'],
    ["an item of no kind", '{ "items": [{}] }', "Expected the digests of an item in .*labels.json, /items/0"],
  ])("refuses digests that are %s", async (_, text, message) => {
    const file = join(await temporaryFolder(), "labels.json");
    await writeFile(file, text);

    await expect(evaluateProfile([], file, { schemaFolder })).rejects.toThrow(new RegExp(message));
  });

  it("refuses a folder of which records are left out, instead of counting them as missing", async () => {
    const folder = await folderOf(shows(show({ appearance: "person: missing" })));

    await expect(evaluateProfile(folder, folder, { schemaFolder })).rejects.toThrow(
      /Expected a sound data folder/,
    );
  });
});
