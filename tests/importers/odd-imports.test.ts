import { resolveLink } from "../../src/catalogue/queries/resolve";
import { IdentifierScheme } from "../../src/domain/identifiers";
import { LinkPurpose } from "../../src/domain/links/link";
import { Standing } from "../../src/entities";
import { importFiles } from "../../src/importers/import-files";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { withOddities } from "../../src/importers/drafts/disputes";
import { withoutOddValues } from "../../src/importers/drafts/odd-values";
import { type ImportRecord, to } from "../../src/importers/records";
import { makeEpisode, makeShow } from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { accountsIn, filesOf } from "./feeds/importing";
import { handout, temporaryDataFolder } from "./temporary-data-folder";

const recordOf = (given: Partial<ImportRecord>): ImportRecord => ({
  type: "Episode",
  key: "1",
  place: { file: "talks.csv", line: 7, item: "1" },
  values: {},
  references: {},
  links: [],
  isMentioned: false,
  inference: null,
  ...given,
});

describe("a record of any format with odd values", () => {
  it("loses these values, each with a remark at its line, and nothing else", () => {
    const link = (url: string) => ({ url, purpose: LinkPurpose.ABOUT });
    const odd = recordOf({
      values: {
        title: "Maps",
        publishedOn: "2021-02-30",
        occurredOn: "2021-02",
        language: "English, mostly",
        duration: "an hour",
        number: -1,
      },
      references: { showId: to("Show", "show") },
      links: [link("see the site"), link("https://a:b@c.de/"), link("https://a.org/1")],
    });

    const { record, remarks } = withoutOddValues(odd);

    expect(record).toEqual({
      ...odd,
      values: {
        title: "Maps",
        publishedOn: null,
        occurredOn: "2021-02",
        language: null,
        duration: null,
        number: null,
      },
      links: [link("https://a.org/1")],
    });
    expect(remarks.map(({ place, message }) => `${place.line} ${message.slice(0, 40)}`)).toEqual([
      "7 The link “see the site” of the Episode i",
      "7 The link “https://a:b@c.de/” of the Epis",
      "7 language “English, mostly” of the Episod",
      "7 number “-1” of the Episode is left out. ",
      "7 publishedOn “2021-02-30” of the Episode ",
      "7 duration “an hour” of the Episode is lef",
    ]);
  });

  it("loses an identifier with a wrong check digit, and keeps the others", () => {
    const identifiers = [
      { scheme: IdentifierScheme.ORCID, value: "0000-0002-1825-0098", standing: Standing.STATED },
      { scheme: IdentifierScheme.WIKIDATA, value: "Q42", standing: Standing.STATED },
    ];

    const { record, remarks } = withoutOddValues(
      recordOf({ type: "Person", values: { name: "Ann", identifiers } }),
    );

    expect(record.values["identifiers"]).toEqual(identifiers.slice(1));
    expect(remarks).toHaveLength(1);
  });

  it("is as it was where nothing is odd", () => {
    const record = recordOf({ values: { title: "Maps", publishedOn: "2021~" } });

    expect(withoutOddValues(record).record).toBe(record);
  });

  it("is remarked where it came out before it took place, and stays", () => {
    const entity = makeEpisode({ show: makeShow(), occurredOn: "2021-03", publishedOn: "2021-02" });

    const { entities, remarks } = withOddities([{ record: recordOf({}), entity }], new Map());

    expect(entities).toEqual([entity]);
    expect(remarks.map(({ message }) => message)).toEqual([
      "It came out on 2021-02, before it took place on 2021-03.",
    ]);
  });
});

describe("an identifier of an imported record that another entity has", () => {
  const bib = `@article{maps, title = {Maps}, author = {Lee, Ann}, year = 2020, doi = {10.1000/maps}}`;

  it("is DISPUTED, both stay, and its address leads to both; a second import changes nothing", async () => {
    const { catalogue } = await openedCatalogue();
    const show = `key: maps\ntitle: Maps on air\nkind: PODCAST\ncite: handout:1\nidentifiers: [{ scheme: DOI, value: 10.1000/maps }]\n`;
    await importDataFolder(
      catalogue,
      await temporaryDataFolder({ "documents.yaml": handout, "shows/maps.yaml": show }),
    );

    const files = Object.values(await filesOf({ bib }));
    const report = await importFiles(catalogue, files);

    expect(accountsIn(report)).toEqual([{ items: 1, imported: 1, merged: 0, refused: 0 }]);
    expect(report.files[0]?.remarks.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Its DOI 10\.1000\/maps is that of show_\w+ too\. Both stay/) as string,
    ]);
    expect((await resolveLink(catalogue.reader, "https://dx.doi.org/10.1000/MAPS")).kind).toBe("SEVERAL");
    expect(await catalogue.check()).toEqual([]);
    expect((await importFiles(catalogue, files)).run).toBeNull();
  });
});
