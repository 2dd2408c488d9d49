import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { graphOver } from "../../helpers/graph-over";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, changesIn } from "../feeds/importing";
import { worksFixture } from "./works";

const question = `{ people(first: 5) { nodes { name sortName alternateNames description honorificPrefix identifiers { scheme value } links { url }
  affiliations(first: 9) { nodes { kind roleTitle state start { edtf } end { edtf } organisation { name locality identifiers { scheme value } } sources { item } } }
  honours(first: 5) { nodes { outcome award { name year conferredBy { name } } } }
  publications(first: 9) { nodes { role creditedAs publication { kind title containerTitle publishedOn { edtf } publisher { name } identifiers { scheme value } } } } } } }`;

const profilesIn = async (catalogue: Catalogue) => {
  const { data, errors } = await graphOver(catalogue)<{ people: { nodes: unknown[] } }>(question);
  expect(errors).toEqual([]);
  return JSON.parse(JSON.stringify(data.people.nodes)) as unknown;
};

const oddIn = (report: ImportReport): string[] =>
  report.files.flatMap(({ remarks, refused }) => [
    ...refused.map(({ why }) => `refused: ${why}`),
    ...remarks.map(({ message }) => message),
  ]);

const tidesArticle = {
  role: "AUTHOR",
  creditedAs: null,
  publication: {
    kind: "ARTICLE",
    title: "Tides of the LaTeX Sea, Part 2",
    containerTitle: "Journal of Tide Tables",
    publishedOn: { edtf: "2019-03" },
    publisher: null,
    identifiers: [{ scheme: "DOI", value: "10.1000/tides.2019" }],
  },
};

describe("An ORCID record", () => {
  it.each(["sol.orcid.json", "sol.orcid.xml"])(
    "in %s becomes a person with affiliations, honours and works",
    async (name) => {
      const { catalogue } = await openedCatalogue();
      const file = worksFixture(name);

      const report = await importFiles(catalogue, [file]);

      expect(report.files[0]?.format).toBe("orcid");
      expect(accountsIn(report)).toEqual([{ items: 10, imported: 8, merged: 1, refused: 1 }]);
      expect(oddIn(report)).toEqual([
        "refused: It has no organisation.",
        "“nowhere” is no http or https address.",
        "It has 1 grants, for which the graph has no place.",
        "It has 1 keywords, for which the graph has no place.",
        "“artistic-performance” is no kind of publication of the graph: it is taken for an article.",
      ]);
      const nowhere = {
        name: "University of Nowhere",
        locality: "Nowhere, PT",
        identifiers: [{ scheme: "ROR", value: "05gq02987" }],
      };
      expect(await profilesIn(catalogue)).toEqual([
        {
          name: "Ana Sol",
          sortName: "Sol, Ana",
          alternateNames: ["A. Sol", "Ana Sol Mar"],
          description: "Reads tides. And winds.",
          honorificPrefix: null,
          identifiers: [
            { scheme: "ORCID", value: "0000-0002-1825-0097" },
            { scheme: "ISNI", value: "0000 0001 2281 955X" },
          ],
          links: [{ url: "https://ana-sol.made.example/" }],
          affiliations: {
            nodes: [
              {
                kind: "EMPLOYMENT",
                roleTitle: "Professor (Tides)",
                state: "CURRENT",
                start: { edtf: "2015-02" },
                end: null,
                organisation: nowhere,
                sources: [{ item: "employment 11" }],
              },
              {
                kind: "EDUCATION",
                roleTitle: "PhD",
                state: "FORMER",
                start: { edtf: "2009" },
                end: { edtf: "2013" },
                organisation: { name: "Tide School", locality: "Nowhere, PT", identifiers: [] },
                sources: [{ item: "education 12" }],
              },
              {
                kind: "MEMBERSHIP",
                roleTitle: null,
                state: "UNKNOWN",
                start: null,
                end: null,
                organisation: { name: "Society for Charts", locality: null, identifiers: [] },
                sources: [{ item: "membership 13" }],
              },
            ],
          },
          honours: {
            nodes: [
              {
                outcome: "WON",
                award: { name: "Golden Tide", year: "2018", conferredBy: { name: "Society for Charts" } },
              },
            ],
          },
          publications: {
            nodes: [
              {
                role: "AUTHOR",
                creditedAs: null,
                publication: {
                  kind: "ARTICLE",
                  title: "Dance",
                  containerTitle: null,
                  publishedOn: { edtf: "2020" },
                  publisher: null,
                  identifiers: [],
                },
              },
              tidesArticle,
              {
                role: "AUTHOR",
                creditedAs: null,
                publication: {
                  kind: "ARTICLE",
                  title: "On Winds: A Chapter",
                  containerTitle: null,
                  publishedOn: null,
                  publisher: null,
                  identifiers: [],
                },
              },
            ],
          },
        },
      ]);
      expect(await catalogue.check()).toEqual([]);
      expect(changesIn(await importFiles(catalogue, [file]))).toEqual([]);
    },
  );

  it("is one source in both forms, and is of the person who has the iD already", async () => {
    const { catalogue } = await openedCatalogue();
    await importFiles(catalogue, [worksFixture("tides.csl.json")]);

    const report = await importFiles(catalogue, [
      worksFixture("sol.orcid.json"),
      worksFixture("sol.orcid.xml"),
    ]);

    expect(report.added.filter(({ type }) => type === "Person")).toEqual([]);
    expect(report.added.flatMap(({ type, name }) => (type === "Publication" ? name : []))).toEqual([
      "On Winds: A Chapter",
      "Dance",
    ]);
    expect(await catalogue.check()).toEqual([]);
  });
});

describe("A résumé of JSON Resume", () => {
  it("becomes a person with affiliations, honours and publications", async () => {
    const { catalogue } = await openedCatalogue();
    const file = worksFixture("sol.resume.json");

    const report = await importFiles(catalogue, [file]);

    expect(report.files[0]?.format).toBe("json-resume");
    expect(accountsIn(report)).toEqual([{ items: 9, imported: 7, merged: 0, refused: 2 }]);
    expect(oddIn(report)).toEqual([
      "refused: It has no organisation.",
      "refused: It has no name.",
      "It ends on 2012, before it starts on 2013-01.",
      "“soon” is no date.",
      "It has 1 skills, for which the graph has no place.",
    ]);
    const organisation = (name: string) => ({ name, locality: null, identifiers: [] });
    expect(await profilesIn(catalogue)).toMatchObject([
      {
        name: "Ana Sol",
        honorificPrefix: "Dr",
        description: "Reader of tides",
        links: [{ url: "https://ana-sol.made.example" }, { url: "https://social.made.example/@ana" }],
        affiliations: {
          nodes: [
            {
              kind: "EMPLOYMENT",
              roleTitle: "Professor",
              state: "CURRENT",
              start: { edtf: "2015-02-01" },
              end: null,
              organisation: organisation("University of Nowhere"),
            },
            {
              kind: "EMPLOYMENT",
              roleTitle: "Editor",
              start: { edtf: "2013-01" },
              end: null,
              organisation: organisation("Tide Tables Ltd"),
            },
            {
              kind: "SERVICE",
              roleTitle: "Treasurer",
              state: "FORMER",
              start: { edtf: "2010" },
              end: { edtf: "2011-06-30" },
            },
            {
              kind: "EDUCATION",
              roleTitle: "PhD, Oceans",
              state: "UNKNOWN",
              start: { edtf: "2009-09-01" },
              end: null,
            },
          ],
        },
        honours: {
          nodes: [
            { award: { name: "Golden Tide", year: "2018", conferredBy: { name: "Society for Charts" } } },
          ],
        },
        publications: {
          nodes: [
            {
              publication: {
                title: "Tides of the LaTeX Sea, Part 2",
                publisher: { name: "Made Up Press" },
                identifiers: [{ value: "10.1000/tides.2019" }],
              },
            },
          ],
        },
      },
    ]);
    expect(await catalogue.check()).toEqual([]);
    expect(changesIn(await importFiles(catalogue, [file]))).toEqual([]);
  });

  it("says nothing again that an ORCID record of the same person has said", async () => {
    const { catalogue } = await openedCatalogue();
    await importFiles(catalogue, [worksFixture("sol.orcid.json")]);

    const report = await importFiles(catalogue, [worksFixture("sol.resume.json")]);

    expect(
      report.added.filter(
        ({ type }) => type === "Person" || type === "Publication" || type === "Award" || type === "Honour",
      ),
    ).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });
});
