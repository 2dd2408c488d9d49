import { outcomesOf, read, recordsOf, remarksOf } from "./reading";

const talks = (more = "") => `
rows:
  - is: episode${more}
    show: { title: { is: Made Up }, kind: { is: CONFERENCE } }
    episode: { key: id, title: title }
`;

const titlesIn = (files: Readonly<Record<string, string>>, more?: string) =>
  Object.values(recordsOf(read(files, talks(more)), "Episode")).map(
    (one) => (one as { title: string }).title,
  );

describe("Rows", () => {
  it.each([
    ["CSV", "a.csv", 'id,title\n1,"Maps, and\nnets"\n2,Tides\n'],
    ["CSV with a byte order mark", "a.csv", '\uFEFFid,title\n1,"Maps, and nets"\n2,Tides\n'],
    ["CSV with semicolons", "a.csv", 'id;title\r\n1;"Maps, and nets"\r\n2;Tides\r\n'],
    ["CSV without a name", "a", 'id,title\n1,"Maps, and nets"\n2,Tides\n'],
    ["TSV", "a.tsv", "id\ttitle\n1\tMaps, and nets\n2\tTides\n"],
    ["NDJSON", "a.ndjson", '{"id":1,"title":"Maps, and nets"}\n\n{"id":2,"title":"Tides"}\n'],
    ["a list of JSON", "a.json", '[{"id":1,"title":"Maps, and nets"},{"id":2,"title":"Tides"}]'],
    ["a list of YAML", "a.yaml", "- id: 1\n  title: Maps, and nets\n- {id: 2, title: Tides}\n"],
  ])("are read from %s", (_what, name, text) => {
    expect(titlesIn({ [name]: text })).toEqual(["Maps, and nets", "Tides"]);
  });

  it.each([
    ["YAML", '---\nid: 1\ntitle: "Maps"\n---\nText'],
    ["TOML", "+++\nid = 1\nTitle = 'Maps'\n+++\nText"],
    ["JSON between fences", '---json\n{"id": 1, "title": "Maps"}\n---\nText'],
    ["JSON", '{\n  "id": 1,\n  "title": "Maps"\n}\n\nText'],
  ])("are files with front matter in %s, however their names are spelled", (_what, text) => {
    const more = "\n    files: talks/*.md";
    const source = read({ "talks/a.md": text, "notes/b.md": "No front matter" }, talks(more));

    expect(recordsOf(source, "Episode")).toEqual({ 1: { title: "Maps", showId: "made up" } });
  });

  it("stand at a JSON Pointer, in lists or by name, and have their lines", () => {
    const text =
      '{"days": [\n{"talks": [\n{"id": 1, "title": "Maps"}]},\n{"talks": [\n{"id": 2, "title": "Nets"}]}]}';
    const named = '{\n"maps": {"title": "Maps"},\n"nets": {"title": "Nets"}}';
    const yaml = "days:\n  - talks:\n      - id: 1\n        title: Maps\n";

    expect(outcomesOf(read({ "a.json": text }, talks("\n    at: /days/*/talks")))).toEqual([
      "a.json:3 read",
      "a.json:5 read",
    ]);
    expect(
      recordsOf(read({ "a.json": named }, talks("\n    at: /*").replace("key: id", "key: $key")), "Episode"),
    ).toEqual({
      maps: { title: "Maps", showId: "made up" },
      nets: { title: "Nets", showId: "made up" },
    });
    expect(outcomesOf(read({ "a.yaml": yaml }, talks("\n    at: /days/*/talks")))).toEqual(["a.yaml:3 read"]);
    expect(remarksOf(read({ "a.json": text }, talks("\n    at: /weeks")))).toEqual([
      "a.json:1 There are no rows at /weeks.",
    ]);
  });

  it("have the line at which they begin, also after a cell of several lines", () => {
    expect(outcomesOf(read({ "a.csv": 'id,title\n1,"a\nb"\n\n2,c\n' }, talks()))).toEqual([
      "a.csv:2 read",
      "a.csv:5 read",
    ]);
  });

  it("may be ragged, and have quotes where none belong; a column that stands twice is reported", () => {
    const source = read({ "a.csv": 'id,title,title\n1,Maps "old" ones,x,y\n2\n' }, talks());

    expect(recordsOf(source, "Episode")).toMatchObject({ 1: { title: 'Maps "old" ones' }, 2: {} });
    expect(remarksOf(source)).toEqual([
      "a.csv:1 Two columns are called “title”: the first counts.",
      "a.csv:2 Expected 3 cells, but got 4.",
    ]);
  });

  it("that are broken cost their file, by its line, and the other files are read", () => {
    const source = read(
      {
        "a.json": '{"id": 1, "title": "Maps"}',
        "b.json": '{"id": 2,\n"title": }',
        "c.ndjson": '{"id": 3}\nno',
        "d.yaml": "id: 4\n  title: Tides",
        "e.md": "+++\nid = 5\ntitle = \n+++\n",
        "f.md": "Only text",
        "g.csv": "",
      },
      talks(),
    );

    expect(outcomesOf(source)).toEqual([
      expect.stringMatching(/^b\.json:2 refused\. Not well-formed JSON: /) as string,
      expect.stringMatching(/^c\.ndjson:2 refused\. Not well-formed JSON: /) as string,
      expect.stringMatching(/^d\.yaml:\d refused\. Not well-formed YAML: /) as string,
      expect.stringMatching(/^e\.md:3 refused\. Not well-formed TOML: /) as string,
      'f.md:1 refused. Expected front matter, which begins with "---", "+++" or "{".',
      "g.csv:1 refused. Expected a row with the names of the columns.",
      "a.json:1 read",
    ]);
  });

  it("without a key, or that are no objects, are refused with why; the same again is one", () => {
    const text = '[{"title": "Maps"}, 7, {"id": 1, "title": "Nets"}, {"id": 1, "title": "Nets"}]';

    expect(outcomesOf(read({ "a.json": text }, talks()))).toEqual([
      "a.json:1 refused. It has no “id”, by which the episode is known.",
      "a.json:1 refused. Expected an object, but got 7.",
      "a.json:1 read",
      "a.json:1 repeated of 1",
    ]);
  });

  it("are not of the columns that a mapping names: it says which", () => {
    expect(remarksOf(read({ "a.csv": "id,titel\n1,Maps\n" }, talks()))).toEqual([
      "a.csv:2 No row has “title”, which the mapping names.",
    ]);
  });

  it("are bounded: aliases of aliases in YAML are not followed without end", () => {
    const bomb = [
      "a: &a [x, x]",
      ..."bcdefghijklmnopqrst".split("").map((name, at) => {
        const before = String.fromCharCode(name.charCodeAt(0) - 1);
        return `${name}: &${name} [*${before}, *${before}${at < 0 ? "" : `, *${before}`}]`;
      }),
    ].join("\n");

    expect(() => read({ "a.yaml": bomb }, talks())).toThrow(/^Not well-formed YAML: .*alias/);
  });

  it("have their lines after cells of several lines, however lines end", () => {
    for (const end of ["\n", "\r\n"]) {
      const text = ["id,title", '1,"Maps', "", 'and nets"', "2,Tides", ""].join(end);

      expect(outcomesOf(read({ "a.csv": text }, talks()))).toEqual(["a.csv:2 read", "a.csv:5 read"]);
    }
  });

  it("say what a thing is about: tags of a cell or a list are topics, each once", () => {
    const text = JSON.stringify([
      { id: 1, title: "Maps", tags: "Coasts, Tides;tides", areas: ["Sea, inner", ""] },
      { id: 2, title: "Nets", tags: "", areas: ["Coasts"] },
    ]);
    const topics = "topics: { from: [tags, /areas/*] }";
    const whole = "topics: { from: /areas/*, split: false }";
    const aboutIn = (said: string) =>
      Object.values(
        recordsOf(
          read({ "a.json": text }, talks().replace("title: title }", `title: title, ${said} }`)),
          "About",
        ),
      );

    expect(aboutIn("topics: tags")).toEqual([
      { workId: "1", subjectId: "coasts" },
      { workId: "1", subjectId: "tides" },
    ]);
    expect(aboutIn(topics)).toHaveLength(5);
    expect(aboutIn(whole)).toEqual([
      { workId: "1", subjectId: "sea inner" },
      { workId: "2", subjectId: "coasts" },
    ]);
  });
});
