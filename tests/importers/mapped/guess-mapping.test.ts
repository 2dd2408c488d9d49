import { guessMapping } from "../../../src/importers/sources/mapped/guess-mapping";
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

  it("is not of a file without rows", () => {
    expect(() => guessMapping([fileOf("a.csv", "a,b\n")], "a.csv")).toThrow("Expected rows with columns");
  });
});
