import { countsOfHistory, pagesOfHistory } from "../../src/catalogue/queries/changes";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";
import { contentOf, expectWhole, mergeInto, outcome, stateOf, takeOut } from "./merging";
import { twoInOne, twoRecords } from "./two-records";

describe("A merge", () => {
  it("gives the survivor what it lacks, lists of both, and the other name", async () => {
    const { catalogue, vic, dr } = await twoInOne();

    expect(await stateOf(catalogue, dr.id)).toBeNull();
    expect(await stateOf(catalogue, vic.id)).toMatchObject({
      slug: "victoria-carr",
      name: "Victoria Carr",
      honorificPrefix: "Dr",
      description: "A head teacher.",
      alternateNames: ["Vicky", "Dr V. Carr"],
      identifiers: [{ scheme: "ORCID" }, { scheme: "ISNI" }],
      // What is said of the description is not that of the survivor.
      sources: [{ line: 1 }, { line: 2 }, { line: 3, field: "description", value: "Author." }],
    });
    await expectWhole(catalogue);
  });

  it("moves relations, and folds those that both have into one with both sources", async () => {
    const { catalogue, vic, vics, drs, drsOwn } = await twoInOne();

    expect(await stateOf(catalogue, drsOwn.id)).toMatchObject({ personId: vic.id });
    expect(await stateOf(catalogue, drs.id)).toBeNull();
    expect(await stateOf(catalogue, vics.id)).toMatchObject({
      roles: ["GUEST", "PANELLIST"],
      creditedAs: "Dr Vicky",
      sources: [{ line: 4 }, { line: 5 }],
    });
  });

  it("keeps another credit as the value of its source", async () => {
    const catalogue = (await openedCatalogue()).catalogue;
    const { vic, dr, vics, drs, all } = twoRecords();
    const credited = make.changed(vics, { creditedAs: "V. Carr" });
    await upsert(catalogue, ...all.filter((one) => one !== vics), credited);

    await mergeInto(catalogue, vic.id, dr.id);

    expect(await stateOf(catalogue, drs.id)).toBeNull();
    expect(await stateOf(catalogue, vics.id)).toMatchObject({
      creditedAs: "V. Carr",
      sources: [{ line: 4 }, { line: 5 }, { line: 5, field: "creditedAs", value: "Dr Vicky" }],
    });
  });

  it("leaves facts apart that cannot be one", async () => {
    const { catalogue } = await openedCatalogue();
    const [one, other] = [make.makePerson(), make.makePerson()];
    const organisation = make.makeOrganisation();
    const terms = [
      make.makeAffiliation({ person: one, organisation, start: "2010" }),
      make.makeAffiliation({ person: other, organisation, start: "2015" }),
      make.makeAffiliation({ person: other, organisation, end: "2012" }),
    ] as const;
    await upsert(catalogue, one, other, organisation, ...terms);

    await mergeInto(catalogue, one.id, other.id);

    expect(await stateOf(catalogue, terms[0].id)).toMatchObject({ start: "2010", end: "2012" });
    expect(await stateOf(catalogue, terms[1].id)).toMatchObject({ start: "2015", personId: one.id });
    expect(await stateOf(catalogue, terms[2].id)).toBeNull();
  });

  it("of episodes puts the appearances of the absorbed one last", async () => {
    const { catalogue } = await openedCatalogue();
    const show = make.makeShow();
    const [one, other] = [make.makeEpisode({ show }), make.makeEpisode({ show })];
    const people = [1, 2, 3].map(() => make.makePerson());
    const places = [
      [one, 1],
      [one, 2],
      [other, 1],
    ] as const;
    const appearances = places.map(([episode, position], place) =>
      make.makeAppearance({ person: people[place] as never, episode, position }),
    );
    await upsert(catalogue, show, one, other, ...people, ...appearances);
    const before = await contentOf(catalogue);

    await mergeInto(catalogue, one.id, other.id);

    expect(await stateOf(catalogue, appearances[2]?.id ?? "")).toMatchObject({
      episodeId: one.id,
      position: 3,
    });
    await takeOut(catalogue, other.id);
    expect(await contentOf(catalogue)).toEqual(before);
  });

  it("is refused for two of which a fact says that they are two", async () => {
    const { catalogue } = await openedCatalogue();
    const trust = make.makeOrganisation();
    const school = make.makeOrganisation({ parent: trust });
    const partner = make.makeOrganisation();
    const partnership = make.makePartnership({ from: school, to: partner });
    await upsert(catalogue, trust, school, partner, partnership);
    const before = await catalogue.contentHash();

    expect(outcome(await mergeInto(catalogue, trust.id, school.id))).toEqual([["DISTINCT", school.id]]);
    expect(outcome(await mergeInto(catalogue, school.id, trust.id))).toEqual([["DISTINCT", school.id]]);
    expect(outcome(await mergeInto(catalogue, school.id, partner.id))).toEqual([
      ["DISTINCT", partnership.id],
    ]);
    expect(await catalogue.contentHash()).toBe(before);
  });

  it("case 39: in a cycle, again, of one with itself, or of what was merged already, is refused and says into what", async () => {
    const { catalogue, vic, dr } = await twoInOne();
    const other = make.makePerson();
    await upsert(catalogue, other);
    const merge = async (survivor: string, absorbed: string) =>
      outcome(await mergeInto(catalogue, survivor, absorbed));

    expect(await merge(dr.id, vic.id)).toEqual([["ALREADY_MERGED", vic.id]]);
    expect(await merge(vic.id, dr.id)).toEqual([["ALREADY_MERGED", vic.id]]);
    expect(await merge(other.id, dr.id)).toEqual([["ALREADY_MERGED", vic.id]]);
    expect(await merge(dr.id, other.id)).toEqual([["ALREADY_MERGED", vic.id]]);
    expect(await merge(vic.id, vic.id)).toEqual([["BAD_USER_INPUT", null]]);
    expect(await merge(vic.id, make.makePerson().id)).toEqual([["NOT_FOUND", null]]);
  });

  it("case 39: at the same time as others has one winner", async () => {
    const { catalogue } = await openedCatalogue();
    const { vic, dr, all } = twoRecords();
    await upsert(catalogue, ...all);

    const made = await Promise.all([
      mergeInto(catalogue, vic.id, dr.id),
      mergeInto(catalogue, dr.id, vic.id),
      mergeInto(catalogue, vic.id, dr.id),
    ]);

    expect(made.map(outcome).toSorted((one, other) => one.length - other.length)).toEqual([
      [],
      [["ALREADY_MERGED", expect.any(String)]],
      [["ALREADY_MERGED", expect.any(String)]],
    ]);
    await expectWhole(catalogue);
  });

  it("is refused where either was changed since the client read it", async () => {
    const { catalogue } = await openedCatalogue();
    const { vic, dr, all } = twoRecords();
    await upsert(catalogue, ...all);
    await upsert(catalogue, make.changed(dr, { description: "Another." }));

    expect(outcome(await mergeInto(catalogue, vic.id, dr.id, { expectedVersion: 2 }))).toEqual([
      ["CONFLICT", vic.id],
    ]);
    expect(outcome(await mergeInto(catalogue, vic.id, dr.id, { expectedAbsorbedVersion: 1 }))).toEqual([
      ["CONFLICT", dr.id],
    ]);
  });
});

describe("The history of the survivor", () => {
  it("is of both, newest first, a page at a time", async () => {
    const { catalogue, vic, dr } = await twoInOne();
    await upsert(catalogue, make.changed(vic, { description: "Later." }));
    const pages: string[][] = [];
    for (let after: string | null = null; ;) {
      const pageOf = await pagesOfHistory(
        catalogue.reader,
        [vic.id, dr.id],
        { first: 2, after },
        async () => 0,
      );
      const page = pageOf.get(vic.id);
      pages.push((page?.nodes ?? []).map(({ entityId, operation }) => `${entityId === vic.id} ${operation}`));
      const { endCursor, hasNextPage } = page?.pageInfo ?? { endCursor: null, hasNextPage: false };
      if (!hasNextPage) break;
      after = endCursor;
    }

    expect(pages).toEqual([
      ["true UPDATED", "true UPDATED"],
      ["false MERGED", "false CREATED"],
      ["true CREATED"],
    ]);
    expect(await countsOfHistory(catalogue.reader, [vic.id])).toEqual(new Map([[vic.id, 5]]));
  });
});
