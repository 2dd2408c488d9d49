import { castOf, read, recordsOf, remarksOf } from "./reading";

const episodeOf = (cells: Readonly<Record<string, unknown>>, block: string) => {
  const mapping = `
rows:
  - is: episode
    show: { key: show, kind: { is: PODCAST } }
    episode: { key: id, ${block} }
  - is: show
    files: none
    show: { key: show, title: show }
`;
  const source = read({ "a.json": JSON.stringify({ id: "1", show: "S", ...cells }) }, mapping);
  const { showId: _show, ...values } = recordsOf(source, "Episode")["1"] as Record<string, unknown>;
  return [values, remarksOf(source).filter((remark) => !remark.includes("Show"))] as const;
};

describe("A value", () => {
  it.each([
    ["3/7/99", "date: M/D/YY, pivot: 70", "1999-03-07"],
    ["3/7/05", "date: M/D/YY, pivot: 70", "2005-03-07"],
    ["07.03.2014", "date: DD.MM.YYYY", "2014-03-07"],
    ["7 March 2014", "date: D MMM YYYY", "2014-03-07"],
    ["March 7th, 2014", 'date: "MMMM D, YYYY"', "2014-03-07"],
    ["2014-03-07 18:30", 'date: "YYYY-MM-DD HH:mm"', "2014-03-07T18:30:00"],
    ["March 2014", "date: [D MMM YYYY, MMM YYYY]", "2014-03"],
    ["20140307", "date: YYYYMMDD", "2014-03-07"],
    [1394217000974, "date: unix milliseconds", "2014-03-07T18:30:00Z"],
    ["1394217000", "date: unix seconds", "2014-03-07T18:30:00Z"],
    [-86400, "date: unix seconds", "1969-12-31T00:00:00Z"],
    ["2014-03-07T18:30:00+02:00", "date: M/D/YYYY", "2014-03-07T18:30:00+02:00"],
    ["Fri, 07 Mar 2014 18:30:00 GMT", "", "2014-03-07T18:30:00Z"],
    [2014, "", "2014"],
  ])("that is a date: %s (%s) is %s", (day, form, edtf) => {
    const [values] = episodeOf({ day }, `occurredOn: { from: day${form === "" ? "" : `, ${form}`} }`);

    expect(values).toEqual({ occurredOn: edtf });
  });

  it.each([
    ["duration", 3725, "PT1H2M5S"],
    ["duration", "01:02:05", "PT1H2M5S"],
    ["duration", "PT45M", "PT45M"],
    ["language", "eng", "en"],
    ["language", "pt_BR", "pt-BR"],
    ["number", "12.5", 12.5],
    ["kind", "trailer", "TRAILER"],
    ["title", " Maps \n and  nets ", "Maps and nets"],
    ["description", "<p>Maps</p><script>x</script><p>Nets</p>", "Maps Nets"],
  ])("of %s: %j is %j", (property, given, expected) => {
    expect(episodeOf({ given }, `${property}: given`)).toEqual([{ [property]: expected }, []]);
  });

  it.each([
    ["occurredOn", "13/13/2014"],
    ["duration", "long"],
    ["duration", 999999999],
    ["language", "Klingon, mostly"],
    ["number", "twelve"],
    ["kind", "talk"],
  ])("of %s that is none (%j) is reported, and costs itself only", (property, given) => {
    const [values, remarks] = episodeOf({ given, title: "Maps" }, `title: title, ${property}: given`);

    expect(values).toEqual({ title: "Maps" });
    expect(remarks).toEqual([`a.json:1 “${given}” is no ${property} of the graph.`]);
  });

  it("is the first that is there, the same for all rows, another word of ours, or made of several", () => {
    expect(episodeOf({ a: "", b: "Maps" }, "title: { from: [none, a, b] }")[0]).toEqual({ title: "Maps" });
    expect(episodeOf({}, "title: { is: Maps }")[0]).toEqual({ title: "Maps" });
    expect(episodeOf({ l: "Dutch" }, "language: { from: l, map: { Dutch: nl } }")[0]).toEqual({
      language: "nl",
    });
    expect(episodeOf({ k: "?" }, 'kind: { from: k, map: { "?": null } }')).toEqual([{}, []]);
    expect(episodeOf({ a: "Maps", b: 2 }, 'title: "{a} {b}"')[0]).toEqual({ title: "Maps 2" });
    expect(episodeOf({ a: "Maps" }, 'title: "{a} {b?}"')[0]).toEqual({ title: "Maps" });
    expect(episodeOf({ a: "Maps" }, 'title: "{a} {b}"')[0]).toEqual({});
    expect(episodeOf({ a: { b: ["Maps"] } }, "title: /a/b/0")[0]).toEqual({ title: "Maps" });
  });

  it("that is an address which is none costs the link", () => {
    const mapping = `
rows:
  - is: person
    person:
      name: name
      links:
        - { from: "https://code.example/{handle}", purpose: PROFILE }
        - { each: videos, when: { type: tube }, from: "https://tube.example/{code}", purpose: RECORDING }
        - { from: page }
`;
    const videos = [
      { type: "tube", code: "a" },
      { type: "other", code: "b" },
    ];
    const source = read(
      { "a.json": JSON.stringify([{ name: "Ann Lee", handle: "ann", page: "ann.example", videos }]) },
      mapping,
    );

    expect(source.records.map(({ links }) => links)).toEqual([
      [
        { url: "https://code.example/ann", purpose: "PROFILE" },
        { url: "https://tube.example/a", purpose: "RECORDING" },
      ],
    ]);
    expect(remarksOf(source)).toEqual(["a.json:1 “ann.example” is no http or https address."]);
  });
});

describe("Things", () => {
  it("are put together from several rows: what an earlier kind of row says stays, and keys lead across files", () => {
    const mapping = `
rows:
  - files: people/*.json
    is: person
    person: { key: $name, sameAs: now, name: name, description: about }
  - files: talks.csv
    is: episode
    show: { title: { is: Made Up }, kind: { is: SEMINAR_SERIES } }
    episode: { title: title, occurredOn: day }
    appearances: [{ from: "who", by: key, roles: role }]
`;
    const source = read(
      {
        "talks.csv":
          "title,day,who,role\nMaps,2014,ann,speaker\nNets,2015,ann-lee,panellist\nTides,2016,bo,\n",
        "people/ann.json": '{"name": "Ann Li", "now": "ann-lee", "about": "Maps"}',
        "people/ann-lee.json": '{"name": "Ann Lee"}',
      },
      mapping,
    );

    expect(recordsOf(source, "Person")).toEqual({
      "ann-lee": { name: "Ann Li", alternateNames: ["Ann Lee"], description: "Maps" },
    });
    expect(castOf(source)).toEqual(["Ann Li", "Ann Li", "? (bo)"]);
    expect(remarksOf(source)).toEqual(["talks.csv:4 No row describes the person “bo”."]);
  });

  it("are of every type, with who made, hosts, or has won them, and where people belong", () => {
    const mapping = `
rows:
  - files: books.csv
    is: publication
    organisation: { name: press }
    publication: { title: title, kind: kind, publishedOn: year, identifiers: [{ scheme: ISBN, from: isbn }] }
    contributions: [{ from: authors }, { from: editors, role: { is: EDITOR } }]
  - files: prizes.csv
    is: award
    organisation: { name: by }
    award: { name: prize, year: year }
    honours: [{ from: winners, outcome: outcome }]
  - files: people.csv
    is: person
    person: { name: name }
    affiliations: [{ organisation: at, roleTitle: post }]
  - files: shows.csv
    is: show
    show: { title: show, kind: kind }
    hosts: [{ from: hosts }]
`;
    const source = read(
      {
        "books.csv":
          "title,kind,year,press,authors,editors,isbn\nOn Maps,book,2014,Tide Press,Ann Lee & Bo Ray,Cy Fox,978-3-16-148410-0\n",
        "prizes.csv": "prize,year,by,winners,outcome\nMap Prize,2015,Map Society,Ann Lee and Bo Ray,won\n",
        "people.csv": "name,at,post\nAnn Lee,Map Society,Chair\n",
        "shows.csv": "show,kind,hosts\nTide Tables,podcast,Cy Fox\n",
      },
      mapping,
    );

    const referring = ["Publication", "Contribution", "Award", "Honour", "Affiliation", "Host"];
    expect(
      Object.fromEntries(referring.map((type) => [type, Object.values(recordsOf(source, type))])),
    ).toEqual({
      Publication: [
        {
          title: "On Maps",
          kind: "BOOK",
          publishedOn: "2014",
          identifiers: [{ scheme: "ISBN", value: "9783161484100", standing: "STATED" }],
          publisherId: "name tide press",
        },
      ],
      Contribution: [
        {
          role: "AUTHOR",
          position: 1,
          creditedAs: null,
          publicationId: "on maps 2014",
          contributorId: "name ann lee",
        },
        {
          role: "AUTHOR",
          position: 2,
          creditedAs: null,
          publicationId: "on maps 2014",
          contributorId: "name bo ray",
        },
        {
          role: "EDITOR",
          position: 3,
          creditedAs: null,
          publicationId: "on maps 2014",
          contributorId: "name cy fox",
        },
      ],
      Award: [{ name: "Map Prize", year: "2015", conferredById: "name map society" }],
      Honour: [
        {
          outcome: "WON",
          awardId: "map prize 2015",
          recipientIds: ["name ann lee", "name bo ray"],
        },
      ],
      Affiliation: [
        {
          kind: "EMPLOYMENT",
          roleTitle: "Chair",
          personId: "name ann lee",
          organisationId: "name map society",
        },
      ],
      Host: [{ role: "HOST", creditedAs: null, showId: "tide tables", personId: "name cy fox" }],
    });
    expect(remarksOf(source)).toEqual([]);
  });

  it("have an account of each in lists of objects, with pages and organisations; an empty name or key is reported", () => {
    const mapping = `
rows:
  - is: episode
    show: { title: { is: Made Up }, kind: { is: CONFERENCE } }
    episode: { title: title }
    appearances:
      - { each: speakers, from: name, onBehalfOf: org, roles: { is: SPEAKER }, links: [{ from: url, purpose: PROFILE }] }
      - { from: /panel/*, by: key }
`;
    const speakers = [
      { name: "Ann Lee", org: "Map Society", url: "https://ann.example/" },
      { name: "Various speakers" },
    ];
    const source = read(
      { "a.json": JSON.stringify([{ title: "Maps", speakers, panel: ["", "bo"] }]) },
      mapping,
    );

    expect(castOf(source)).toEqual(["Ann Lee", "? (Various speakers)", "? (bo)"]);
    expect(Object.values(recordsOf(source, "Appearance"))[0]).toMatchObject({
      roles: ["SPEAKER"],
      onBehalfOfIds: ["name map society"],
    });
    expect(remarksOf(source)).toEqual([
      "a.json:1 A key at “/panel/*” is empty.",
      "a.json:1 No row describes the person “bo”.",
    ]);
  });
});
