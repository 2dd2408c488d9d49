import { placeInWords, type ReadSource } from "../../../src/importers/records";
import { castOf, recordsOf } from "./reading";
import { readWorkbookBy, rowOf } from "./workbooks";

const talks = (more = "", episode = "") => `
rows:
  - is: episode${more}
    show: { title: { is: Made Up }, kind: { is: CONFERENCE } }
    episode: { key: ID, title: Title, occurredOn: Day${episode} }
    appearances:
      - { from: Speakers, roles: { is: SPEAKER } }
`;

const header = ["ID", "Title", "Day", "Speakers"];

const remarksOf = ({ remarks }: ReadSource): string[] =>
  remarks.map(({ place, message }) => `${placeInWords(place)} ${message}`);

const itemsOf = ({ items }: ReadSource): string[] =>
  items.map((item) => `${placeInWords(item.place)} ${item.outcome === "refused" ? item.why : item.outcome}`);

const titlesOf = (source: ReadSource): unknown[] =>
  Object.values(recordsOf(source, "Episode")).map((one) => (one as { title: string }).title);

const daysOf = (source: ReadSource): unknown[] =>
  Object.values(recordsOf(source, "Episode")).map(
    (one) => (one as { occurredOn?: string }).occurredOn ?? null,
  );

/** A row of a talk whose day is this cell. */
const dayRow = (number: number, day: string) =>
  rowOf(number, [`${number}`, `Talk ${number}`]).replace("</row>", `${day}</row>`);

describe("A workbook", () => {
  it("is read by the same mapping as CSV, each row with its cell", async () => {
    const rows = [header, ["a", "Maps", "2014-03-07", "Ann Lee & Bo Ray"], [], ["b", "Nets", "", "Cy Fox"]];
    const source = await readWorkbookBy(talks(), { sheets: { Talks: { rows } } });

    expect(recordsOf(source, "Episode")).toEqual({
      a: { title: "Maps", occurredOn: "2014-03-07", showId: "made up" },
      b: { title: "Nets", showId: "made up" },
    });
    expect(castOf(source)).toEqual(["Ann Lee", "Bo Ray", "Cy Fox"]);
    expect(itemsOf(source)).toEqual(["talks.xlsx: Talks!A2 read", "talks.xlsx: Talks!A4 read"]);
    expect(remarksOf(source)).toEqual([]);
  });

  it("names the cell of what is odd, and of what is missing the row", async () => {
    const rows = [header, ["a", "Maps", "some day", "Ann Lee"], ["", "Nets"]];
    const source = await readWorkbookBy(talks(), { sheets: { "All talks": { rows } } });

    expect(remarksOf(source)).toEqual([
      "talks.xlsx: 'All talks'!C2 “some day” is no occurredOn of the graph.",
    ]);
    expect(itemsOf(source)).toEqual([
      "talks.xlsx: 'All talks'!A2 read",
      "talks.xlsx: 'All talks'!A3 It has no “ID”, by which the episode is known.",
    ]);
  });

  it.each([
    ["1900", "", ["2014-03-07", "2014-03-07T10:30:00", "2014-03-07", "1900-02-28", "1900-03-01"]],
    ["1904", 'date1904="1"', ["2018-03-08", "2018-03-08T10:30:00", "2018-03-08", "1904-02-29", "1904-03-02"]],
  ])(
    "has numbers of days of %s as local days, with the time where one is shown",
    async (_, properties, days) => {
      const formats = [14, 22, '[$-409]d"." mmm yyyy;@'];
      const cells = [
        ["41705", 1],
        ["41705.4375", 2],
        ["41705.9", 3],
        ["59", 1],
        ["61", 1],
      ] as const;
      const rows = cells.map(([value, style], at) =>
        dayRow(at + 2, `<c r="C${at + 2}" s="${style}"><v>${value}</v></c>`),
      );
      const sheets = { Talks: { rows: rowOf(1, header) + rows.join("") } };

      expect(daysOf(await readWorkbookBy(talks(), { sheets, formats, properties }))).toEqual(days);
    },
  );

  it("has no day where the calendar has none, and says so at the cell", async () => {
    const rows = [
      rowOf(1, header),
      dayRow(2, '<c r="C2" s="1"><v>60</v></c>'),
      dayRow(3, '<c r="C3" s="1"><v>-5</v></c>'),
      dayRow(4, '<c r="C4" t="d"><v>2014-03-07T00:00:00</v></c>'),
    ];
    const source = await readWorkbookBy(talks(), {
      sheets: { Talks: { rows: rows.join("") } },
      formats: [14],
    });

    expect(daysOf(source)).toEqual([null, null, "2014-03-07"]);
    expect(remarksOf(source)).toEqual([
      "talks.xlsx: Talks!C2 60 is no day of the calendar.",
      "talks.xlsx: Talks!C3 -5 is no day of the calendar.",
    ]);
  });

  it("has the text of cells: shared, rich, escaped, of formulas and numbers", async () => {
    const texts =
      '<si><t>ID</t></si><si><r><t xml:space="preserve">Title </t></r></si><si><r><t xml:space="preserve">Maps </t></r><r><rPr><b/></rPr><t>&amp; nets</t></r><rPh><t>reading</t></rPh></si><si><t>One_x000D_\nline_x005F_x0041_</t></si>';
    const rows = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
      '<row><c><v>0.30000000000000004</v></c><c t="s"><v>2</v></c></row>',
      '<row r="5"><c r="A5"><f>A2*10</f><v>3</v></c><c r="B5" t="str"><f>"T"&amp;"ides"</f><v>Tides</v></c></row>',
      '<row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="s"><v>3</v></c></row>',
    ];
    const source = await readWorkbookBy(talks(), { sheets: { Talks: { rows: rows.join("") } }, texts });

    expect(recordsOf(source, "Episode")).toMatchObject({
      0.3: { title: "Maps & nets" },
      3: { title: "Tides" },
      true: { title: "One line_x0041_" },
    });
  });

  it("says at the cell that a formula has no value or an error, and that a text is missing", async () => {
    const rows = [
      rowOf(1, header),
      dayRow(2, '<c r="C2"><f>TODAY()</f></c>'),
      dayRow(3, '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
      dayRow(4, '<c r="C4" t="s"><v>7</v></c>'),
    ];
    const source = await readWorkbookBy(talks(), { sheets: { Talks: { rows: rows.join("") } } });

    expect(remarksOf(source).filter((one) => !one.includes("No row has"))).toEqual([
      "talks.xlsx: Talks!C2 Its formula has no stored value: open the workbook in a spreadsheet program and save it.",
      "talks.xlsx: Talks!C3 Expected a value, but it has the error #DIV/0!.",
      "talks.xlsx: Talks!C4 Its text, number 7, is missing in the workbook.",
    ]);
    expect(titlesOf(source)).toEqual(["Talk 2", "Talk 3", "Talk 4"]);
  });

  it("has the addresses of its cells in a column of their own: of links, of formulas and as texts", async () => {
    const rows = [
      rowOf(1, [...header, "Video"]),
      rowOf(2, ["a", "Maps", "", "", "Watch"]),
      rowOf(3, ["b", "Nets", "", "", "https://tube.example/b"]),
      rowOf(4, ["c", "Tides"]).replace(
        "</row>",
        '<c r="E4" t="str"><f>HYPERLINK("https://tube.example/c","Watch")</f><v>Watch</v></c></row>',
      ),
    ];
    const source = await readWorkbookBy(
      talks("", ', links: [{ from: "Video (link)", purpose: RECORDING }]'),
      {
        sheets: {
          Talks: {
            rows: rows.join(""),
            after: '<hyperlinks><hyperlink ref="E2" r:id="rId1" location="t=5"/></hyperlinks>',
            links: { rId1: "https://tube.example/a" },
          },
        },
      },
    );

    expect(
      source.records.flatMap(({ type, links }) => (type === "Episode" ? links.map(({ url }) => url) : [])),
    ).toEqual(["https://tube.example/a#t=5", "https://tube.example/b", "https://tube.example/c"]);
  });

  it("has what is merged downwards in each of its rows, and to the right in the first column only", async () => {
    const rows = [
      header,
      ["a", "Maps", "2014-03-07", "Ann Lee"],
      ["b", "Nets", "", "Bo Ray"],
      ["c", "Lunch"],
    ];
    const after = '<mergeCells count="2"><mergeCell ref="C2:C900"/><mergeCell ref="B4:D4"/></mergeCells>';
    const source = await readWorkbookBy(talks(), { sheets: { Talks: { rows, after } } });

    expect(daysOf(source)).toEqual(["2014-03-07", "2014-03-07", "2014-03-07"]);
    expect(castOf(source)).toEqual(["Ann Lee", "Bo Ray"]);
  });

  it("may have a title above its columns: the row that has them is found and said, or named", async () => {
    const above = [["Talks of the Map Society", "", "ID"], [], ["as of May"]];
    const rows = [...above, header, ["a", "Maps"]];

    const found = await readWorkbookBy(talks(), { sheets: { Talks: { rows } } });
    const named = await readWorkbookBy(talks("\n    header: 4"), { sheets: { Talks: { rows } } });

    expect([titlesOf(found), titlesOf(named)]).toEqual([["Maps"], ["Maps"]]);
    expect(remarksOf(found)).toContain(
      "talks.xlsx: Talks!A4 The names of the columns are in this row, not in the first.",
    );
    expect(remarksOf(named).some((one) => one.includes("not in the first"))).toBe(false);
  });

  it("has several sheets: all that have the columns are read, those that are hidden only by their names", async () => {
    const sheets = {
      "Day 1": { rows: [header, ["a", "Maps"]] },
      Notes: { rows: [["Read me"], ["Ask Ann Lee"]] },
      "Day 2": { rows: [header, ["b", "Nets"]] },
      Old: { rows: [header, ["c", "Tides"]], state: "hidden" },
    };
    const all = await readWorkbookBy(talks(), { sheets });
    const named = await readWorkbookBy(talks("\n    sheet: [old, day 1]"), { sheets });

    expect([titlesOf(all), titlesOf(named)]).toEqual([
      ["Maps", "Nets"],
      ["Tides", "Maps"],
    ]);
    expect(itemsOf(all)).toEqual(["talks.xlsx: 'Day 1'!A2 read", "talks.xlsx: 'Day 2'!A2 read"]);
    expect(remarksOf(all)[0]).toBe(
      "talks.xlsx: Notes!A1 This sheet has none of the columns that the mapping names, and is not read.",
    );
    await expect(readWorkbookBy(talks("\n    sheet: Day 3"), { sheets })).rejects.toThrow(
      'Expected one of the sheets “Day 1”, “Notes”, “Day 2”, “Old”, but the mapping names "Day 3".',
    );
  });

  it("that has a broken sheet costs the sheet, and its other sheets are read", async () => {
    const sheets = {
      Broken: { rows: "<row><c></row>" },
      Talks: { rows: [header, ["a", "Maps"]] },
    };
    const source = await readWorkbookBy(talks(), { sheets });

    expect(itemsOf(source)).toEqual([
      expect.stringMatching(
        /^talks\.xlsx: Broken!A1 Its part xl\/worksheets\/sheet1\.xml, line 1 cannot be read\. Not well-formed XML/,
      ) as string,
      "talks.xlsx: Talks!A2 read",
    ]);
  });

  it("reports cells beside its columns, and two columns of one name", async () => {
    const rows = [
      ["ID", "Title", "Title"],
      ["a", "Maps", "Other", "note"],
    ];
    const source = await readWorkbookBy(talks(), { sheets: { Talks: { rows } } });

    expect(titlesOf(source)).toEqual(["Maps"]);
    expect(remarksOf(source).slice(0, 2)).toEqual([
      "talks.xlsx: Talks!C1 Two columns are called “Title”: the first counts.",
      "talks.xlsx: Talks!D2 Expected 3 cells, but got 4.",
    ]);
  });
});
