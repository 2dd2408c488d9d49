import { eraseHistory } from "../../src/catalogue/commands/erase-history";
import type { Appearance, Episode } from "../../src/entities";
import { laterMerges, mergeOf } from "../../src/catalogue/commands/merge/made-merges";
import * as make from "../helpers/make-entities";
import { opened, openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";
import { contentOf, expectWhole, mergeInto, outcome, stateOf, takeOut } from "./merging";
import { at, twoInOne } from "./two-records";

describe("An un-merge", () => {
  it("gives both back what they had", async () => {
    const { catalogue, before, dr } = await twoInOne();

    expect(outcome(await takeOut(catalogue, dr.id))).toEqual([]);

    expect(await contentOf(catalogue)).toEqual(before);
    await expectWhole(catalogue);
  });

  it("lets later edits of a relation go back with it, and those of the survivor's fields stay", async () => {
    const { catalogue, vic, dr, drsOwn } = await twoInOne();
    await upsert(
      catalogue,
      make.changed(drsOwn, { personId: vic.id, creditedAs: "Vicky C." }),
      make.changed(vic, {
        description: "A head.",
        honorificPrefix: "Prof",
        alternateNames: ["Vicky", "Dr V. Carr", "Tori"],
        identifiers: [...vic.identifiers, ...dr.identifiers],
        sources: [...vic.sources, ...dr.sources, ...at(9)],
      }),
    );

    expect(outcome(await takeOut(catalogue, dr.id))).toEqual([]);

    expect(await stateOf(catalogue, drsOwn.id)).toMatchObject({ personId: dr.id, creditedAs: "Vicky C." });
    const survivor = await stateOf(catalogue, vic.id);
    expect(survivor).toMatchObject({
      description: "A head.",
      honorificPrefix: "Prof",
      alternateNames: ["Tori"],
      identifiers: [{ scheme: "ORCID" }],
    });
    expect((survivor?.["sources"] as Array<{ line: number }> | undefined)?.map(({ line }) => line)).toContain(
      9,
    );
    await expectWhole(catalogue);
  });

  it("leaves away what was removed since, and with others what was given to them", async () => {
    const { catalogue, vic, dr, drsOwn, vics } = await twoInOne();
    await catalogue.edit(testStamp, (edit) => edit.remove([drsOwn.id, vics.id]));

    expect(outcome(await takeOut(catalogue, dr.id))).toEqual([]);

    expect([await stateOf(catalogue, drsOwn.id), await stateOf(catalogue, vics.id)]).toEqual([null, null]);
    expect(await stateOf(catalogue, vic.id)).not.toBeNull();
    await expectWhole(catalogue);
  });

  it("lets ids that had led to the entity before lead to it again", async () => {
    const { catalogue } = await openedCatalogue();
    const [one, two, three] = [1, 2, 3].map(() => make.makePerson({ sources: [] }).id) as [
      string,
      string,
      string,
    ];
    await upsert(catalogue, ...[one, two, three].map((id) => make.makePerson({ id, sources: [] })));
    await mergeInto(catalogue, two, one);
    await mergeInto(catalogue, three, two);

    expect(outcome(await takeOut(catalogue, two))).toEqual([]);

    expect((await contentOf(catalogue)).merged).toEqual([{ id: one, mergedInto: two }]);
    expect(outcome(await takeOut(catalogue, one))).toEqual([]);
    await expectWhole(catalogue);
  });

  it("takes out one whose survivor was merged since, which stays merged", async () => {
    const { catalogue, vic, dr, drsOwn } = await twoInOne();
    const last = make.makePerson({ name: "V. Carr", slug: "v-carr" });
    await upsert(catalogue, last);
    await mergeInto(catalogue, last.id, vic.id);

    expect(outcome(await takeOut(catalogue, dr.id))).toEqual([]);

    expect((await contentOf(catalogue)).merged).toEqual([{ id: vic.id, mergedInto: last.id }]);
    expect(await stateOf(catalogue, drsOwn.id)).toMatchObject({ personId: dr.id });
    expect(await stateOf(catalogue, last.id)).toMatchObject({ alternateNames: ["Victoria Carr"] });
    await expectWhole(catalogue);
  });

  it("leaves a later merge what both had given: values, and a fact that was folded twice", async () => {
    const { catalogue, records, ids } = await threeInOne();
    const [one, two, three] = ids;

    expect(outcome(await takeOut(catalogue, two))).toEqual([]);

    expect(await stateOf(catalogue, one)).toMatchObject({ description: "Author.", alternateNames: ["Vic"] });
    expect(await stateOf(catalogue, records.second.id)).toMatchObject({ personId: two });
    expect(await stateOf(catalogue, records.third.id)).toMatchObject({ personId: one });
    expect((await contentOf(catalogue)).merged).toEqual([{ id: three, mergedInto: one }]);
    expect(outcome(await takeOut(catalogue, three))).toEqual([]);
    expect(await contentOf(catalogue)).toEqual(records.before);
    await expectWhole(catalogue);
  });

  it("gives a later merge what it would have moved: an episode of a show that was merged meanwhile", async () => {
    const { catalogue } = await openedCatalogue();
    const [one, other] = [make.makeShow(), make.makeShow()];
    const [first, second] = [one, other].map((show) => make.makeEpisode({ show })) as [Episode, Episode];
    await upsert(catalogue, one, other, first, second);
    const before = await contentOf(catalogue);
    await mergeInto(catalogue, first.id, second.id);
    await mergeInto(catalogue, one.id, other.id);

    expect(outcome(await takeOut(catalogue, second.id))).toEqual([]);
    expect(await stateOf(catalogue, second.id)).toMatchObject({ showId: one.id });
    expect(outcome(await takeOut(catalogue, other.id))).toEqual([]);

    expect(await stateOf(catalogue, second.id)).toMatchObject({ showId: other.id });
    expect(await contentOf(catalogue)).toEqual(before);
  });

  it("leaves what was edited after a later merge as it was edited", async () => {
    const { catalogue, records, ids } = await threeInOne();
    const [one, two] = ids;
    await upsert(catalogue, make.changed(records.one, { alternateNames: ["Tori"], description: null }));
    await catalogue.edit(testStamp, (edit) => edit.remove([records.second.id]));

    expect(outcome(await takeOut(catalogue, two))).toEqual([]);

    const survivor = await stateOf(catalogue, one);
    expect(survivor).toMatchObject({ alternateNames: ["Tori"] });
    expect(survivor).not.toHaveProperty("description");
    expect(await stateOf(catalogue, records.third.id)).toBeNull();
    await expectWhole(catalogue);
  });

  it("is refused where more merges than a bound would have to be made once more", async () => {
    const { url, ids } = await threeInOne();
    const { writer } = await opened({}, url);

    const later = writer.transaction(async (transaction) => {
      const first = await mergeOf(transaction, ids[1]);
      return { result: await laterMerges(transaction, first, 0), commit: false };
    });

    await expect(later).rejects.toMatchObject({ problems: [{ code: "CONFLICT", id: ids[2] }] });
  });

  it("is refused where its slug was given to another, and where what it was has been erased", async () => {
    const { catalogue, url, vic, dr } = await twoInOne();
    const usurper = make.makePerson({ slug: dr.slug });
    await upsert(catalogue, usurper);

    expect(outcome(await takeOut(catalogue, dr.id))).toEqual([["SLUG_TAKEN", usurper.id]]);
    const { writer } = await opened({}, url);
    await writer.transaction(async (transaction) => {
      await eraseHistory(transaction, [dr.id]);
      return { result: undefined, commit: true };
    });
    expect(outcome(await takeOut(catalogue, dr.id))).toEqual([["ERASED", dr.id]]);
    expect(outcome(await takeOut(catalogue, vic.id))).toEqual([["NOT_FOUND", null]]);
  });

  it("is refused once the survivor is gone, until it is put back", async () => {
    const { catalogue } = await openedCatalogue();
    const [one, two] = [make.makePerson(), make.makePerson()];
    await upsert(catalogue, one, two);
    await mergeInto(catalogue, one.id, two.id);
    await catalogue.edit(testStamp, (edit) => edit.remove([one.id]));

    expect(outcome(await takeOut(catalogue, two.id))).toEqual([["CONFLICT", one.id]]);
    await upsert(catalogue, one);
    expect(outcome(await takeOut(catalogue, two.id))).toEqual([]);
  });

  it("is refused once what a fact of before refers to is gone, until it is put back", async () => {
    const { catalogue } = await openedCatalogue();
    const [show, one, two] = [make.makeShow(), make.makePerson(), make.makePerson()];
    const episode = make.makeEpisode({ show });
    const [kept, folded] = [one, two].map((person) => make.makeAppearance({ person, episode }));
    await upsert(catalogue, show, one, two, episode, kept as never, folded as never);
    await mergeInto(catalogue, one.id, two.id);
    await catalogue.edit(testStamp, (edit) => edit.remove([kept?.id ?? "", episode.id]));

    expect(outcome(await takeOut(catalogue, two.id))).toEqual([["CONFLICT", episode.id]]);
    await upsert(catalogue, episode);
    expect(outcome(await takeOut(catalogue, two.id))).toEqual([]);
    expect(await stateOf(catalogue, folded?.id ?? "")).toMatchObject({ personId: two.id });
  });

  it("is what undoing a change of a merge advises", async () => {
    const { catalogue, dr, drsOwn } = await twoInOne();
    const { number } = (await catalogue.verify()).last;
    const undo = catalogue.undo(testStamp, { change: number });

    await expect(undo).rejects.toMatchObject({
      code: "CONFLICT",
      message: `Cannot undo it: it is part of an edit that merged ${dr.id}; \`rostrum unmerge ${dr.id}\` takes it back.`,
    });
    expect(await stateOf(catalogue, drsOwn.id)).not.toBeNull();
  });
});

describe("Undoing a change from before a merge", () => {
  it("gives a relation back to whom the other one was merged into", async () => {
    const { catalogue, vic, dr, drsOwn } = await twoInOne();
    await takeOut(catalogue, dr.id);
    const other = make.makePerson();
    await upsert(catalogue, other);
    await upsert(catalogue, make.changed(drsOwn, { personId: other.id }));
    const { number } = (await catalogue.verify()).last;
    await mergeInto(catalogue, vic.id, dr.id);

    await catalogue.undo(testStamp, { change: number });

    expect(await stateOf(catalogue, drsOwn.id)).toMatchObject({ personId: vic.id });
    await expectWhole(catalogue);
  });
});

/** Two records of a third, merged into it one after the other: both have its description, and an appearance in one episode. */
async function threeInOne() {
  const { catalogue, url } = await openedCatalogue();
  const show = make.makeShow();
  const episode = make.makeEpisode({ show });
  const one = make.makePerson({ name: "Victoria Carr" });
  const others = ["Dr V. Carr", "Vic"].map((name) => make.makePerson({ name, description: "Author." }));
  const [second, third] = others.map((person) => make.makeAppearance({ person, episode })) as [
    Appearance,
    Appearance,
  ];
  await upsert(catalogue, show, episode, one, ...others, second, third);
  const before = await contentOf(catalogue);
  const ids = [one, ...others].map(({ id }) => id) as [string, string, string];
  for (const id of ids.slice(1)) expect(outcome(await mergeInto(catalogue, ids[0], id))).toEqual([]);
  return { catalogue, url, ids, records: { one, second, third, before } };
}
