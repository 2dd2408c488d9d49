import { factsIn, readText } from "./reading";

const read = (...lines: readonly string[]) =>
  readText(["# Ann Lee", "", "## Podcasts", "", ...lines, ""].join("\n")).records;

describe("The sentences below the head of an entry", () => {
  it.each([
    ["Show - Bo Ray", "", ["Bo Ray 0.9"]],
    ["Bo Ray: Salt Marsh Radio Hour", "", ["Bo Ray 0.9"]],
    ["Salt Marsh with Bo Ray and Cy Fox", "", ["Bo Ray 0.9", "Cy Fox 0.9"]],
    ["Salt Marsh. Bo Ray & Cy Fox", "", ["Bo Ray 0.9", "Cy Fox 0.9"]],
    ["Salt Marsh", "A look at rivers. Hosted by Acme's CEO, Bo Ray.", ["Bo Ray stated"]],
    [
      "Salt Marsh",
      "Each month Bo Ray and Cy Fox pick a river and talk about it for an hour.",
      ["Bo Ray 0.85", "Cy Fox 0.85"],
    ],
    ["Salt Marsh", "Bo Ray was a pilot for twenty years and now lives by the river.", ["Bo Ray 0.75"]],
    ["Bedside Manners", "Short talks at the end of a day, without scripts and without a plan.", []],
  ])("say who leads “%s”: %s", (head, blurb, hosts) => {
    const records = read(`1. ${head}`, "", blurb, "", "<https://youtu.be/qceZ8dQE_PA>");
    const names = new Map(
      records.flatMap(({ type, key, values }) => (type === "Person" ? [[key, values["name"]]] : [])),
    );

    expect(
      records.flatMap(({ type, references, inference }) =>
        type === "Host"
          ? [
              `${String(names.get((references["personId"] as { key: string }).key))} ${inference?.confidence ?? "stated"}`,
            ]
          : [],
      ),
    ).toEqual(hosts);
  });

  it("say whose show it is, what it is called, who asked, and which books are spoken of", () => {
    const records = read(
      "1. Harbour Rights Network (HRN)",
      "",
      "In this episode of HRN Talks, Bo Ray interviewed me. It touches my book on river law, and my MA thesis in tidal history.",
      "",
      "https://open.spotify.com/episode/1a4GA85paP0Yf4RikOD08Q",
    );

    expect(factsIn(records, "Show", "ShowOrganisation", "Host", "Publication")).toEqual([
      'Show title "HRN Talks" alternateTitles ["Harbour Rights Network"] kind "PODCAST"',
      'ShowOrganisation role "PUBLISHER"; of Show hrn talks, Organisation harbour rights network; 0.8 from the heading',
      'Host role "INTERVIEWER"; of Episode hrn talks …, Person bo ray',
      'Publication kind "BOOK"',
      'Publication kind "THESIS"',
    ]);
    expect(factsIn(records, "Appearance")[0]).toContain('roles ["INTERVIEWEE"]');
  });

  it("say what its host writes, founded, and is called elsewhere", () => {
    const records = read(
      "1. Cora Finch talks",
      "",
      'Cora writes more than 50 blogs for the TIDE and keeps a twitter account; @corafinch. In 2015, Cora set up the network "tide icons".',
      "",
      "https://youtu.be/qceZ8dQE_PA",
    );

    expect(factsIn(records, "Person", "Publication", "Affiliation")).toEqual([
      'Person name "Ann Lee"',
      'Person name "Cora Finch"; PROFILE https://x.com/corafinch',
      'Publication kind "BLOG_POST" containerTitle "TIDE"; of Organisation tide',
      'Affiliation kind "FOUNDER" start "2015" state "UNKNOWN"; of Person cora finch, Organisation tide icons',
    ]);
  });
});

describe("What follows a list", () => {
  const after = (...lines: readonly string[]) =>
    read("1. Salt Marsh", "", "<https://youtu.be/qceZ8dQE_PA>", "", ...lines);

  it("is an event with its days, and a session of it with its hour", () => {
    const records = after(
      "Tide Summit 2023",
      "",
      "The picture shows her below the words “20 – 23 March 2023”, and much else of no use here.",
      "",
      "Rivers and rain",
      "More than simply managing tides",
      "",
      "Wednesday 22nd March | 16:00 GMT",
    );

    expect(factsIn(records, "Episode").slice(1)).toEqual([
      'Episode season "2023" occurredOn "2023-03-20/2023-03-23" status "HELD"; of Show tide summit',
      'Episode title "Rivers and rain: more than simply managing tides" season "2023" occurredOn "2023-03-22T16:00Z" status "HELD"; of Show tide summit',
    ]);
  });

  it("is an award with all who were shortlisted, and what they are where", () => {
    const records = after(
      "Tide Institute (TI) Pilot of the Year 2023 Finalist",
      "",
      "TI Awards 2023 | Pilot of the Year",
      "MEET THE SHORTLISTED",
      "",
      " Ann Lee CMgr MCMI Harbour Master, Port of Skerry\t Dov Simon CMgr FCMI Head of Tides, Ray Trust",
    );

    expect(factsIn(records, "Award", "Honour", "Affiliation")).toEqual([
      'Award name "TI Awards" category "Pilot of the Year" year "2023"; of Organisation tide institute',
      'Honour outcome "FINALIST"; of Award ti awards pilot of the year 2023, Person person',
      'Affiliation kind "EMPLOYMENT" roleTitle "Harbour Master" state "UNKNOWN"; of Person person, Organisation port of skerry',
      'Honour outcome "SHORTLISTED"; of Award ti awards pilot of the year 2023, Person dov simon',
      'Affiliation kind "EMPLOYMENT" roleTitle "Head of Tides" state "UNKNOWN"; of Person dov simon, Organisation ray trust',
    ]);
  });
});
