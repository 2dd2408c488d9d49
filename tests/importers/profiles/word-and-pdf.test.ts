import { unpackedSource } from "../../../src/importers/reading/packed-source";
import { inReadingThreads } from "../../../src/importers/reading/reading-threads";
import { SpillFile } from "../../../src/importers/reading/spill-file";
import { docxOf, heading, paragraph, pdfOf, row } from "./documents";
import { factsIn } from "./reading";

/** On a thread, as every import reads. */
async function read(name: string, bytes: Uint8Array, as: string | null = "profile") {
  const spill = new SpillFile();
  try {
    const [found] = await inReadingThreads(spill, {}, (threads) =>
      threads.readFiles([{ name, bytes }], { name, as, mapping: null }),
    );
    if (!found || "unreadable" in found) throw new Error(found?.unreadable ?? "nothing was read");
    return unpackedSource(await spill.read(found.packed));
  } finally {
    await spill.close();
  }
}

describe("A profile as a document of Word", () => {
  it("has headings by their styles, numbered lists, tables and links; its places are paragraphs", async () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const body = [
      paragraph("Ann Lee KC, barrister, Copper Chambers"),
      heading("Podcasts"),
      paragraph("Salt Marsh - Bo Ray", list),
      '<w:p><w:hyperlink r:id="r1"><w:r><w:t>listen</w:t></w:r></w:hyperlink></w:p>',
      heading("Selected talks"),
      `<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>${row("Date", "Title", "Event", "Role")}${row("2024-03-14", "Who owns a river?", "River Law Days", "Keynote")}</w:tbl>`,
      heading("Publications"),
      `<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>${row("Year", "Title", "Where")}${row("2018", "Rivers: a handbook (ed.)", "Tarn Press")}</w:tbl>`,
      heading("Rates"),
      `<w:tbl>${row("Lecture", "500")}</w:tbl>`,
    ];

    const { records, items } = await read("cv.docx", await docxOf(body.join("")));

    expect(
      factsIn(records, "Person", "Show", "Host", "Episode", "Publication", "Contribution", "Affiliation"),
    ).toEqual([
      'Person name "Ann Lee"',
      'Show title "Salt Marsh" kind "PODCAST"',
      'Person name "Bo Ray"',
      'Host role "HOST"; of Show salt marsh, Person bo ray; 0.9 from the heading',
      'Episode number 7 status "HELD"; of Show salt marsh; RECORDING https://salt.example.org/7',
      'Show title "River Law Days" kind "EVENT"',
      'Episode title "Who owns a river?" season "2024" occurredOn "2024-03-14" status "HELD"; of Show river law days',
      'Publication kind "BOOK" title "Rivers: a handbook" publishedOn "2018"; of Organisation tarn press',
      'Contribution role "EDITOR"; of Person person, Publication rivers a handbook',
      'Affiliation kind "EMPLOYMENT" roleTitle "Barrister" state "CURRENT"; of Person person, Organisation copper chambers',
    ]);
    expect(items.map(({ place }) => place.line)).toEqual([3, 10, 18]);
  });
});

describe("What is no text", () => {
  it("is recognised as a profile by its headings, too", async () => {
    const word = await docxOf(
      [paragraph("Ann Lee"), heading("Talks"), paragraph("River Days 2021")].join(""),
    );
    const pdf = pdfOf([
      [1, 0, "Ann Lee"],
      [1, 24, "Talks"],
      [2, 17, "River Days 2021"],
      [2, 17, "Sea Days 2022"],
      [2, 12, "and more"],
      [2, 12, "and more"],
    ]);

    for (const [name, bytes] of [
      ["cv.docx", word],
      ["cv.pdf", pdf],
    ] as const)
      expect((await read(name, bytes, null)).title).toBe("Ann Lee");
  });
});

describe("A profile as a PDF", () => {
  it("has paragraphs where lines are apart, and headings in another font; its places are pages", async () => {
    const bytes = pdfOf([
      [1, 0, "Dr Ann Lee"],
      [2, 17, "Senior Lecturer, Institute of Tides, River University"],
      [1, 24, "2023"],
      [
        2,
        17,
        'Salt Marsh, episode 204: "Rings around nothing". Host: Bo Ray. A line that goes on at the end of',
      ],
      [2, 12, "https://saltmarsh.example.org/204"],
      [2, 17, 'River Law Days, Turku, 5-9 June 2023. Invited talk: "Dust"'],
      [1, 24, "Papers"],
      [2, 17, "On rivers. River Post, May 2020"],
      [2, 12, "and more of it"],
    ]);

    const { records, items } = await read("cv.pdf", bytes);

    expect(factsIn(records, "Person", "Show", "Episode", "Host")).toEqual([
      'Person name "Ann Lee" honorificPrefix "Dr"',
      'Show title "Salt Marsh" kind "PODCAST"',
      'Person name "Bo Ray"',
      'Host role "HOST"; of Show salt marsh, Person bo ray',
      'Episode title "Rings around nothing" number 204 publishedOn "2023" status "HELD"; of Show salt marsh; RECORDING https://saltmarsh.example.org/204',
      'Show title "River Law Days" kind "EVENT"',
      'Episode title "Dust" season "2023" occurredOn "2023-06-05/2023-06-09" status "HELD"; of Show river law days',
    ]);
    expect(new Set(items.map(({ place }) => place.line))).toEqual(new Set([1]));
  });

  it("is refused where it is broken or has no text", async () => {
    const broken = new TextEncoder().encode("%PDF-1.4\nnothing of it\n");

    await expect(read("cv.pdf", broken)).rejects.toThrow("It is no PDF that can be read");
    await expect(read("cv.pdf", pdfOf([]))).rejects.toThrow("Expected a PDF with text");
  });
});
