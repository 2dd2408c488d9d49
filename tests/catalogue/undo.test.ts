import type { Catalogue } from "../../src/catalogue/catalogue";
import { eraseHistory } from "../../src/catalogue/commands/erase-history";
import { findByIds } from "../../src/catalogue/queries/by-id";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { changed, makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { projectFolder } from "../helpers/starting-catalogue";
import { opened, openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { upsert, upsertInto } from "../helpers/upsert";
import { everything } from "./everything";

/** A change, by its number from 1. */
const undo = (catalogue: Catalogue, change: number) => catalogue.undo(testStamp, { change });

const lastChange = async (catalogue: Catalogue) => (await catalogue.verify()).last.number;

async function personOf(catalogue: Catalogue, id: string) {
  return (await findByIds(catalogue.reader, "Person", [id])).get(id);
}

const expectWhole = async (catalogue: Catalogue) => {
  expect(await catalogue.check()).toEqual([]);
  expect((await catalogue.verify()).problems).toEqual([]);
};

const ann = makePerson({ name: "Ann", sources: [] });

/** Of a person: created (1), renamed (2), described (3). */
async function editedPerson() {
  const { catalogue, url } = await openedCatalogue();
  await upsert(catalogue, ann);
  await upsert(catalogue, changed(ann, { name: "Anne" }));
  await upsert(catalogue, changed(ann, { name: "Anne", description: "Speaks." }));
  return { catalogue, url };
}

describe("Undoing a change", () => {
  it("gives back the former value, and leaves what was changed since in other fields", async () => {
    const { catalogue } = await editedPerson();

    const { run, ...undone } = await undo(catalogue, 2);

    expect(undone).toEqual({ removed: [], restored: [], changed: [ann.id] });
    expect(run).toMatch(/^run_/);
    expect(await personOf(catalogue, ann.id)).toMatchObject({
      name: "Ann",
      description: "Speaks.",
      version: 4,
    });
    await expectWhole(catalogue);
  });

  it("is a change like others: it can be undone by its run", async () => {
    const { catalogue } = await editedPerson();
    const before = await catalogue.statedHash();
    const { run } = await undo(catalogue, 2);

    await catalogue.undo(testStamp, { run: run ?? "" });

    expect(await catalogue.statedHash()).toBe(before);
    await undo(catalogue, 2);
    expect(await personOf(catalogue, ann.id)).toMatchObject({ name: "Ann" });
  });

  it("is refused in a message that ends, however often the field was changed since", async () => {
    const { catalogue } = await editedPerson();
    for (let number = 4; number < 27; number += 1) {
      await upsert(catalogue, changed(ann, { name: `Ann ${number}`, description: "Speaks." }));
    }
    const first = Array.from({ length: 20 }, (_, index) => index + 4);

    await expect(undo(catalogue, 2)).rejects.toMatchObject({
      message: `Cannot undo it: name of ${ann.id} was changed since, by changes ${first.join(", ")} and 3 more.`,
      data: { obstacles: [{ id: ann.id, field: "name", changes: first }] },
    });
  });

  it("is refused where the same field was changed since, and says by which changes", async () => {
    const { catalogue } = await editedPerson();
    await upsert(catalogue, changed(ann, { name: "Anna", description: "Speaks." }));
    const before = await catalogue.contentHash();

    await expect(undo(catalogue, 2)).rejects.toMatchObject({
      code: "CONFLICT",
      message: `Cannot undo it: name of ${ann.id} was changed since, by change 4.`,
      data: { obstacles: [{ id: ann.id, field: "name", changes: [4] }] },
    });

    expect(await catalogue.contentHash()).toBe(before);
  });

  it("of a creation removes the entity, once nothing refers to it", async () => {
    const { catalogue } = await openedCatalogue();
    const show = makeShow({ sources: [] });
    const episode = makeEpisode({ show, sources: [] });
    const appearance = makeAppearance({ person: ann, episode, sources: [] });
    await upsert(catalogue, ann);
    const before = await catalogue.statedHash();
    await upsert(catalogue, show, episode, appearance);

    await expect(undo(catalogue, 2)).rejects.toMatchObject({
      code: "IN_USE",
      message: `Cannot remove ${show.id}: Appearance.showId of ${appearance.id} refers to it.`,
    });
    for (const change of [4, 3, 2]) await undo(catalogue, change);

    expect(await catalogue.statedHash()).toBe(before);
    await expectWhole(catalogue);
  });

  it("of a creation is refused once the entity was changed", async () => {
    const { catalogue } = await editedPerson();

    await expect(undo(catalogue, 1)).rejects.toMatchObject({
      code: "CONFLICT",
      data: { obstacles: [{ id: ann.id, field: null, changes: [2, 3] }] },
    });
  });

  it.each(everything.map((entity) => [entity.id.replace(/_[^_]*$/, ""), entity] as const))(
    "of a removal puts back a %s as it was",
    async (_, entity) => {
      const { catalogue } = await openedCatalogue();
      await upsert(catalogue, ...everything);
      const before = await catalogue.statedHash();
      const run = "run_removal";
      const ids = [entity.id, ...everything.map(({ id }) => id)];
      await catalogue.edit({ ...testStamp, run }, (edit) => edit.remove([...new Set(ids)]));

      await catalogue.undo(testStamp, { run });

      expect(await catalogue.statedHash()).toBe(before);
      await expectWhole(catalogue);
    },
  );

  it("of a removal is refused while another has its slug", async () => {
    const { catalogue } = await openedCatalogue();
    await upsert(catalogue, ann);
    await catalogue.edit(testStamp, (edit) => edit.remove([ann.id]));
    await upsert(catalogue, makePerson({ slug: ann.slug, sources: [] }));

    await expect(undo(catalogue, 2)).rejects.toMatchObject({ code: "SLUG_TAKEN" });
  });

  it("is refused where what was before has been erased", async () => {
    const { catalogue, url } = await editedPerson();
    const { writer } = await opened({}, url);
    await writer.transaction(async (transaction) => {
      await eraseHistory(transaction, [ann.id]);
      return { result: undefined, commit: true };
    });

    await expect(undo(catalogue, 2)).rejects.toMatchObject({
      code: "CONFLICT",
      message: `Cannot undo it: what ${ann.id} was has been erased.`,
    });
  });

  it("that nobody made, or a run that changed nothing, is NOT_FOUND", async () => {
    const { catalogue } = await openedCatalogue();

    await expect(undo(catalogue, 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(catalogue.undo(testStamp, { run: "run_1" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows in a dry run what it would do, and keeps nothing", async () => {
    const { catalogue } = await editedPerson();
    const before = await catalogue.contentHash();

    const undone = await catalogue.undo(testStamp, { change: 2 }, { isDryRun: true });

    expect(undone).toMatchObject({ changed: [ann.id] });
    expect(await catalogue.contentHash()).toBe(before);
  });
});

describe("Undoing a run", () => {
  const run = "run_1";

  it("takes back a load: nothing is stated then", async () => {
    const { catalogue } = await openedCatalogue();
    const empty = await catalogue.statedHash();
    const { changes } = await importDataFolder(catalogue, `${projectFolder}/data`);

    const { removed } = await catalogue.undo(testStamp, { run: changes?.run ?? "" });

    expect(removed).toHaveLength(changes?.added.length ?? 0);
    expect([await catalogue.statedHash(), await catalogue.isEmpty()]).toEqual([empty, true]);
    await expectWhole(catalogue);
  });

  it("takes back all changes of its edits, those of slugs that were swapped too", async () => {
    const { catalogue } = await openedCatalogue();
    const bea = makePerson({ name: "Bea", sources: [] });
    await upsert(catalogue, ann, bea);
    const before = await catalogue.statedHash();
    const edit = (...people: Array<typeof ann>) =>
      catalogue.edit({ ...testStamp, run }, (running) => upsertInto(running, people));
    await edit(changed(ann, { slug: "other" }), changed(bea, { slug: ann.slug }));
    await edit(makePerson({ slug: bea.slug, sources: [] }), changed(ann, { slug: "another", name: "A." }));

    await catalogue.undo(testStamp, { run });

    expect(await catalogue.statedHash()).toBe(before);
    await expectWhole(catalogue);
  });

  it("is refused where others changed a field between two of its edits, and lists all that is in the way", async () => {
    const { catalogue } = await openedCatalogue();
    const bea = makePerson({ name: "Bea", sources: [] });
    const rename = (by: object, name: string) =>
      catalogue.edit({ ...testStamp, ...by }, (edit) =>
        upsertInto(edit, [changed(ann, { name }), changed(bea, { name: `${name} too` })]),
      );
    await upsert(catalogue, ann, bea);
    await rename({ run }, "One");
    await rename({}, "Two");
    await rename({ run }, "Three");

    await expect(catalogue.undo(testStamp, { run })).rejects.toMatchObject({
      code: "CONFLICT",
      data: {
        obstacles: [
          { id: ann.id, field: "name", changes: [5] },
          { id: bea.id, field: "name", changes: [6] },
        ],
      },
    });
    expect(await lastChange(catalogue)).toBe(8);
  });
});
