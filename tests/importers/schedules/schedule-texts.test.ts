import { readFileSync } from "node:fs";

import { projectFolder } from "../../helpers/starting-catalogue";
import { keysOf, namesOf, outcomesOf, readText, recordsOf, rolesOf, whyUnreadable } from "./reading";

const xmlOf = (events: string, conference = "<title>SaltConf 2018</title>", day = 'date="2018-05-01"') =>
  `<schedule><conference>${conference}</conference><day ${day}>${events}</day></schedule>`;
const eventOf = (attributes: string, title: string, people: readonly string[] = [], more = "") =>
  `<event ${attributes}><title>${title}</title>${more}<persons>${people.join("")}</persons></event>`;
const personOf = (id: string | number, name: string) => `<person id="${id}">${name}</person>`;

describe("A schedule", () => {
  it("says of what it leaves out why, with its line: a break is no session, and as it should be", () => {
    const text = readFileSync(`${projectFolder}/tests/fixtures/schedules/tidecon-2019.xml`, "utf8");

    const { items, remarks } = readText(text);

    const refused = items.flatMap((item) =>
      item.outcome === "refused" ? [[item.place.line, item.why, item.isIntended ?? false]] : [],
    );
    expect(refused).toEqual([
      [39, "“Coffee Break!” is no session, and no one appears in it.", true],
      [87, "It has neither an id nor a title: nothing distinguishes it from others.", false],
    ]);
    expect(remarks.map(({ place, message }) => `${place.line}: ${message}`)).toEqual([
      "16: “http://” is no http or https address.",
      "71: “Shanty” is no code of a language.",
    ]);
  });

  it.each([
    ["Lunch", true],
    ["☕️ Coffee break", true],
    ["Check-in and Registration", true],
    ["Informal discussion, lunch break", false],
    ["Tea: a history", false],
  ])("takes “%s” for a break: %s, and never what someone is credited with", (title, isBreak) => {
    const source = readText(
      xmlOf(eventOf('id="1"', title) + eventOf('id="2"', title, [personOf(1, "Ann Lee")])),
    );

    expect(outcomesOf(source)).toEqual([isBreak ? "refused" : "read", "read"]);
  });

  it("has one person for each name where its numbers are of mentions, as FOSDEM's were", () => {
    const mentions = readText(
      xmlOf(
        eventOf('id="1"', "Salt", [personOf(1, "Ann Lee"), personOf(2, "Bo Ray")]) +
          eventOf('id="2"', "Brine", [personOf(3, "Ann Lee")]),
      ),
    );
    const people = readText(
      xmlOf(
        eventOf('id="1"', "Salt", [personOf(1, "Ann Lee"), personOf(2, "Bo Ray")]) +
          eventOf('id="2"', "Brine", [personOf(3, "Ann Lee"), personOf(2, "B. Ray")]),
      ),
    );
    const namesakes = readText(
      xmlOf(eventOf('id="1"', "Salt", [personOf(1, "Ann Lee"), personOf(2, "Ann Lee")])),
    );

    expect(namesOf(mentions, "Person")).toEqual(["Ann Lee", "Bo Ray"]);
    expect(namesOf(people, "Person")).toEqual(["Ann Lee", "Bo Ray", "Ann Lee"]);
    expect([namesOf(namesakes, "Person"), recordsOf(namesakes, "Appearance").length]).toEqual([
      ["Ann Lee", "Ann Lee"],
      2,
    ]);
  });

  it("has the same keys in XML and in JSON, though people have other ids there", () => {
    const event = { id: 7, guid: "g-1", title: "Salt", persons: [{ code: "ANN", name: "Ann Lee" }] };
    const days = [{ date: "2018-05-01", rooms: { A: [event] } }];
    const xml = readText(xmlOf(eventOf('id="7" guid="g-1"', "Salt", [personOf(1, "Ann Lee")])));
    const json = readText(JSON.stringify({ schedule: { conference: { title: "SaltConf 2018", days } } }));

    expect(json.key).toBe(xml.key);
    expect(keysOf(json).filter((key) => !key.startsWith("Person"))).toEqual([
      "Show show",
      "Episode g-1",
      "Appearance g-1 ann lee",
    ]);
    expect(keysOf(xml)).toEqual(expect.arrayContaining(["Episode g-1", "Appearance g-1 ann lee"]));
  });

  it("knows its events by their ids, whatever comes before them, and what is held twice by its start too", () => {
    const [one = "", two = ""] = ["10:00", "15:00"].map((start) =>
      eventOf('id="7"', "Salt", [personOf(1, "Ann Lee")], `<start>${start}</start>`),
    );
    const more = eventOf('id="8"', "Brine", [personOf(2, "Bo Ray")], "<start>09:00</start>");

    const first = readText(xmlOf(one + two + two));
    const later = readText(xmlOf(more + two + one));

    expect(outcomesOf(first)).toEqual(["read", "read", "repeated"]);
    expect(keysOf(later)).toEqual(expect.arrayContaining(keysOf(first)));
    expect(recordsOf(first, "Episode").map(({ key }) => key)).toEqual(["7", "7 2018-05-01T15:00 Salt"]);
  });

  it.each([
    ["PyCon UK '19", "2019-09-13", ["PyCon UK", "2019"]],
    ["2021: A Sea Odyssey", "2021-01-01", ["A Sea Odyssey", "2021"]],
    ["Agenda 2030 Forum", "2019-01-01", ["Agenda 2030 Forum", "2019"]],
    ["EuroSalt 2014 Berlin", "2014-07-21", ["EuroSalt Berlin", "2014"]],
    ["36C3", "2019-12-27", ["36C3", "2019"]],
    ["2020", "2020-03-28", ["2020", "2020"]],
  ])("“%s” of %s is a season of a show", (title, start, expected) => {
    const source = readText(
      xmlOf(eventOf('id="1"', "Salt"), `<title>${title}</title><start>${start}</start>`),
    );

    const [episode] = recordsOf(source, "Episode");
    expect([...namesOf(source, "Show"), episode?.values["season"]]).toEqual(expected);
    expect(episode?.values["seasonName"]).toBe(title);
  });

  it.each([
    ["<date>2018-05-01T10:00:00+02:00</date><start>10:00</start>", "", "2018-05-01T10:00:00+02:00"],
    ["<start>10:00</start>", "", "2018-05-01T10:00"],
    ["<start>9:05</start>", "<time_zone_name>America/New_York</time_zone_name>", "2018-05-01T09:05-04:00"],
    ["<start>01:10</start>", "<day_change>04:00</day_change>", "2018-05-02T01:10"],
    ["<start>24:15</start>", "", "2018-05-02T00:15"],
    ["<start>soon</start>", "<time_zone_name>Atlantis</time_zone_name>", "2018-05-01"],
    ["<start>2018-05-01T10:30:00Z</start>", "", "2018-05-01T10:30:00Z"],
  ])("%s with %s is %s", (start, conference, expected) => {
    const source = readText(xmlOf(eventOf('id="1"', "Salt", [], start), conference));

    expect(recordsOf(source, "Episode")[0]?.values["occurredOn"]).toBe(expected);
  });

  it.each([
    ["00:45", "PT45M"],
    ["45", "PT45M"],
    ["01:30:00", "PT1H30M"],
    ["1:02:30", "PT26H30M"],
    ["00:00", null],
    ["long", null],
  ])("a duration of %s is %s", (written, expected) => {
    const source = readText(xmlOf(eventOf('id="1"', "Salt", [], `<duration>${written}</duration>`)));

    expect(recordsOf(source, "Episode")[0]?.values["duration"]).toBe(expected);
  });

  it.each([
    ["CANCELLED: Salt", ["Salt", "CANCELLED"]],
    ["Salt [canceled]", ["Salt", "CANCELLED"]],
    ["Salt CANCELLED", ["Salt", "CANCELLED"]],
    ["Abgesagt - Salt", ["Salt", "CANCELLED"]],
    ["Cancelled flights", ["Cancelled flights", "HELD"]],
    ["Salt (original talk cancelled)", ["Salt (original talk cancelled)", "HELD"]],
  ])("“%s” is %s", (title, expected) => {
    const { values = {} } = recordsOf(readText(xmlOf(eventOf('id="1"', title))), "Episode")[0] ?? {};

    expect([values["title"], values["status"]]).toEqual(expected);
  });

  it("gives people the roles of their event, moderators a role of hosts, and groups no person", () => {
    const ann = [personOf(1, "Ann Lee")];
    const source = readText(
      xmlOf(
        eventOf('id="1"', "Salt", ann) +
          eventOf('id="2"', "Keynote: Salt", ann) +
          eventOf('id="3"', "Salt", ann, "<type>Hands-on workshop</type>") +
          eventOf('id="4"', "Salt", ['<person role="Moderator">Bo Ray</person>'], "<type>Panel</type>") +
          eventOf('id="5"', "Salt", [personOf(5, "SaltConf"), personOf(6, "Rope Team"), personOf(7, "TBA")]),
      ),
    );

    expect(rolesOf(source)).toEqual([
      "Ann Lee: SPEAKER",
      "Ann Lee: KEYNOTE_SPEAKER",
      "Ann Lee: FACILITATOR",
      "SaltConf: SPEAKER",
      "Rope Team: SPEAKER",
      "TBA: SPEAKER",
      "Bo Ray: MODERATOR",
    ]);
  });

  it.each([
    [
      "is of a bomb of entities",
      `<!DOCTYPE a [<!ENTITY a "b">]><schedule/>`,
      /^1: It declares entities of its own/,
    ],
    ["ends in the middle", xmlOf("<event>").slice(0, -30), /^1: Not well-formed XML/],
    [
      "has no conference and no days",
      "<schedule><a/></schedule>",
      /^1: Expected a <schedule> with a conference/,
    ],
    ["is JSON without a conference", '{"schedule":\n{}}', /^2: Expected a schedule with a conference/],
    ["is deep", `<schedule>${"<day>".repeat(1_000)}`, /^1: Expected elements at most 100 deep/],
  ])("that %s is refused with the reason and the line", (_what, text, why) => {
    expect(whyUnreadable(text)).toMatch(why);
  });
});

describe("The people of a schedule", () => {
  const scheduleOf = (...names: readonly string[]) =>
    readText(
      JSON.stringify({
        schedule: {
          conference: {
            title: "Kelp Days",
            days: [
              {
                date: "2024-05-01",
                rooms: {
                  A: [
                    {
                      id: 1,
                      title: "Maps",
                      language: "English",
                      persons: names.map((public_name) => ({ public_name })),
                    },
                  ],
                },
              },
            ],
          },
        },
      }),
    );

  it.each([
    ["Ann Lee (moderator)", ["Ann Lee: MODERATOR"]],
    ["Ute Kern (Moderation)", ["Ute Kern: MODERATOR"]],
    ["Ann Lee (kelpie)", ["Ann Lee (kelpie): SPEAKER"]],
    ["Ann Lee, Bo Ray", ["Ann Lee: SPEAKER", "Bo Ray: SPEAKER"]],
    ["Ann Lee & Bo Ray (moderator)", ["Ann Lee: SPEAKER", "Bo Ray: MODERATOR"]],
    ["Lee, Ann", ["Lee, Ann: SPEAKER"]],
    ["Prof. Dr. Karl Weiß", ["Karl Weiß: SPEAKER"]],
    ["Team Kelp", ["Team Kelp: SPEAKER"]],
    ["Kelp GmbH", ["Kelp GmbH: SPEAKER"]],
  ])("%s", (name, roles) => {
    const source = scheduleOf(name);
    expect(rolesOf(source)).toEqual(roles);
    expect(recordsOf(source, "Person")).toHaveLength(/Team|GmbH/.test(name) ? 0 : roles.length);
  });

  it("speak a language that is named in words", () => {
    expect(recordsOf(scheduleOf("Ann Lee"), "Episode")[0]?.values["language"]).toBe("en");
  });
});
