import { guessMapping } from "../../../src/importers/sources/mapped/guess-mapping";
import { rolesOf } from "../schedules/reading";
import { castOf, fileOf, outcomesOf, read, recordsOf } from "./reading";

const guessed = (name: string, text: string) =>
  read({ [name]: text }, guessMapping([fileOf(name, text)], name));

describe("A mapping that is guessed", () => {
  it("reads a table of talks: title, date by its form, people, links and the show", () => {
    const source = guessed(
      "talks.csv",
      "ID,Talk Title,Date,Speakers,Event,Video URL,Room\na,Maps,25/12/2014,Ann Lee & Bo Ray,MapCon,https://tube.example/a,1\nb,Nets,3/1/2015,Cy Fox,MapCon,,2\n",
    );

    expect(recordsOf(source, "Episode")).toEqual({
      a: { title: "Maps", occurredOn: "2014-12-25", showId: "mapcon" },
      b: { title: "Nets", occurredOn: "2015-01-03", showId: "mapcon" },
    });
    expect(castOf(source)).toEqual(["Ann Lee", "Bo Ray", "Cy Fox"]);
    expect(source.records.find(({ type }) => type === "Episode")?.links).toEqual([
      { url: "https://tube.example/a", purpose: "RECORDING" },
    ]);
  });

  it("reads a table of guests, of which each row is an appearance", () => {
    const source = guessed(
      "guests.csv",
      "YEAR,Show,Raw_Guest_List\n1999,1/13/99,Ann Lee\n1999,1/13/99,Bo Ray\n",
    );

    expect(outcomesOf(source)).toEqual(["guests.csv:2 read", "guests.csv:3 read"]);
    expect(castOf(source)).toEqual(["Ann Lee", "Bo Ray"]);
    expect(recordsOf(source, "Episode")).toEqual({
      "1/13/99": { season: "1999", occurredOn: "1999-01-13", showId: "guests" },
    });
  });

  it("takes tags for topics", () => {
    const source = guessed("talks.csv", 'Title,Date,Tags\nMaps,2014-03-07,"Coasts, Tides"\n');

    expect(Object.keys(recordsOf(source, "Topic"))).toEqual(["coasts", "tides"]);
  });

  it("reads a list of JSON, and says which columns it does not use", () => {
    const text = JSON.stringify([
      { title: "Maps", speakers: ["Ann Lee"], recorded: "2014-03-07", colour: "red" },
    ]);

    expect(guessMapping([fileOf("talks.json", text)], "talks.json")).toContain(
      "# Columns that are not used: “colour”\n",
    );
    expect(castOf(guessed("talks.json", text))).toEqual(["Ann Lee"]);
  });

  it.each([
    ["Datum,Titel,Konferenz,Sprecher\n03.05.2019,Gezeiten,KelpTage,Ann Lee\n", "2019-05-03"],
    ["Fecha,Título,Evento,Ponentes\n3 de mayo de 2019,Gezeiten,KelpTage,Ann Lee\n", "2019-05-03"],
    ["Date,Titre,Conférence,Intervenant·es\nmai 2019,Gezeiten,KelpTage,Ann Lee\n", "2019-05"],
  ])("reads columns in other languages: %s", (text, occurredOn) => {
    const source = guessed("talks.csv", text);

    expect(Object.values(recordsOf(source, "Episode"))).toEqual([
      { title: "Gezeiten", occurredOn, showId: "kelptage" },
    ]);
    expect(rolesOf(source)).toEqual(["Ann Lee: SPEAKER"]);
  });

  it("reads dates in several forms, of which a few may be none", () => {
    const days = [
      "2019-05-03",
      '"May 4, 2020"',
      "12/31/2021",
      ...Array.from({ length: 20 }, (_, at) => `2022-01-${at + 10}`),
      "TBD",
    ];
    const text = `Title,When\n${days.map((day, at) => `Talk ${at},${day}`).join("\n")}\n`;

    expect(Object.values(recordsOf(guessed("talks.csv", text), "Episode")).slice(0, 3)).toMatchObject([
      { occurredOn: "2019-05-03" },
      { occurredOn: "2020-05-04" },
      { occurredOn: "2021-12-31" },
    ]);
  });

  it("reads people and shows who are objects, and what has its title here or there", () => {
    const text = JSON.stringify([
      {
        title: "Maps",
        event: "KelpDays",
        speakers: [{ name: "Ann Lee", url: "https://ann.example" }, { name: "Cy Fox (moderator)" }],
      },
      {
        name: "Nets",
        conference: { name: "SandConf", url: "https://sand.example" },
        speakers: [{ name: "Bo Ray" }],
      },
    ]);
    const source = guessed("talks.json", text);

    expect(rolesOf(source)).toEqual(["Ann Lee: SPEAKER", "Bo Ray: SPEAKER", "Cy Fox: MODERATOR"]);
    expect(Object.keys(recordsOf(source, "Show"))).toEqual(["kelpdays", "sandconf"]);
    expect(Object.values(recordsOf(source, "Episode"))).toMatchObject([{ title: "Maps" }, { title: "Nets" }]);
  });

  it("takes guests and hosts for those of a podcast, and a length for no show", () => {
    const source = guessed(
      "episodes.csv",
      "Title,Podcast duration,Guests,Hosts\nMaps,14:02,Ann Lee,Bo Ray (host)\nNets,10:00,Cy Fox,Bo Ray (host)\n",
    );

    expect(recordsOf(source, "Show")).toEqual({ episodes: { title: "episodes", kind: "PODCAST" } });
    expect(recordsOf(source, "Episode")["maps"]).toMatchObject({ duration: "PT14M2S" });
    expect(rolesOf(source)).toEqual(["Ann Lee: GUEST", "Cy Fox: GUEST", "Bo Ray: HOST", "Bo Ray: HOST"]);
  });

  it("is not of a file without rows", () => {
    expect(() => guessMapping([fileOf("a.csv", "a,b\n")], "a.csv")).toThrow("Expected rows with columns");
  });
});
