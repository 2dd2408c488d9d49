import { readFileSync } from "node:fs";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { projectFolder } from "../../helpers/starting-catalogue";
import { contentOf } from "../../helpers/database-content";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn, filesOf } from "../feeds/importing";
import { archiveOf } from "./reading";

/** A ready-made mapping. */
const mappingOf = (name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(`${projectFolder}/mappings/${name}.yaml`)),
});

const json = (value: unknown) => JSON.stringify(value, null, 2);

const talk = (title: string, speakers: readonly string[], more = {}) =>
  json({ title, speakers, recorded: "2014-03-07", duration: 2700, language: "eng", videos: [], ...more });

const pyvideo = archiveOf({
  "./mapcon-2014/category.json": json({ title: "MapCon 2014", description: "Maps" }),
  "./mapcon-2014/videos/maps.json": talk("Maps", ["Ann Lee", "Bo Ray & Cy Fox"]),
  "./mapcon-2014/videos/lightning.json": talk("Lightning talks", ["Various speakers"]),
  "./mapcon-2014/videos/nets.json": talk("Nets", ["Ann Lee"], {
    videos: [{ type: "youtube", url: "https://www.youtube.com/watch?v=aaaaaaaaaaa" }],
    related_urls: ["https://nets.example/", { label: "Slides", url: "https://slides.example/nets" }],
    duration: 1800000,
  }),
  "./README.rst": "About",
});

const codeandtalk = archiveOf({
  "./data/people/ann-lee.json": json({ name: "Ann Lee", github: "annlee", twitter: "" }),
  "./data/people/bo-ray.json": json({ name: "Bo Ray" }),
  "./data/people/bo-rey.json": json({ redirect: "bo-ray" }),
  "./data/sources.json": json([
    { name: "tides", title: "Tide Tables", feed: "", url: "https://tides.example/" },
  ]),
  "./data/podcasts/tides.json": json([
    {
      ep: "1",
      title: "Maps",
      guests: ["ann-lee"],
      hosts: ["bo-ray"],
      date: "2014-03-07",
      permalink: "https://tides.example/1",
    },
    {
      title: "Nets",
      guests: ["no-one"],
      hosts: ["bo-rey"],
      date: "2014-03-14",
      permalink: "https://tides.example/2",
    },
  ]),
  "./data/podcasts/an-event.json": json({ name: "An event" }),
  "./data/events/mapcon-2014.json": json({ name: "MapCon 2014", website: "https://mapcon.example/" }),
  "./data/events/broken.json": '{ "name": "Broken",\n "website": }',
  "./data/videos/mapcon-2014/maps.json": json({
    title: "Maps on stage",
    speakers: ["ann-lee"],
    recorded: "2014-03-07",
    length: "45:00",
    videos: [
      { type: "youtube", code: "aaaaaaaaaaa" },
      { type: "stream", code: "7" },
    ],
  }),
});

const page = (...lines: readonly string[]) => `+++\n${lines.join("\n")}\n+++\nText\n`;

const arrestedDevops = archiveOf({
  "./content/guest/_index.md": page('title = "Guests"'),
  "./content/guest/alee.md": page('Title = "Ann Lee"', 'guest_group = "alee"', 'Twitter = "annlee"'),
  "./content/guest/alee2.md": page('title = "Ann Lee"', 'guest_group = "alee"', 'Twitter = ""'),
  "./content/guest/bray.md": '---\ntitle: "Bo Ray"\n---\nText\n',
  "./content/host/cfox.md": page('Title = "Cy Fox"', 'Website = "https://cy.example/"'),
  "./content/episode/maps.md": page(
    'title = "Maps"',
    "Date = 2014-03-07T13:18:51-08:00",
    'episode = "1"',
    'guests = ["alee", "bray"]',
    'hosts = ["cfox", ""]',
  ),
  "./content/episode/nets.md": page(
    'title = "Nets"',
    'episode = "2"',
    'guests = ["alee2", "gone"]',
    'hosts = ["cfox"]',
  ),
});

const dailyShow = `YEAR,GoogleKnowlege_Occupation,Show,Group,Raw_Guest_List
1999,actor,3/7/99,Acting,Ann Lee
1999,actor,3/8/99,Acting,Bo Ray & Cy Fox
1999,comedian,3/8/99,Comedy,Bo Ray & Cy Fox
2000,NA,3/9/00,NA,None
2000,author,3/10/00,Media,"Dan King, Jr."
2000,author,3/10/00,Media,Ann Lee
`;

const showNote = (number: number, title: string, body: string) =>
  `---\nnumber: ${number}\ntitle: ${title}\ndate: 1394217000974\nurl: https://audio.example/${number}.mp3\n---\n\n${body}\n`;

const syntax = archiveOf({
  "./shows/001 - nets.md": showNote(1, "Nets", "In this episode, Cy and Di talk about nets."),
  "./shows/002 - maps.md": showNote(
    2,
    "Maps with Ann Lee",
    "Maps!\n\n## Guests\n\n* [Ann Lee](https://ann.example/)",
  ),
  "./README.md": "About",
});

let catalogue: Catalogue;

beforeAll(async () => {
  ({ catalogue } = await openedCatalogue());
});

/** Imports by a ready-made mapping, and again: a second import changes nothing. */
async function imported(name: string, content: string | Uint8Array) {
  const files = Object.values(
    await filesOf({ [name === "daily-show" ? "guests.csv" : "data.tar.gz"]: content }),
  );
  const options = { mapping: mappingOf(name) };
  const report = await importFiles(catalogue, files, options);
  const before = await contentOf(catalogue.reader);
  expect((await importFiles(catalogue, files, options)).run).toBeNull();
  expect(await contentOf(catalogue.reader)).toEqual(before);
  const remarks = report.files.flatMap((file) => file.remarks.map(({ message }) => message));
  const refused = report.files.flatMap((file) => file.refused.map(({ why }) => why));
  return { accounts: accountsIn(report), changes: changesIn(report), remarks, refused };
}

describe("A ready-made mapping", () => {
  it("imports PyVideo: a show an event, an episode a file, speakers who are named, or various", async () => {
    const { accounts, changes, remarks } = await imported("pyvideo", pyvideo);

    expect(accounts).toEqual([{ items: 4, imported: 4, merged: 0, refused: 0 }]);
    expect(changes.filter((change) => !change.includes("Appearance"))).toEqual([
      "added Document PyVideo",
      "added Person Ann Lee",
      "added Person Bo Ray",
      "added Person Cy Fox",
      "added Show MapCon 2014",
      "added Episode Lightning talks",
      "added Episode Maps",
      "added Episode Nets",
    ]);
    expect(changes.filter((change) => change.includes("Appearance"))).toHaveLength(5);
    expect(remarks).toEqual([
      expect.stringMatching(/^No row has “url”/) as string,
      expect.stringMatching(/^No row has “category”/) as string,
      expect.stringMatching(/^No row has “summary”/) as string,
      expect.stringMatching(/^No row has “description”/) as string,
      expect.stringMatching(/^No row has “source_url”/) as string,
      "“1800000” is no duration of the graph.",
      "1 of 5 files are of no rows of the mapping.",
    ]);
  });

  it("imports Code And Talk: people by their names in addresses, also former ones; a broken file costs itself", async () => {
    const { accounts, refused, remarks } = await imported("codeandtalk", codeandtalk);

    expect(accounts).toEqual([{ items: 10, imported: 7, merged: 1, refused: 2 }]);
    expect(refused).toEqual([
      expect.stringMatching(/^Not well-formed JSON/) as string,
      "It has no “permalink”, by which the episode is known.",
    ]);
    expect(remarks).toContain("No row describes the person “no-one”.");
  });

  it("imports Arrested DevOps: pages of one person are one, an empty or unknown guest is reported", async () => {
    const { accounts, changes, remarks } = await imported("arrested-devops", arrestedDevops);

    expect(accounts).toEqual([{ items: 6, imported: 5, merged: 1, refused: 0 }]);
    expect(changes.filter((change) => change.startsWith("added Person"))).toHaveLength(3);
    expect(remarks).toEqual(
      expect.arrayContaining(["A key at “hosts” is empty.", "No row describes the person “gone”."]),
    );
  });

  it("imports the show notes of Syntax: an episode a file, with the guests under a heading", async () => {
    const { accounts, changes, remarks } = await imported("syntax", syntax);

    expect(accounts).toEqual([{ items: 2, imported: 2, merged: 0, refused: 0 }]);
    expect(changes).toEqual([
      "added Document Syntax",
      "added Person Ann Lee",
      "added Show Syntax",
      "added Episode Nets",
      "added Episode Maps with Ann Lee",
      expect.stringContaining("added Appearance"),
    ]);
    expect(remarks).toEqual(["1 of 3 files are of no rows of the mapping."]);
  });

  it("imports the guests of The Daily Show: several in a cell, in two rows, or none", async () => {
    const { accounts, changes, remarks } = await imported("daily-show", dailyShow);

    expect(accounts).toEqual([{ items: 6, imported: 5, merged: 1, refused: 0 }]);
    expect(changes.filter((change) => /^added (?:Document|Person|Show) /.test(change))).toEqual([
      "added Document Daily Show Guests",
      "added Person Ann Lee",
      "added Person Bo Ray",
      "added Person Cy Fox",
      "added Person Dan King, Jr.",
      "added Show The Daily Show",
    ]);
    expect(remarks).toEqual([]);
  });
});
