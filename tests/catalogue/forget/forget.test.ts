import { PlaceAction } from "../../../src/catalogue/catalogue";
import { raw } from "../../../src/database/sql/sql";
import { LinkPurpose, LinkTarget } from "../../../src/domain/links/link";
import { contentOf } from "../../helpers/database-content";
import { changed, makeAppearance, makeEpisode, makeLink, makePerson } from "../../helpers/make-entities";
import { testStamp } from "../../helpers/test-stamp";
import { upsert } from "../../helpers/upsert";
import { entityOf, everyTable, expectWhole, forgettable, rowsThatTell } from "./forgettable";

describe("Forgetting a person", () => {
  it("leaves no row of any table that tells of her, and a whole history", async () => {
    const { catalogue, reader, ann: person, bob, episode } = await forgettable();
    await upsert(catalogue, changed(person, { name: "Ann Poe", slug: "ann-poe" }));
    await catalogue.edit({ by: "ada", why: "As Ann Lee says.", source: "Ann Lee" }, (edit) =>
      edit.upsert("Person", [changed(bob, { description: "A friend of Ann Lee." })]),
    );
    await upsert(catalogue, changed(episode, { description: "Not with Ann Lee." }));
    expect(await rowsThatTell(reader)).not.toEqual([]);

    await catalogue.forget({ by: "root", why: "A request." }, "ann-poe");

    expect(await rowsThatTell(reader)).toEqual([]);
    await expectWhole(catalogue);
  });

  it("removes her relations alone, and takes her name out of what stays", async () => {
    const {
      catalogue,
      ann: person,
      bob,
      episode,
      show,
      shared,
      bobs,
      document,
      relations,
    } = await forgettable();

    await catalogue.forget(testStamp, person.id);

    for (const { id } of [person, ...relations]) {
      const rows = await catalogue.reader.all(
        raw(`select 1 from "node" where "id" = '${id}' and "removedOn" is null`),
      );
      expect([id, rows]).toEqual([id, []]);
    }
    expect(await entityOf(catalogue, "Episode", episode)).toMatchObject({
      title: "Episode 3: [name removed] on maths",
      displayTitle: "Episode 3: [name removed] on maths",
      slug: "episode-3-name-removed-on-maths",
      description: "With [name removed] and Bob Ray. https://[name removed]",
    });
    expect(await entityOf(catalogue, "Show", show)).toMatchObject({ title: "The [name removed] Show" });
    expect(await entityOf(catalogue, "Person", bob)).toMatchObject({
      description: "Works with [name removed].",
    });
    expect(await entityOf(catalogue, "Honour", shared)).toMatchObject({
      recipientIds: [bob.id],
      creditedAs: "[name removed] and Bob Ray",
    });
    expect(await entityOf(catalogue, "Appearance", bobs)).toMatchObject({
      sources: [{ documentId: document.id, item: "[name removed] 4", value: "[name removed]" }],
    });
  });

  it("tells who did it, when and why, with the operation FORGOTTEN", async () => {
    const { catalogue, reader, ann: person } = await forgettable();

    await catalogue.forget({ by: "root", why: "Letter of 3 May." }, person.id);

    const [last] = await reader.all(
      raw(`select c."operation", c."version", c."salt", e."by", e."why", p."payload" from "change" c
           join "edit" e on e."number" = c."edit" left join "change_payload" p on p."change" = c."number"
           where c."entityId" = '${person.id}' order by c."number" desc limit 1`),
    );
    expect(last).toEqual({
      operation: "FORGOTTEN",
      version: 2,
      salt: null,
      by: "root",
      why: "Letter of 3 May.",
      payload: null,
    });
  });

  it("lists each place, and does nothing in a dry run", async () => {
    const { catalogue, reader, ann: person, episode, shared } = await forgettable();
    const before = await contentOf(reader, everyTable);

    const { places } = await catalogue.forget(testStamp, person.id, { isDryRun: true });

    expect(await contentOf(reader, everyTable)).toEqual(before);
    expect(places).toEqual(
      expect.arrayContaining([
        { action: "REMOVED", type: "Person", id: person.id, where: null, text: null },
        { action: "REMOVED", type: "Person", id: person.id, where: "identifiers", text: null },
        {
          action: "REDACTED",
          type: "Episode",
          id: episode.id,
          where: "title",
          text: "Episode 3: [name removed] on maths",
        },
        { action: "REMOVED", type: "Honour", id: shared.id, where: "recipientIds", text: null },
        { action: "ERASED", type: "Person", id: person.id, where: "slug", text: null },
        { action: "ERASED", type: "Person", id: person.id, where: "history", text: null },
      ]),
    );
    expect(places.filter(({ action }) => action === PlaceAction.QUESTION)).toEqual([]);
  });

  it("finds one who was removed before, and her relations of then", async () => {
    const { catalogue, reader, ann: person, relations, shared, bob } = await forgettable();
    await upsert(catalogue, changed(shared, { recipientIds: [bob.id] }));
    await catalogue.edit(testStamp, (edit) => edit.remove([...relations.map(({ id }) => id), person.id]));

    await catalogue.forget(testStamp, "ann-lee");

    expect(await rowsThatTell(reader)).toEqual([]);
    await expectWhole(catalogue);
  });

  it("leaves another person of her name alone, and asks where the name may mean either", async () => {
    const { catalogue, ann: person, show } = await forgettable();
    const namesake = makePerson({ name: "Ann Lee", slug: "ann-lee-2", description: "Ann Lee of York." });
    const [theirs, nobodys] = [
      makeEpisode({ show, title: "Ann Lee on ships" }),
      makeEpisode({ show, title: "News of Ann Lee" }),
    ];
    await upsert(catalogue, namesake, theirs, nobodys, makeAppearance({ person: namesake, episode: theirs }));

    const { places } = await catalogue.forget(testStamp, person.id);

    expect(await entityOf(catalogue, "Person", namesake)).toMatchObject({
      name: "Ann Lee",
      slug: "ann-lee-2",
      description: "Ann Lee of York.",
    });
    expect(await entityOf(catalogue, "Episode", theirs)).toMatchObject({ title: "Ann Lee on ships" });
    expect(places).toContainEqual({
      action: "QUESTION",
      type: "Episode",
      id: nobodys.id,
      where: "title",
      text: "News of Ann Lee",
    });
    await expectWhole(catalogue);
  });

  it("throws NOT_FOUND for nobody, and for what is no person", async () => {
    const { catalogue, show } = await forgettable();

    for (const reference of ["nobody", show.id]) {
      await expect(catalogue.forget(testStamp, reference)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("finds the name in scripts without spaces between words, and in escapes", async () => {
    const { catalogue, reader, show } = await forgettable();
    const person = makePerson({ name: "王小明", slug: "wang-xiaoming" });
    const link = { purpose: LinkPurpose.ABOUT, pointsAt: LinkTarget.EPISODE };
    const [theirs, others] = [
      makeEpisode({
        show,
        title: "与王小明谈教育",
        links: [makeLink({ url: "https://example.org/%E7%8E%8B%E5%B0%8F%E6%98%8E", ...link })],
      }),
      makeEpisode({ show, title: "再谈王小明的书" }),
    ];
    await upsert(catalogue, person, theirs, others, makeAppearance({ person, episode: theirs }));

    await catalogue.forget(testStamp, person.id);

    expect(await entityOf(catalogue, "Episode", theirs)).toMatchObject({
      title: "与[name removed]谈教育",
      links: [],
    });
    expect(await entityOf(catalogue, "Episode", others)).toMatchObject({ title: "再谈[name removed]的书" });
    const rows = Object.values(await contentOf(reader, everyTable)).flat();
    expect(rows.filter((row) => row.includes("王小明") || row.includes("%E5%B0%8F"))).toEqual([]);
    await expectWhole(catalogue);
  });

  it("asks about the name where it is of one word", async () => {
    const { catalogue, show } = await forgettable();
    const person = makePerson({ name: "Pelé" });
    const episode = makeEpisode({ show, title: "After Pele" });
    await upsert(catalogue, person, episode);

    const { places } = await catalogue.forget(testStamp, person.id);

    expect(places).toContainEqual({
      action: "QUESTION",
      type: "Episode",
      id: episode.id,
      where: "title",
      text: "After Pele",
    });
  });
});
