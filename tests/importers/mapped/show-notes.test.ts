import { guessMapping } from "../../../src/importers/sources/mapped/guess-mapping";
import { castOf, fileOf, outcomesOf, read, recordsOf, remarksOf } from "./reading";

const note = (number: number, title: string, body: string) =>
  `---\nnumber: ${number}\ntitle: ${title}\ndate: ${1_394_217_000_974 + number * 86_400_000}\nurl: https://audio.example/${number}.mp3\n---\n\n${body}`;

const signed =
  "\n\n## Links\n- [Cy Fox's boat](https://cy.example/)\n- [Di Oak's net](https://di.example/)\n";

const notes = {
  "shows/001 - nets.md": note(1, "Nets", `In this episode, Cy and Di talk about nets.${signed}`),
  "shows/002 - maps.md": note(
    2,
    "Old maps with Ann Lee",
    `In this episode, Cy and Di talk with Ann Lee about maps.\n\n## Guests\n\n* [Ann Lee](https://ann.example/)\n\n## Kelp Coast - Sponsor\nBuy kelp.${signed}`,
  ),
  "shows/003 - knots.md": note(3, "Quick knots with Rope Works", `Cy and Di discuss knots.${signed}`),
  "shows/004 - broken.md": "---\nnumber: [\n---\nText\n",
};

const mapping = `
source: { title: Tides }
rows:
  - is: episode
    show: { title: { is: Tides }, kind: { is: PODCAST } }
    episode:
      key: number
      title: title
      publishedOn: { from: date, date: unix milliseconds }
      description: $summary
      links: [{ from: url, purpose: RECORDING }]
    peopleIn: { title: title, notes: $body }
`;

/** Who is what, how surely and from what. */
const inferredIn = (source: ReturnType<typeof read>) =>
  source.records.flatMap(({ type, key, inference }) =>
    inference ? [`${type} ${key}: ${inference.confidence}`] : [],
  );

describe("Show notes", () => {
  it("have guests and hosts by their titles and texts, inferred; a broken file costs itself", () => {
    const source = read(notes, mapping);

    expect(outcomesOf(source)).toEqual([
      "shows/004 - broken.md:2 refused. Not well-formed YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
      "shows/001 - nets.md:1 read",
      "shows/002 - maps.md:1 read",
      "shows/003 - knots.md:1 read",
    ]);
    expect(recordsOf(source, "Episode")["2"]).toEqual({
      title: "Old maps with Ann Lee",
      publishedOn: "2014-03-09T18:30:00Z",
      description: "In this episode, Cy and Di talk with Ann Lee about maps.",
      showId: "tides",
    });
    expect(inferredIn(source)).toEqual([
      "Host Show tides hosts name cy fox: 0.7",
      "Host Show tides hosts name di oak: 0.7",
      "Appearance Episode 2 appearances name ann lee: 1",
      // Other notes list their guests, and these do not.
      "Appearance Episode 3 appearances name rope works: 0.425",
    ]);
    expect(source.records.find(({ key }) => key === "name ann lee")?.links).toEqual([
      { url: "https://ann.example/", purpose: "PROFILE" },
    ]);
    expect(remarksOf(source)).toEqual([]);
  });

  it("add no one whom the row states", () => {
    const stated = mapping.replace("    peopleIn:", "    appearances: [{ from: guest }]\n    peopleIn:");
    const text = note(1, "Maps with Ann Lee", "## Guests\n- Ann Lee\n- Bo Ray").replace(
      "title:",
      "guest: Ann Lee\ntitle:",
    );

    const source = read({ "1.md": text }, stated);

    expect(castOf(source)).toEqual(["Ann Lee", "Bo Ray"]);
    expect(inferredIn(source)).toEqual(["Appearance Episode 1 appearances name bo ray: 0.95"]);
  });

  it("are recognised in a folder: the mapping that is guessed reads the dates, the recording and the people", () => {
    const files = [
      ...Object.entries(notes).map(([name, text]) => fileOf(name, text)),
      fileOf("guests/ann.md", "---\nname: Ann Lee\n---\n"),
      fileOf("logo.svg", "<svg/>"),
    ];
    const guessed = guessMapping(files, "tides");

    const source = read(notes, guessed);

    expect(guessed).toContain("# Files that are of none of it: 2 of 6\n");
    expect(recordsOf(source, "Show")).toEqual({
      tides: { title: "tides", kind: "PODCAST" },
    });
    expect(recordsOf(source, "Episode")["002 - maps"]).toEqual({
      title: "Old maps with Ann Lee",
      number: 2,
      publishedOn: "2014-03-09T18:30:00Z",
      description: "In this episode, Cy and Di talk with Ann Lee about maps.",
      showId: "tides",
    });
    expect(source.records.find(({ type }) => type === "Episode")?.links).toEqual([
      { url: "https://audio.example/1.mp3", purpose: "RECORDING" },
    ]);
    expect(castOf(source)).toEqual(["Ann Lee", "Rope Works"]);
  });
});
