import { eraseHistory } from "../../src/catalogue/commands/erase-history";
import { hashOfChange } from "../../src/catalogue/history/hashes";
import { changesAfter, type StoredChange } from "../../src/catalogue/history/read-changes";
import { sql } from "../../src/database/sql/sql";
import { AppearanceRole } from "../../src/entities/appearance";
import { changed, makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { contentOf } from "../helpers/database-content";
import { opened, openedCatalogue, rawConnection } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { upsert, upsertInto } from "../helpers/upsert";
import { everything } from "./everything";

async function historyCatalogue() {
  const empty = await openedCatalogue();
  const changesOf = (id: string) =>
    empty.reader.all(
      sql`select c."operation", c."version", p."payload" from "change" c
          left join "change_payload" p on p."change" = c."number" where c."entityId" = ${id} order by c."number"`,
    );
  return { ...empty, changesOf };
}

describe("A change", () => {
  it("of a new entity keeps nothing that its row has", async () => {
    const { catalogue, changesOf } = await historyCatalogue();
    const person = makePerson();

    await upsert(catalogue, person);

    expect(await changesOf(person.id)).toEqual([{ operation: "CREATED", version: 1, payload: null }]);
  });

  it("of an entity keeps each changed property before and after, and no other", async () => {
    const { catalogue, changesOf } = await historyCatalogue();
    const [show, person] = [makeShow(), makePerson()];
    const episode = makeEpisode({ show, occurredOn: "2021-05" });
    const appearance = makeAppearance({ person, episode });
    await upsert(catalogue, show, person, episode, appearance);

    await upsert(
      catalogue,
      makeEpisode({ id: episode.id, slug: episode.slug, title: episode.title, show, occurredOn: "2021-06" }),
    );
    await upsert(catalogue, changed(appearance, { roles: [AppearanceRole.PANELLIST] }));
    await upsert(catalogue, changed(person, { description: "Speaks.", alternateNames: ["Jo"] }));

    const last = async (id: string) => {
      const { payload, ...change } = (await changesOf(id)).at(-1) as { payload: string };
      return { ...change, payload: JSON.parse(payload) as unknown };
    };
    expect(await last(episode.id)).toEqual({
      operation: "UPDATED",
      version: 2,
      payload: { occurredOn: ["2021-05", "2021-06"] },
    });
    expect(await last(appearance.id)).toMatchObject({
      payload: { roles: [appearance.roles, ["PANELLIST"]] },
    });
    expect(await last(person.id)).toMatchObject({
      payload: { description: [null, "Speaks."], alternateNames: [null, ["Jo"]] },
    });
  });

  it("that removes an entity keeps all of it", async () => {
    const { catalogue, changesOf } = await historyCatalogue();
    const person = makePerson({ name: "Ann Poe", slug: "ann-poe" });
    await upsert(catalogue, person);

    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));

    const [, removal] = (await changesOf(person.id)) as Array<{ payload: string }>;
    expect(removal).toMatchObject({ operation: "REMOVED", version: 2 });
    expect(JSON.parse(removal?.payload ?? "")).toEqual({
      name: "Ann Poe",
      slug: "ann-poe",
      sortName: person.sortName,
      standing: "STATED",
      sources: person.sources,
    });
  });

  it("is kept with who made it, when and why, and numbered in the order of commits", async () => {
    const { catalogue, reader } = await historyCatalogue();
    const [first, second] = [makePerson({ sources: [] }), makePerson({ sources: [] })];
    const stamp = { by: "ada", why: "A typo.", source: "https://example.org", run: "run_1" };

    await Promise.all([first, second].map((one) => catalogue.edit(stamp, (edit) => upsertInto(edit, [one]))));

    const rows = await reader.all<{ at: string }>(
      sql`select c."number", c."entityId", e."number" as "edit", e."by", e."why", e."source", e."run", e."at"
          from "change" c join "edit" e on e."number" = c."edit" order by c."number"`,
    );
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
    expect(rows).toEqual([
      { ...stamp, number: 1, edit: 1, entityId: first.id, at },
      { ...stamp, number: 2, edit: 2, entityId: second.id, at },
    ]);
  });

  it("that was rolled back, or changed nothing, leaves nothing", async () => {
    const { catalogue, reader } = await historyCatalogue();
    const person = makePerson();
    await upsert(catalogue, person);
    const count = () =>
      reader.all(sql`select (select count(*) from "change") as c, (select count(*) from "edit") as e`);
    const before = await count();

    await upsert(catalogue, person);
    await expect(upsert(catalogue, makePerson(), makePerson({ slug: person.slug }))).rejects.toMatchObject({
      code: "SLUG_TAKEN",
    });

    expect(await count()).toEqual(before);
  });
});

describe("`verify` of a catalogue", () => {
  /** Each type, with an update of a person, a removal, and an entity that came back. */
  async function lived() {
    const lives = await historyCatalogue();
    const { catalogue, url } = lives;
    const [person, other] = [makePerson({ name: "Ann Poe" }), makePerson()];
    await upsert(catalogue, ...everything, person, other);
    await catalogue.edit({ by: "ada", why: "A typo." }, (edit) =>
      upsertInto(edit, [changed(person, { name: "Ann Pow" })]),
    );
    await catalogue.edit(testStamp, (edit) => edit.remove([other.id]));
    await upsert(catalogue, other);
    return { ...lives, person, other, run: (await rawConnection(url)).run };
  }

  it("finds nothing when the reason and the source of a change had lone surrogates", async () => {
    const { catalogue } = await lived();
    const stamp = { by: "ada", why: "a\uD800b", source: "\uDC00" };

    await catalogue.edit(stamp, (edit) => upsertInto(edit, [makePerson()]));

    expect((await catalogue.verify()).problems).toEqual([]);
  });

  it("finds nothing, and says the last change", async () => {
    const { catalogue, reader } = await lived();
    const [last] = await reader.all(
      sql`select c."number", c."hash" from "change" c order by c."number" desc limit 1`,
    );

    expect(await catalogue.verify()).toEqual({ last, problems: [] });
  });

  const [chain, replay, version] = ["CHAIN", "REPLAY", "VERSION"];
  it.each([
    ["a number", `update change set "version" = 9 where "number" = 2`, [chain, version]],
    ["who made it", `update edit set "by" = 'eve' where "by" = 'ada'`, [chain]],
    ["why it was made", `update edit set "why" = 'None.' where "by" = 'ada'`, [chain]],
    ["when it was made", `update edit set "at" = '2020-01-01T00:00:00.000Z' where "by" = 'ada'`, [chain]],
    [
      "a payload",
      `update change_payload set "payload" = replace("payload", 'Ann Poe', 'Ann Loe')`,
      [chain, replay],
    ],
    ["a payload that is gone", `delete from change_payload`, [chain]],
    ["a change that is gone", `delete from change where "number" = 2`, [chain, version, replay]],
    ["a row", `update person set "description" = 'x' where "slug" = 'ann-poe'`, [replay]],
    ["an element of a list", `delete from honour_recipient where "position" = 2`, [replay]],
    ["a version", `update node set "version" = 9 where "version" = 3`, [version, version]],
  ])("finds %s changed behind its back", async (_, damage, expected) => {
    const { catalogue, run } = await lived();

    await run(damage);

    const { problems } = await catalogue.verify();
    expect([...new Set(problems.map(({ check }) => check))]).toEqual([...new Set(expected)]);
  });

  it("finds nothing wrong in a history of which parts were erased, and other changes behind its back still", async () => {
    const { catalogue, url, run, person, other } = await lived();
    const { writer } = await opened({}, url);
    const before = await catalogue.verify();

    await writer.transaction(async (transaction) => {
      await eraseHistory(transaction, [person.id, other.id]);
      return { result: undefined, commit: true };
    });

    expect(await catalogue.verify()).toEqual(before);
    expect(await contentOf(catalogue.reader, ["change_payload"])).toEqual({ change_payload: [] });
    await run(`update change set "version" = 9 where "entityId" = '${person.id}' and "version" = 2`);
    const { problems } = await catalogue.verify();
    expect(problems.map(({ check }) => check)).toContain(chain);
  });

  it("finds a change whose own hash was made to fit, by that of the next one", async () => {
    const { catalogue, reader, run } = await lived();
    const changes = await changesAfter(reader, 0, 1_000);
    const place = changes.findIndex(({ by }) => by === "ada");
    const [former, forged] = changes.slice(place - 1, place + 1) as [StoredChange, StoredChange];
    const hash = hashOfChange(former.hash, forged, { ...forged, number: forged.edit, by: "eve" });

    await run(`update edit set "by" = 'eve' where "by" = 'ada'`);
    await run(`update change set "hash" = '${hash}' where "number" = ${forged.number}`);

    expect((await catalogue.verify()).problems).toMatchObject([
      { check: chain, message: expect.stringContaining(`Change ${forged.number + 1}:`) as string },
    ]);
  });

  it("says the first break of the chain, and no later one", async () => {
    const { catalogue, run } = await lived();

    await run(`update change set "hash" = 'x' where "number" in (2, 3)`);

    expect((await catalogue.verify()).problems).toEqual([
      {
        check: "CHAIN",
        message: "Change 2: its hash is not that of what is stored, or a change before it is another.",
      },
    ]);
  });
});
