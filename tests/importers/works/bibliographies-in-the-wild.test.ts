import { namesOf, readText, recordsOf } from "../schedules/reading";

const publicationsIn = (text: string, name = "kelp.bib") => recordsOf(readText(text, name), "Publication");

describe("A bibliography in the wild", () => {
  it.each([
    ["@article{a, author={王, 小明}, title={潮汐}, year=2020}", "王小明"],
    ["@article{a, author={김, 민수}, title={조수}, year=2020}", "김민수"],
    ["@article{a, author={スミス, ジョン}, title={潮}, year=2020}", "ジョン スミス"],
    ["@article{a, author={Wang, Xiaoming}, title={Tides}, year=2020}", "Xiaoming Wang"],
  ])("has the family name first where the script says so: %s", (entry, name) => {
    expect(namesOf(readText(entry, "a.bib"), "Person")).toEqual([name]);
  });

  it.each([
    [
      "Talk at KelpConf, Oslo. \\url{https://kelp.example/talk}",
      "Talk at KelpConf, Oslo",
      "https://kelp.example/talk",
    ],
    ["Available online at \\url{https://kelp.example/talk}", null, "https://kelp.example/talk"],
    ["\\url{https://kelp.example/talk}", null, "https://kelp.example/talk"],
    ["KelpConf keynote", "KelpConf keynote", undefined],
  ])("has where it was published, and the address, in howpublished: %s", (howpublished, where, url) => {
    const [found] = publicationsIn(
      `@misc{a, author={Ann Lee}, title={Tides}, year=2020, howpublished={${howpublished}}}`,
    );
    expect(found?.values["containerTitle"]).toBe(where);
    expect(found?.links[0]?.url).toBe(url);
  });

  it("has papers of conferences as CONF, as Zotero and EndNote write them", () => {
    const paper =
      "TY  - CONF\nAU  - Lee, Ann\nTI  - Tides\nC3  - Proceedings of KelpConf\nPY  - 2019\nER  - \n";
    expect(publicationsIn(paper, "a.ris")[0]?.values).toMatchObject({
      kind: "ARTICLE",
      containerTitle: "Proceedings of KelpConf",
    });
    const proceedings = "TY  - CONF\nA2  - Lee, Ann\nTI  - Proceedings of KelpConf\nPY  - 2019\nER  - \n";
    expect(publicationsIn(proceedings, "a.ris")[0]?.values["kind"]).toBe("BOOK");
  });

  it("is of PubMed too, in its own format, with the lines of its references", () => {
    const source = readText(
      `
PMID- 31234567
DP  - 2019 Jun 3
TI  - Tides: a long
      title continued.
LID - 10.1234/kelp.1 [doi]
LID - S0000-0000(19)30001-1 [pii]
FAU - Lee, Ann
AU  - Lee A
FAU - van der Berg, Paul
AU  - van der Berg P
CN  - Kelp Consortium
PT  - Journal Article
JT  - Journal of Kelp

PMID- 31234568
DP  - 2020 Jul-Aug
TI  - Nets.
FAU - Ray, Bo
`,
      "pubmed.nbib",
    );
    expect(source.items.map(({ place, title }) => `${place.line} ${title}`)).toEqual([
      "2 Tides: a long title continued.",
      "16 Nets.",
    ]);
    expect(recordsOf(source, "Publication").map(({ values }) => values["publishedOn"])).toEqual([
      "2019-06-03",
      "2020",
    ]);
    expect(recordsOf(source, "Publication")[0]?.values["identifiers"]).toMatchObject([
      { value: "10.1234/kelp.1" },
    ]);
    expect(namesOf(source, "Person")).toEqual(["Ann Lee", "Paul van der Berg", "Bo Ray"]);
    expect(namesOf(source, "Organisation")).toEqual(["Kelp Consortium"]);
  });

  it("has dates and events in words in CSL-JSON", () => {
    const item = {
      id: 1,
      type: "speech",
      title: "Tides",
      "event-title": "KelpConf",
      issued: { raw: "March 2021" },
    };
    expect(publicationsIn(JSON.stringify([item]), "a.json")[0]?.values).toMatchObject({
      containerTitle: "KelpConf",
      publishedOn: "2021-03",
    });
  });
});
