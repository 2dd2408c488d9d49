import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { contentOf } from "../../helpers/database-content";
import { graphOver } from "../../helpers/graph-over";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn, filesOf } from "../feeds/importing";
import { namesOf, outcomesOf, readText, recordsOf, rolesOf } from "./reading";

const sessions = `ID,Proposal title,Tags,Abstract,Speaker names,Level,Date,Start Time,Duration,Room,,
SALT01,Salt at sea,"Evaporation, Tides","Two
lines.","Ann Lee, Bo Ray",Advanced,2024-05-02,09:30,00:45,Quay,,
BRINE1,Round table - Brine,Tides,,,Advanced,2024-05-02,10:30,00:45,Quay,,
,,,,Cy Fox,,2024-05-02,11:30,00:45,Quay,,
FOAM01,Foam,,,Cy Fox,,soon,,00:45,Quay,,
LUNCH1,Lunch break,,,,,2024-05-02,12:30,01:00,Quay,,
`.replaceAll("\n", "\r\n");

const speakers = `ID,Name,Biography,Picture,Proposal titles,Your company,Your job title,X (user URL),Github (user URL),Company website URL
ANN001,Ann Lee,"Boils
water.",https://pictures.example/ann.jpg,"Salt at sea, Never given",Brine Works,Chief,x.com/ann_lee_made_up,https://github.com/ann-lee-made-up,https://brine.example
BO0001,Bo Ray,,,Salt at sea,Freelancer,Diver,N/A,bo_ray,
DEE001,Dee May,,,Never given,Brine Works,Diver,'--,,
`;

const speakersOf = (...rows: readonly string[]) =>
  readText(["ID,Name,Biography,Proposal titles,X (user URL)", ...rows].join("\n"), "speakers.csv");

describe("A table of sessions and one of speakers", () => {
  let catalogue: Catalogue;
  let files: string[];
  let report: ImportReport;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
    files = Object.values(
      await filesOf({ "brinecon-2024_sessions.csv": sessions, "brinecon-2024_speakers.csv": speakers }),
    );
    report = await importFiles(catalogue, files);
  });

  it("are one source: who appears is who is described", async () => {
    const answer = await graphOver(catalogue)(`{ people(first: 9) { nodes { name description
      links { url purpose } affiliations(first: 2) { nodes { roleTitle organisation { name } } }
      appearances(first: 2) { nodes { episode { title season occurredOn { edtf } duration show { displayTitle } } } } } } }`);

    const { nodes } = (answer.data as { people: { nodes: Array<{ name: string }> } }).people;
    expect(nodes.map(({ name }) => name).toSorted()).toEqual(["Ann Lee", "Bo Ray", "Cy Fox", "Dee May"]);
    expect(nodes.find(({ name }) => name === "Ann Lee")).toEqual({
      name: "Ann Lee",
      description: "Boils water.",
      links: [
        { url: "https://x.com/ann_lee_made_up", purpose: "PROFILE" },
        { url: "https://github.com/ann-lee-made-up", purpose: "PROFILE" },
        { url: "https://brine.example", purpose: "ABOUT" },
      ],
      affiliations: { nodes: [{ roleTitle: "Chief", organisation: { name: "Brine Works" } }] },
      appearances: {
        nodes: [
          {
            episode: {
              title: "Salt at sea",
              season: "2024",
              occurredOn: { edtf: "2024-05-02T09:30" },
              duration: "PT45M",
              show: { displayTitle: "brinecon" },
            },
          },
        ],
      },
    });
    expect(await catalogue.check()).toEqual([]);
  });

  it("have an account of every row, and remarks with their lines", () => {
    expect(accountsIn(report)).toEqual([
      { items: 5, imported: 3, merged: 0, refused: 2 },
      { items: 3, imported: 3, merged: 0, refused: 0 },
    ]);
    const lines = report.files.map(({ refused, remarks }) =>
      [...refused.map(({ place, why: message }) => ({ place, message })), ...remarks].map(
        ({ place, message }) => `${place.line}: ${message}`,
      ),
    );
    expect(lines).toEqual([
      [
        "5: It has neither an id nor a title: nothing distinguishes it from others.",
        "7: “Lunch break” is no session, and no one appears in it.",
        "6: “soon” is no time of a session.",
      ],
      ["4: “bo_ray” is no http or https address."],
    ]);
  });

  it("change nothing when they are imported again, in either order", async () => {
    const before = await contentOf(catalogue.reader);

    const again = await importFiles(catalogue, files);

    expect([changesIn(again), again.run]).toEqual([[], null]);
    expect(await contentOf(catalogue.reader)).toEqual(before);

    const { catalogue: other } = await openedCatalogue();
    await importFiles(other, files.toReversed());
    const ids = "{ people(first: 9) { nodes { id name } } episodes(first: 9) { nodes { id } } }";
    expect(await graphOver(other)(ids)).toEqual(await graphOver(catalogue)(ids));
  });

  it.each([
    ["sessions", /^Of the speakers it says only who they are/],
    ["speakers", /^When the speakers spoke/],
  ])("where only the %s are given, they are imported, and it says what is missing", async (part, lacks) => {
    const { catalogue: other } = await openedCatalogue();
    const given = files.filter((file) => file.includes(part));

    const alone = await importFiles(other, given);

    expect(alone.files[0]?.imported).toBe(3);
    expect(alone.files[0]?.remarks.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringMatching(lacks)]),
    );
  });
});

describe("A table of sessions", () => {
  const table = (head: string, ...rows: readonly string[]) =>
    readText([head, ...rows].join("\n"), "talks.csv");

  it("says who moderates, in a column of its own or beside the name", () => {
    const source = table(
      "Session Id,Title,Speakers,Moderators,Session format,Scheduled At,Room,Recording URL",
      '1,Salt,"Ann Lee, Bo Ray (moderator)",,Panel,2024-05-02T09:00:00+01:00,Quay,https://tube.example/salt',
      "2,Brine,Various speakers,Cy Fox,Talk,2024-05-02T10:00:00+01:00,Quay,",
    );

    expect(rolesOf(source)).toEqual([
      "Ann Lee: PANELLIST",
      "Various speakers: SPEAKER",
      "Bo Ray: MODERATOR",
      "Cy Fox: MODERATOR",
    ]);
    expect(recordsOf(source, "Episode")[0]?.links).toEqual([
      { url: "https://tube.example/salt", purpose: "RECORDING" },
    ]);
  });

  it.each([
    ["2024-05-02", "9:30 AM", "10:15 AM", "Europe/Lisbon", "2024-05-02T09:30+01:00", "PT45M"],
    ["", "May 2, 2024 9:30 AM → 10:15 AM", "", "", "2024-05-02T09:30", "PT45M"],
    ["", "May 2, 2024 9:30 (GMT+1) → 10:15", "", "", "2024-05-02T09:30", "PT45M"],
    ["", "2 May 2024 09:30", "10:15", "", "2024-05-02T09:30:00", "PT45M"],
    ["02.05.2024", "09:30", "10:15", "", "2024-05-02T09:30", "PT45M"],
    ["", "2024-05-02T09:30:00+01:00", "2024-05-02T10:15:00+01:00", "", "2024-05-02T09:30:00+01:00", "PT45M"],
    ["2024-05-02", "", "", "", "2024-05-02", null],
  ])("on “%s” at “%s” until “%s” in “%s” is at %s", (day, start, end, zone, moment, duration) => {
    const source = table(
      "Title,Speakers,Track,Date,Start,End,Time zone",
      `Salt,Ann Lee,Tides,${[day, start, end, zone].map((cell) => `"${cell}"`).join(",")}`,
    );

    expect(recordsOf(source, "Episode")[0]?.values).toMatchObject({ occurredOn: moment, strand: "Tides" });
    expect(recordsOf(source, "Episode")[0]?.values["duration"] ?? null).toBe(duration);
  });

  it("of Notion has titles with the address of a page, of two times one, and speakers by name: their pages are in an order of their own", () => {
    const page = "https://www.notion.so/Salt-0123456789abcdef0123456789abcdef?pvs=21";
    const row = (time: string) => ({
      Kind: "Masterclass",
      Name: "Salt",
      Talk: `Salt at sea (${page})`,
      Speakers: "https://www.notion.so/bbbb, https://www.notion.so/aaaa",
      Time: `May 2, 2024 ${time}`,
      "Speaker Names": "Ann Lee,  Bo Ray.",
    });
    const other = {
      Kind: "Other",
      Name: "☕️ Coffee Break",
      Talk: "",
      Speakers: "",
      Time: "May 2, 2024 11:00",
      "Speaker Names": "",
    };
    const source = readText(
      JSON.stringify([row("9:00 → 10:00"), row("10:00 → 11:00"), other, row("9:00 → 10:00")]),
    );

    expect(outcomesOf(source)).toEqual(["read", "read", "refused", "repeated"]);
    expect(namesOf(source, "Person")).toEqual(["Ann Lee", "Bo Ray"]);
    expect(new Set(rolesOf(source))).toEqual(new Set(["Ann Lee: PRESENTER", "Bo Ray: PRESENTER"]));
    expect(recordsOf(source, "Episode").map(({ key, links }) => [key, links[0]?.url])).toEqual([
      ["0123456789abcdef0123456789abcdef", page],
      ["0123456789abcdef0123456789abcdef 2024-05-02T10:00 Salt", page],
    ]);
  });

  it("is no table of another kind: what its columns are, a mapping says", () => {
    expect(() => table("Title,Day,Speakers", "Salt,2024-05-02,Ann Lee")).toThrow(/--mapping FILE/);
  });
});

describe("A table of speakers", () => {
  it("has namesakes by their ids, of whom the first has the name, in whatever order they stand", () => {
    const [one, other] = ["A1,Ann Lee,Boils.,Salt,", "A2,Ann Lee,Dives.,Foam,"] as const;

    const keys = [speakersOf(one, other), speakersOf(other, one)].map((source) =>
      Object.fromEntries(recordsOf(source, "Person").map(({ key, values }) => [key, values["description"]])),
    );

    expect(keys).toEqual([
      { "ann lee": "Boils.", "ann lee A2": "Dives." },
      { "ann lee": "Boils.", "ann lee A2": "Dives." },
    ]);
  });

  it("says of a row twice where it stands first, and that no name is no one", () => {
    const source = speakersOf("A1,Ann Lee,Boils.,Salt,", "A1,Ann Lee,Boils.,Salt,", "A3,,Nothing,Foam,");

    expect(source.items.map((item) => [item.outcome, "line" in item ? item.line : null])).toEqual([
      ["read", null],
      ["repeated", 2],
      ["refused", null],
    ]);
  });
});

describe("A list of sessions in JSON", () => {
  it("has speakers who are objects, with their roles", () => {
    const source = readText(
      JSON.stringify([
        {
          title: "Maps",
          start: "10:00",
          date: "2024-05-01",
          room: "A",
          speakers: [{ name: "Ann Lee" }, { name: "Cy Fox", role: "Moderator" }],
        },
        {
          title: "Nets",
          start: "11:00",
          date: "2024-05-01",
          room: "A",
          speakers: [{ firstName: "Bo", lastName: "Ray" }],
        },
      ]),
      "sessions.json",
    );
    expect(rolesOf(source)).toEqual(["Ann Lee: SPEAKER", "Bo Ray: SPEAKER", "Cy Fox: MODERATOR"]);
  });
});
