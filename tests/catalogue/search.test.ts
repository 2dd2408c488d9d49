import type { Catalogue } from "../../src/catalogue/catalogue";
import { lookUp, pagesOfHits } from "../../src/catalogue/queries/search";
import { thingTypes } from "../../src/projections/search";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { found, foundNames, shownAs, suggestions } from "./searching";

async function catalogueOf(...things: Parameters<typeof upsert>[1][]): Promise<Catalogue> {
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, ...things);
  return catalogue;
}

const organisations = (...names: string[]) => names.map((name) => make.makeOrganisation({ name }));

describe("A search", () => {
  it("has the name itself first, then names that begin with it, names that hold it, and what is said", async () => {
    const catalogue = await catalogueOf(
      make.makeOrganisation({ name: "Reserve", description: "Part of the army." }),
      ...organisations("The Army of Friends", "Army Zoo", "Army Choir", "Salvation Army", "Army"),
    );

    expect(await foundNames(catalogue, "army", "Organisation")).toEqual([
      "EXACT_NAME [Army]",
      "NAME_PREFIX [Army] Choir",
      "NAME_PREFIX [Army] Zoo",
      "WORDS_IN_NAME Salvation [Army]",
      "WORDS_IN_NAME The [Army] of Friends",
      "PROSE Reserve",
    ]);
  });

  it("shows the line in which it was found only where no name has all the words", async () => {
    const catalogue = await catalogueOf(
      make.makeOrganisation({ name: "Army Reserve", description: "Reserve of the army." }),
      make.makeOrganisation({ name: "Friends", slug: "friends", description: "Of the army, in reserve." }),
    );

    const { hits } = await found(catalogue, "army reserve", "Organisation");

    expect(hits.map(({ excerpt }) => excerpt && shownAs(excerpt))).toEqual([
      null,
      "Of the [army], in [reserve].",
    ]);
  });

  it("finds every word wherever it stands, and none that is not there", async () => {
    const catalogue = await catalogueOf(...organisations("Centre for Army Leadership", "Army Choir"));

    expect(await foundNames(catalogue, "leadership army", "Organisation")).toEqual([
      "WORDS_IN_NAME Centre for [Army] [Leadership]",
    ]);
    expect(await foundNames(catalogue, "army leaders museum", "Organisation")).toEqual([]);
  });

  it("does not mind case, accents, punctuation or the form of letters, on either side", async () => {
    const catalogue = await catalogueOf(...organisations("Société Générale", "O’Brien’s Oﬃce", "ŁÓDŹ"));

    for (const text of ["societe GENERALE", "sociÉté\u0301-générale", "“Société, Générale”"])
      expect(await foundNames(catalogue, text, "Organisation")).toEqual(["EXACT_NAME [Société] [Générale]"]);
    expect(await foundNames(catalogue, "obriens office", "Organisation")).toEqual([
      "EXACT_NAME [O’Brien’s] [Oﬃce]",
    ]);
    expect(await foundNames(catalogue, "lodz", "Organisation")).toEqual(["EXACT_NAME [ŁÓDŹ]"]);
  });

  it("takes the last word for a beginning, until a space follows it", async () => {
    const catalogue = await catalogueOf(...organisations("Army Leadership", "Army Lead", "Lead Army"));

    expect(await foundNames(catalogue, "army lead", "Organisation")).toEqual([
      "EXACT_NAME [Army] [Lead]",
      "NAME_PREFIX [Army] [Leadership]",
      "WORDS_IN_NAME [Lead] [Army]",
    ]);
    expect(await foundNames(catalogue, "army lead ", "Organisation")).toEqual([
      "EXACT_NAME [Army] [Lead]",
      "WORDS_IN_NAME [Lead] [Army]",
    ]);
    expect(await foundNames(catalogue, "ar lead", "Organisation")).toEqual([]);
  });

  it("goes by any name, and shows that one", async () => {
    const catalogue = await catalogueOf(
      make.makePerson({
        name: "Victoria Carr",
        honorificPrefix: "Dr",
        alternateNames: ["Vic Carr", "The Head"],
      }),
    );

    expect(await foundNames(catalogue, "vic carr", "Person")).toEqual(["EXACT_NAME [Vic] [Carr]"]);
    expect(await foundNames(catalogue, "dr victoria", "Person")).toEqual([
      "NAME_PREFIX [Dr] [Victoria] Carr",
    ]);
    expect(await foundNames(catalogue, "head victoria", "Person")).toEqual(["WORDS_IN_NAME [Victoria] Carr"]);
  });

  it("finds each type by what it is called, by what is said about it, and by its slug", async () => {
    const show = make.makeShow({ title: null, displayTitle: "Alpha", alternateTitles: ["Beta"] });
    const catalogue = await catalogueOf(
      make.makePerson({ name: "Alpha", alternateNames: ["Beta"], description: "Gamma", slug: "delta" }),
      make.makeOrganisation({ name: "Alpha", alternateNames: ["Beta"], description: "Gamma", slug: "delta" }),
      make.changed(show, { description: "Gamma", slug: "delta" }),
      make.makeEpisode({ show, title: null, displayTitle: "Alpha", description: "Gamma", slug: "delta" }),
      make.makeTopic({ label: "Alpha", description: "Gamma", slug: "delta" }),
      make.makePublication({ title: "Alpha", abstract: "Gamma", containerTitle: "Epsilon", slug: "delta" }),
      make.makeAward({ name: "Alpha", category: "Beta", slug: "delta" }),
    );
    const tiersOf = async (text: string) =>
      Promise.all(
        thingTypes.map(async (type) =>
          (await found(catalogue, text, type)).hits.map(({ tier }) => tier).join(),
        ),
      );
    const [exact, prose] = ["EXACT_NAME", "PROSE"];

    expect(await tiersOf("alpha")).toEqual(thingTypes.map(() => exact));
    expect(await tiersOf("beta")).toEqual([exact, exact, exact, "", "", "", exact]);
    expect(await tiersOf("gamma")).toEqual([prose, prose, prose, prose, prose, prose, ""]);
    expect(await tiersOf("delta")).toEqual(thingTypes.map(() => prose));
    expect(await tiersOf("epsilon")).toEqual(["", "", "", "", "", prose, ""]);
  });

  it("follows what is renamed and what is removed", async () => {
    const army = make.makeOrganisation({ name: "Army" });
    const catalogue = await catalogueOf(army, make.makeOrganisation({ name: "Army Choir" }));

    await upsert(catalogue, make.changed(army, { name: "Navy", slug: "navy" }));
    expect(await foundNames(catalogue, "army", "Organisation")).toEqual(["NAME_PREFIX [Army] Choir"]);
    expect(await foundNames(catalogue, "navy", "Organisation")).toEqual(["EXACT_NAME [Navy]"]);

    await catalogue.edit(testStamp, (edit) => edit.remove([army.id]));
    expect(await foundNames(catalogue, "navy", "Organisation")).toEqual([]);
    expect(await suggestions(catalogue, "nvay")).toEqual([]);
  });

  it("pages through all of it, once, in one order, whatever the size of the pages", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${index % 3 ? "Army" : "The Army"} ${index % 7}`);
    const catalogue = await catalogueOf(
      ...names.map((name, key) => make.makeShow({ title: name, key: `${key}` })),
    );
    const whole = await found(catalogue, "army", "Show");

    expect(new Set(whole.hits.map(({ id }) => id)).size).toBe(40);
    expect(whole).toMatchObject({ totalCount: 40, isCapped: false });
    for (const first of [1, 3, 7]) expect(await found(catalogue, "army", "Show", first)).toEqual(whole);
  });

  it("case 29: refuses a cursor of another type", async () => {
    const catalogue = await catalogueOf(
      ...organisations("Army", "Army Choir"),
      make.makePerson({ name: "Army" }),
    );
    const { sought, groups } = await lookUp(catalogue.reader, "army", ["Organisation", "Person"]);
    const [organisation = "", person = ""] = groups.map(({ ask }) => ask);
    const pages = await pagesOfHits(
      catalogue.reader,
      sought,
      [organisation],
      { first: 1, after: null },
      async () => 0,
    );
    const after = pages.get(organisation)?.pageInfo.endCursor ?? "";

    for (const asks of [[person], [organisation, person]])
      await expect(
        pagesOfHits(catalogue.reader, sought, asks, { first: 1, after }, async () => 0),
      ).rejects.toMatchObject({ code: "BAD_CURSOR" });
  });

  it("finds nothing, and asks nothing, for a text without a letter or a digit", async () => {
    const statements: string[] = [];
    const catalogue = await temporaryCatalogue({ onStatement: (sql) => statements.push(sql) });
    statements.length = 0;

    const search = await lookUp(catalogue.reader, " \t*?! ", thingTypes);

    expect(statements).toEqual([]);
    expect(search.unknown).toEqual([]);
    for (const type of thingTypes) expect(await foundNames(catalogue, "", type)).toEqual([]);
  });
});

describe("Suggestions", () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await catalogueOf(
      ...organisations("Centre for Army Leadership", "British Army", "Salvation Arms"),
      make.makePerson({ name: "Victoria Carr", description: "Researcher of wellbeing." }),
    );
  });

  it.each([
    ["leedership ", ["leadership"]],
    ["army leedershp", ["army leadership"]],
    ["amry ", ["army"]],
    ["victria cart ", ["victoria carr"]],
    ["khristine ", []],
    ["lictoria ", ["victoria"]],
    ["leedersh", ["leadership"]],
  ])("for %j are %j", async (text, expected) => {
    expect(await suggestions(catalogue, text)).toEqual(expected);
  });

  it("are nearest first, one for each word that is near", async () => {
    expect(await suggestions(catalogue, "armx ")).toEqual(["arms", "army"].toSorted());
  });

  it.each([
    ["victoria army ", ["army", "victoria"]],
    ["carr army victoria ", ["carr victoria", "army"]],
    ["army leadership carr", ["army leadership", "carr"]],
    ["wellbeing carr arm", ["wellbeing carr", "arm"]],
    // One word nobody has, and none is near; and one that is, though the text still finds nothing.
    ["carr zzyzx victoria ", ["carr victoria"]],
    ["victria army ", ["army", "victoria"]],
  ])(
    "for %j, of which nothing has every word, are the parts that something has: %j",
    async (text, expected) => {
      expect(await suggestions(catalogue, text)).toEqual(expected);
    },
  );

  it("of parts find what they say, each by itself", async () => {
    const parts = await suggestions(catalogue, "carr leadership victoria arms ");

    expect(parts).toEqual(["carr victoria", "leadership", "arms"]);
    for (const part of parts) expect(await suggestions(catalogue, `${part} `)).toEqual([]);
  });

  it("are none for a word of two letters, which is near to anything", async () => {
    expect(await suggestions(catalogue, "ax ")).toEqual([]);
  });

  it("are of the types that are asked for", async () => {
    expect(await suggestions(catalogue, "victria ", ["Organisation"])).toEqual([]);
    expect(await suggestions(catalogue, "victria ", ["Person"])).toEqual(["victoria"]);
  });

  it("are words of names, not of prose", async () => {
    expect(await suggestions(catalogue, "wellbeng ")).toEqual([]);
  });
});
