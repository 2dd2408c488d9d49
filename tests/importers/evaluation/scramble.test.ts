import { join } from "node:path";

import { readLabelled, scrambled, writeLabelled } from "../../../bench/eval/scramble";
import { itemsOf } from "../../../src/importers/evaluation/items";
import { readDataFolder } from "../../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../../helpers/starting-catalogue";
import { temporaryFolder } from "../../helpers/temporary-catalogue";

const text = `# Ann Lee

Podcasts:

1. The Hill Talks Podcast

With Bo Ray of the Map Makers Society (MMS). Ann has been there twice.

https://hilltalks.example.org/2021/7-ann-lee

https://www.youtube.com/watch?v=Ab1-dEfGh2J

2. Water Words - Cy Fox

Leading Upstream:

<https://waterwords.example.org/e/ann-lee-on-rivers>

3. MMS Evening

<https://mms.example.org/evenings/1234567890>

## Talks

- River Forum 2019: Slow water
- River Forum 2020: Fast water
- [Still water](https://riverforum.example.org/2021/still-water), River Forum 2021

Write to ann@lee.example.org
`;

const person = (key: string, name: string, line: number) => ({ key, name, cite: `profile:${line}` });
const appearance = (line: number) => [{ person: "ann", roles: ["GUEST"], cite: `profile:${line}` }];
const link = (url: string, line: number) => ({ url, purpose: "RECORDING", cite: `profile:${line}` });
const files = {
  "documents.yaml": { documents: [{ key: "profile", title: "Profile of Ann Lee", lines: 29 }] },
  "people.yaml": {
    people: [person("ann", "Ann Lee", 1), person("bo", "Bo Ray", 7), person("cy", "Cy Fox", 13)],
  },
  "organisations.yaml": {
    organisations: [{ key: "mms", name: "Map Makers Society", alternateNames: ["MMS"], cite: "profile:7" }],
  },
  "shows/hill-talks.yaml": {
    key: "hill-talks",
    title: "The Hill Talks Podcast",
    kind: "PODCAST",
    hosts: [{ person: "bo", role: "HOST", cite: { at: "profile:7", item: "1" } }],
    cite: { at: "profile:5-11", item: "1" },
    episodes: [
      {
        key: "7",
        number: 7,
        links: [
          link("https://hilltalks.example.org/2021/7-ann-lee", 9),
          link("https://www.youtube.com/watch?v=Ab1-dEfGh2J", 11),
        ],
        appearances: appearance(9),
        cite: { at: "profile:9", item: "1" },
      },
    ],
  },
  "shows/water-words.yaml": {
    key: "water-words",
    title: "Water Words",
    kind: "PODCAST",
    cite: { at: "profile:13-17", item: "2" },
    episodes: [
      {
        key: "a",
        title: "Ann Lee on rivers",
        links: [link("https://waterwords.example.org/e/ann-lee-on-rivers", 17)],
        appearances: appearance(17),
        cite: "profile:17",
      },
    ],
  },
  "shows/mms-evening.yaml": {
    key: "mms-evening",
    title: "MMS Evening",
    kind: "EVENT",
    cite: { at: "profile:19-21", item: "3" },
    episodes: [
      {
        key: "a",
        links: [link("https://mms.example.org/evenings/1234567890", 21)],
        appearances: appearance(21),
        cite: "profile:21",
      },
    ],
  },
  "shows/river-forum.yaml": {
    key: "river-forum",
    title: "River Forum",
    kind: "CONFERENCE",
    cite: "profile:25-27",
    episodes: [
      { key: "a", title: "Slow water", occurredOn: "2019", appearances: appearance(25), cite: "profile:25" },
      { key: "b", title: "Fast water", occurredOn: "2020", appearances: appearance(26), cite: "profile:26" },
      {
        key: "c",
        title: "Still water",
        occurredOn: "2021",
        links: [link("https://riverforum.example.org/2021/still-water", 27)],
        appearances: appearance(27),
        cite: "profile:27",
      },
    ],
  },
};

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const scrambleOf = (seed: number) => scrambled({ text, files }, "profile", ".md", seed);

/** What the labels of a scramble say, as they are read from a folder. */
async function entitiesOf(seed: number) {
  const folder = await temporaryFolder();
  writeLabelled(scrambleOf(seed), folder, "profile.md");
  return readDataFolder(join(folder, "data"), join(projectFolder, "data", "schema"));
}

describe("A scramble of a labelled document", () => {
  it.each(seeds)("has labels that are sound, and as many items as the original (seed %i)", async (seed) => {
    const { entities, problems } = await entitiesOf(seed);
    const items = itemsOf(entities);
    const counts = (kind: string) => items.filter((one) => one.kind === kind).length;

    expect(problems).toEqual([]);
    expect(["people", "organisations", "appearances", "hosts", "links", "dates"].map(counts)).toEqual([
      3, 1, 6, 1, 5, 3,
    ]);
  });

  it.each(seeds)("has none of the names, in text, addresses and labels (seed %i)", (seed) => {
    const scramble = scrambleOf(seed);
    const all =
      scramble.text +
      JSON.stringify(Object.values(scramble.files)).replaceAll(/"(?:key|person|organisation)":"[^"]+"/g, "");

    for (const name of [
      "Ann",
      "Lee",
      "Bo Ray",
      "Cy Fox",
      "Hill Talks",
      "Water Words",
      "River Forum",
      "Map Makers",
      "MMS",
      "ann-lee",
      "hilltalks",
      "Ab1-dEfGh2J",
      "1234567890",
    ])
      expect(all).not.toMatch(new RegExp(`(?<![a-z])${name}(?![a-z])`, "i"));
  });

  it.each(seeds)(
    "says in its text what its labels say, on the lines that they cite (seed %i)",
    async (seed) => {
      const scramble = scrambleOf(seed);
      const { entities } = await entitiesOf(seed);
      const lines = scramble.text.split("\n");
      const links = entities.flatMap((entity) => entity.links);
      const shows = Object.entries(scramble.files).flatMap(([name, value]) =>
        name.startsWith("shows/")
          ? [value as { title: string; cite: string | { at: string; item?: string } }]
          : [],
      );

      expect(links).toHaveLength(5);
      for (const { sources } of links)
        expect(lines[(sources[0]?.line ?? 0) - 1]).toMatch(/http|\[link-\d+\]/);
      for (const { url } of links) expect(scramble.text).toContain(url);
      for (const { title, cite } of shows) {
        const { at, item } = typeof cite === "string" ? { at: cite, item: "" } : cite;
        const [first = 0, last = first] = at.split(":")[1]?.split("-").map(Number) ?? [];
        const cited = lines.slice(first - 1, last).join("\n");
        expect(cited).toContain(title);
        expect(cited).toMatch(new RegExp(String.raw`^\W*${item ?? ""}\b`, "m"));
      }
    },
  );

  it("keeps what belongs together: an acronym is one of its name, a slug has the words of its title", () => {
    const { files: made } = scrambleOf(3);
    const { organisations } = made["organisations.yaml"] as (typeof files)["organisations.yaml"];
    const [organisation] = organisations;
    const { title, episodes } = made["shows/water-words.yaml"] as (typeof files)["shows/water-words.yaml"];

    expect(organisation?.alternateNames).toEqual([organisation?.name.replaceAll(/[^A-Z]/g, "")]);
    expect(episodes[0]?.links[0]?.url).toContain(title.toLowerCase().replaceAll(" ", ""));
  });

  it("is another one for each seed, and the same for the same", () => {
    const texts = seeds.map((seed) => scrambleOf(seed).text);

    expect(new Set(texts).size).toBe(seeds.length);
    expect(seeds.map((seed) => scrambleOf(seed).text)).toEqual(texts);
  });

  it("has other orders, numbers, headings and links", () => {
    const texts = seeds.map((seed) => scrambleOf(seed).text);
    const forms = (pattern: RegExp) =>
      new Set(texts.map((one) => pattern.exec(one)?.[1]?.replaceAll(/[\p{L}\d]+/gu, "x")));

    expect(forms(/^(\W*1\W)/m).size).toBeGreaterThan(2);
    expect(forms(/^(.*Talks(?!.* )\W*(?:\n-+)?)$/m).size).toBeGreaterThan(1);
    expect(forms(/^(.*)https:.*\d{10}/m).size).toBeGreaterThan(2);
    expect(new Set(texts.map((one) => one.indexOf("Slow water") < one.indexOf("Fast water"))).size).toBe(2);
  });

  it.each([
    ["nurse", "profile.md", "profile"],
    ["koch", "profil.txt", "profile"],
    ["games", "talks.md", "talks"],
    ["bees", "profile.html", "profile"],
  ])("can be made of the seen document of the %s", async (name, document, key) => {
    const from = join(projectFolder, "bench", "eval", "documents", "seen", name);
    const labelled = readLabelled(join(from, document), join(from, "data"));
    const before = await readDataFolder(join(from, "data"), join(projectFolder, "data", "schema"));
    const folder = await temporaryFolder();
    writeLabelled(scrambled(labelled, key, document.replace(/^.*\./, "."), 5), folder, document);
    const { entities, problems } = await readDataFolder(
      join(folder, "data"),
      join(projectFolder, "data", "schema"),
    );

    expect(problems).toEqual([]);
    expect(itemsOf(entities)).toHaveLength(itemsOf(before.entities).length);
  });
});
