import { raw } from "../../src/database/sql/sql";
import type { Catalogue } from "../../src/catalogue/catalogue";
import { findByIds, findBySlug, findIdOfSlug } from "../../src/catalogue/queries/by-id";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";

async function personAt(catalogue: Catalogue, slug: string): Promise<string | null> {
  const found = await findBySlug(catalogue.reader, "Person", slug);
  const { id } = await findIdOfSlug(catalogue.reader, "Person", slug);
  expect(found?.id ?? null).toBe(id);
  return id;
}

describe("A slug", () => {
  it("leads to its thing, and goes on leading there after it was renamed twice", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const person = make.makePerson({ slug: "jane-doe" });
    await upsert(catalogue, person);
    await upsert(catalogue, make.changed(person, { slug: "jane-smith" }));
    await upsert(catalogue, make.changed(person, { slug: "jane-jones" }));

    for (const slug of ["jane-doe", "jane-smith", "jane-jones"])
      expect(await personAt(catalogue, slug)).toBe(person.id);
    expect((await findBySlug(catalogue.reader, "Person", "jane-doe"))?.slug).toBe("jane-jones");
    expect(await reader.all(raw("select slug from slug where current = 1 and type = 'person'"))).toEqual([
      { slug: "jane-jones" },
    ]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("may be given back to the thing that had it", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ slug: "jane-doe" });
    for (const slug of ["jane-doe", "jane-smith", "jane-doe"])
      await upsert(catalogue, make.changed(person, { slug }));

    expect(await personAt(catalogue, "jane-doe")).toBe(person.id);
    expect(await personAt(catalogue, "jane-smith")).toBe(person.id);
    expect(await catalogue.check()).toEqual([]);
  });

  it("that is old may be taken by a newcomer, and then leads there", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ slug: "jane-doe" });
    await upsert(catalogue, person);
    await upsert(catalogue, make.changed(person, { slug: "jane-smith" }));
    const newcomer = make.makePerson({ slug: "jane-doe" });

    await upsert(catalogue, newcomer);

    expect(await personAt(catalogue, "jane-doe")).toBe(newcomer.id);
    expect(await personAt(catalogue, "jane-smith")).toBe(person.id);
    expect(await catalogue.check()).toEqual([]);
  });

  it("that another thing of the type has now is refused", async () => {
    const catalogue = await temporaryCatalogue();
    const [first, second] = [make.makePerson({ slug: "jane-doe" }), make.makePerson({ slug: "jane-doe" })];
    await upsert(catalogue, first);

    await expect(upsert(catalogue, second)).rejects.toMatchObject({
      code: "SLUG_TAKEN",
      message: `Expected a slug of its own for ${second.id}, but "jane-doe" is that of ${first.id}.`,
    });
    expect(await personAt(catalogue, "jane-doe")).toBe(first.id);
    expect((await findByIds(catalogue.reader, "Person", [second.id])).size).toBe(0);
  });

  it("is refused to two that are upserted together", async () => {
    const catalogue = await temporaryCatalogue();
    const twins = [make.makePerson({ slug: "jane-doe" }), make.makePerson({ slug: "jane-doe" })];

    await expect(upsert(catalogue, ...twins)).rejects.toMatchObject({ code: "SLUG_TAKEN" });
  });

  it("may be that of a thing of another type", async () => {
    const catalogue = await temporaryCatalogue();
    const [person, show] = [make.makePerson({ slug: "jane" }), make.makeShow({ slug: "jane" })];

    await upsert(catalogue, person, show);

    expect(await personAt(catalogue, "jane")).toBe(person.id);
    expect((await findBySlug(catalogue.reader, "Show", "jane"))?.id).toBe(show.id);
  });

  it("may change hands in one edit: three pass theirs round", async () => {
    const catalogue = await temporaryCatalogue();
    const [a, b, c] = [
      make.makePerson({ slug: "a" }),
      make.makePerson({ slug: "b" }),
      make.makePerson({ slug: "c" }),
    ];
    await upsert(catalogue, a, b, c);

    await upsert(
      catalogue,
      make.changed(a, { slug: "b" }),
      make.changed(b, { slug: "c" }),
      make.changed(c, { slug: "a" }),
    );

    expect(await personAt(catalogue, "b")).toBe(a.id);
    expect(await personAt(catalogue, "c")).toBe(b.id);
    expect(await personAt(catalogue, "a")).toBe(c.id);
    expect(await catalogue.check()).toEqual([]);
  });

  it("leads nowhere once its thing is removed, and is free again", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ slug: "jane-doe" });
    await upsert(catalogue, person);

    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));
    expect(await personAt(catalogue, "jane-doe")).toBeNull();
    const newcomer = make.makePerson({ slug: "jane-doe" });
    await upsert(catalogue, newcomer);

    expect(await personAt(catalogue, "jane-doe")).toBe(newcomer.id);
  });

  it("that leads nowhere is answered with those near it", async () => {
    const catalogue = await temporaryCatalogue();
    await upsert(
      catalogue,
      make.makePerson({ slug: "victoria-carr" }),
      make.makePerson({ slug: "jane-doe" }),
    );

    expect(await findIdOfSlug(catalogue.reader, "Person", "victoria-car")).toEqual({
      id: null,
      nearest: ["victoria-carr"],
    });
  });
});
