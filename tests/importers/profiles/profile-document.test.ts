import { importFiles } from "../../../src/importers/import-files";
import { openedCatalogue } from "../../helpers/temporary-database";
import { factsIn, profileFixture, readFixture, readText } from "./reading";

const underPodcasts = "0.95 from what it is listed under, “Podcasts”";

describe("A profile in Markdown", () => {
  it("says who leads which shows, by the heads of entries and the blurbs below them", () => {
    const { records } = readFixture("ferry-pilot.md");

    expect(factsIn(records, "Show", "Host", "ShowOrganisation")).toEqual([
      'Show title "Low Water" kind "PODCAST"',
      'ShowOrganisation role "PUBLISHER"; of Show low water, Organisation skerry community radio',
      'Host role "HOST"; of Show low water, Person piet hallam; 0.9 from the heading',
      'Show title "Ships and Songs" alternateTitles ["Ships and Songs with Beatrix Amadi"] kind "PODCAST"',
      'Host role "HOST"; of Show ships and songs, Person beatrix amadi; 0.9 from the heading',
      'Show title "Harbour Days" kind "EVENT"',
      'Show title "Tidal Conference" kind "CONFERENCE"',
    ]);
  });

  it("reads episodes off links, their words and their dates, and what is announced", () => {
    const { records } = readFixture("ferry-pilot.md");

    expect(factsIn(records, "Episode")).toEqual([
      'Episode status "HELD"; of Show low water; RECORDING https://podcasts.apple.com/gb/podcast/low-water/id1499000001?i=1000599000011; RECORDING https://open.spotify.com/episode/1aB2cD3eF4gH5iJ6kL7mN8',
      'Episode title "Fog" number 61 publishedOn "2023-04-02" status "HELD"; of Show low water; RECORDING https://lowwater.example.org/2023/04/02/episode-61-fog/',
      'Episode title "The night ferry" season "3" number 14 status "HELD"; of Show ships and songs; RECORDING https://www.buzzsprout.com/199001/9900112-season-3-episode-14-the-night-ferry',
      'Episode title "Who steers at night?" season "2022" occurredOn "2022" status "HELD"; of Show harbour days; RECORDING https://harbourdays.example.org/2022',
      'Episode season "2028" occurredOn "2028" status "UPCOMING"; of Show harbour days',
      'Episode season "2021" occurredOn "2021-05-03/2021-05-05" status "HELD"; of Show tidal conference',
    ]);
  });

  it("states the roles that it names, and infers the others from the heading", () => {
    const { records } = readFixture("ferry-pilot.md");

    expect(factsIn(records, "Appearance").map((fact) => fact.replace(/of Episode [^,]*, /, ""))).toEqual([
      `Appearance roles ["GUEST"]; Person person; ${underPodcasts}`,
      `Appearance roles ["GUEST"]; Person person; ${underPodcasts}`,
      `Appearance roles ["GUEST"]; Person person; ${underPodcasts}`,
      'Appearance roles ["KEYNOTE_SPEAKER"]; Person person',
      'Appearance roles ["SPEAKER"]; Person person; 0.95 from what it is listed under, “Talks”',
      'Appearance roles ["PANELLIST"]; Person person',
      'Appearance roles ["PANELLIST"]; Person piet hallam',
      'Appearance roles ["PANELLIST"]; Person aino virta',
    ]);
  });

  it("has what its person wrote, was awarded and belongs to; fees are no facts", () => {
    const { records, items, documentTitle } = readFixture("ferry-pilot.md");

    expect(documentTitle).toBe("Profile of Maren Oskoui");
    expect(factsIn(records, "Publication", "Contribution", "Award", "Honour", "Affiliation")).toEqual([
      'Publication kind "ARTICLE" title "Reading a wave" containerTitle "The Coast Post" publishedOn "2020-07"; RECORDING https://coastpost.example.org/2020/07/reading-a-wave',
      'Contribution role "AUTHOR"; of Person person, Publication reading a wave; 0.9 from what it is listed under, “Writing”',
      'Award name "Pilot of the Year" year "2021"; of Organisation skerry trust',
      'Honour outcome "SHORTLISTED"; of Award pilot of the year  2021, Person person',
      'Affiliation kind "EMPLOYMENT" roleTitle "Harbour pilot" state "CURRENT"; of Person person, Organisation skerry port authority',
    ]);
    expect(items.map(({ place, outcome }) => `${place.line} ${outcome}`)).toEqual(
      [7, 15, 19, 25, 26, 27, 31, 35].map((line) => `${line} read`),
    );
  });

  it("is of the person who is named beside it", () => {
    const { records } = readFixture("ferry-pilot.md", "Ada Person");

    expect(factsIn(records, "Person")[0]).toBe('Person name "Ada Person"');
  });

  it("goes the road of every source: recognised, and what is not sure waits", async () => {
    const { catalogue } = await openedCatalogue();

    const { files, waiting } = await importFiles(catalogue, [profileFixture("ferry-pilot.md")], {
      acceptAbove: 0.92,
    });

    expect(files[0]).toMatchObject({ format: "profile", items: 8, imported: 8, refused: [] });
    expect(files[0]?.why).toBe(
      "it is a document with 5 headings of a profile: “Podcasts”, “Talks”, “Writing”",
    );
    expect(waiting.map(({ place, inference }) => `${place.line} ${inference.from}`).toSorted()).toEqual([
      "15 the heading",
      "31 what it is listed under, “Writing”",
      "7 the heading",
    ]);
  });
});

describe("A profile in plain text", () => {
  it("has headings in capitals, entries of several lines, and rows that begin with a year", () => {
    const { records } = readFixture("baecker.txt");

    expect(factsIn(records, "Person", "Show", "Episode", "Host")).toEqual([
      'Person name "Jonas Wiedemann"',
      'Show title "Mehl und Mut" kind "PODCAST"',
      'Person name "Hanne Kolbe"',
      'Host role "HOST"; of Show mehl und mut, Person hanne kolbe; 0.9 from the heading',
      'Person name "Till Rabe"',
      'Host role "HOST"; of Show mehl und mut, Person till rabe; 0.9 from the heading',
      'Episode title "Sauerteig ist Geduld" number 12 publishedOn "2021-05-04" status "HELD"; of Show mehl und mut; RECORDING https://open.spotify.com/episode/3nOpQrStUvWxYz01234567',
      'Episode title "Was kostet ein Brot?" number 40 publishedOn "2022-10-03" status "HELD"; of Show mehl und mut',
      'Show title "Tage des Handwerks" kind "CONFERENCE"',
      'Episode title "Brot von morgen" season "2019" occurredOn "2019" status "HELD"; of Show tage des handwerks',
      'Show title "Kongress der Öfen" kind "CONFERENCE"',
      'Episode season "2021" occurredOn "2021" status "HELD"; of Show kongress der ofen',
    ]);
  });
});

describe("What waits of a profile", () => {
  it("is called by what it is about, also where its episode has no title", async () => {
    const { catalogue } = await openedCatalogue();
    const { waiting } = await importFiles(catalogue, [profileFixture("ferry-pilot.md")], {
      acceptAbove: 0.99,
    });
    const said = waiting.map(({ what }) => what);

    expect(said).toContain("Contribution of “Maren Oskoui” and “Reading a wave”");
    expect(said).toContain("Maren Oskoui, guest of “Low Water”");
    expect(said.filter((what) => what.includes("“”"))).toEqual([]);
  });
});

describe("An essay", () => {
  it("is no profile, and yields nothing where it is read as one", async () => {
    const { catalogue } = await openedCatalogue();
    const { files, added } = await importFiles(catalogue, [profileFixture("essay.md")]);
    const asked = readFixture("essay.md");

    expect([files[0]?.format, added]).toEqual([null, []]);
    expect([asked.records, asked.items]).toEqual([[], []]);
    expect(asked.remarks.map(({ message }) => message)).toEqual([
      "Nothing says whose profile it is: name the person with --person. Nothing was read.",
    ]);
  });

  it("yields its person alone where one is named", () => {
    const { records, items } = readText(
      "We live in busy times! Harbour Authorities struggle.\n",
      "essay.md",
      "Ada Person",
    );

    expect([factsIn(records), items]).toEqual([['Person name "Ada Person"'], []]);
  });
});
