import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { handout, namesOf, readFiles, temporaryDataFolder } from "./temporary-data-folder";

const person = (key: string, ...identifiers: string[]) => `  - key: ${key}
    name: ${key}
    cite: handout:1
    identifiers:
${identifiers.map((identifier) => `      - { ${identifier} }\n`).join("")}`;
const orcid = (value: string, more = "") => `scheme: ORCID, value: "${value}"${more}`;
const josiah = "0000-0002-1825-0097";

const people = (...persons: string[]) => ({ "people.yaml": `people:\n${persons.join("")}` });

describe("an identifier", () => {
  it("is kept as its registry writes it, with its standing, in the order written", async () => {
    const { entities, problems } = await readFiles(
      people(
        person(
          "ann",
          orcid(`https://orcid.org/${josiah}`),
          "scheme: WIKIDATA, value: q42, standing: CONFIRMED",
        ),
      ),
    );

    expect(problems).toEqual([]);
    expect(entities.at(-1)).toMatchObject({
      identifiers: [
        { scheme: "ORCID", value: josiah, standing: "STATED" },
        { scheme: "WIKIDATA", value: "Q42", standing: "CONFIRMED" },
      ],
    });
  });

  it("is that of a show too: podcast:guid is one", async () => {
    const guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
    const { entities, problems } = await readFiles({
      "shows/a.yaml": `{ key: a, title: A, kind: PODCAST, identifiers: [{ scheme: PODCAST_GUID, value: "${guid.toUpperCase()}" }], formerFeedUrls: ["https://example.org/old"], cite: "handout:1" }\n`,
    });

    expect(problems).toEqual([]);
    expect(entities.at(-1)).toMatchObject({
      identifiers: [{ scheme: "PODCAST_GUID", value: guid }],
      formerFeedUrls: ["https://example.org/old"],
    });
  });

  it("with a wrong check digit is a problem at its line, and what bears it is left out", async () => {
    const { entities, problems } = await readFiles(
      people(
        person("ann", "scheme: WIKIDATA, value: Q42", orcid("0000-0002-1825-0098")),
        person("ben", orcid(josiah)),
      ),
    );

    expect(namesOf(entities)).toEqual(["Document handout", "Person ben"]);
    expect(problems).toEqual([
      {
        code: "BAD_IDENTIFIER",
        file: "people.yaml",
        line: 7,
        message:
          'Expected ORCID such as 0000-0002-1825-0097, with a valid check digit if it has one, but got "0000-0002-1825-0098".',
      },
    ]);
  });

  it("of an unknown scheme is a problem at its line", async () => {
    const { problems } = await readFiles(people(person("ann", "scheme: PASSPORT, value: '1'")));

    expect(problems).toEqual([
      expect.objectContaining({
        code: "NOT_BY_SCHEMA",
        line: 6,
        message: expect.stringContaining("Expected scheme to be one of ORCID, ISNI") as string,
      }),
    ]);
  });

  it("that two bear, however each writes it, is a problem at the second, and DISPUTED of both", async () => {
    const { entities, problems } = await readFiles({
      ...people(person("ann", orcid(josiah)), person("ben", orcid(josiah.replaceAll("-", "")))),
      "organisations.yaml": `organisations:
  - { key: hill, name: Hill, identifiers: [{ scheme: ISNI, value: "000000012281955X" }], cite: "handout:1" }
`,
    });

    expect(namesOf(entities)).toEqual(["Document handout", "Organisation hill", "Person ann", "Person ben"]);
    expect(entities.slice(-2)).toMatchObject([
      { identifiers: [{ value: josiah, standing: "DISPUTED" }] },
      { identifiers: [{ value: josiah, standing: "DISPUTED" }] },
    ]);
    expect(problems).toEqual([
      {
        code: "LIKELY_DUPLICATE",
        file: "people.yaml",
        line: 11,
        message: `Its ORCID ${josiah} is that of the Person in people.yaml, line 2. Both stay, and the identifier is DISPUTED.`,
      },
    ]);
  });

  it("that one bears twice is a problem too", async () => {
    const { problems } = await readFiles(people(person("ann", orcid(josiah), orcid(josiah))));

    expect(problems).toMatchObject([{ code: "DUPLICATE", line: 7 }]);
  });

  it("that both mark DISPUTED is borne by both, in the catalogue too", async () => {
    const catalogue = await temporaryCatalogue();
    const disputed = orcid(josiah, ", standing: DISPUTED");
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      ...people(person("ann", disputed), person("ben", disputed)),
    });

    const { entities, problems } = await importDataFolder(catalogue, folder, { partial: true });

    expect(problems).toEqual([]);
    expect(namesOf(entities)).toEqual(["Document handout", "Person ann", "Person ben"]);
    expect(await catalogue.check()).toEqual([]);
  });
});
