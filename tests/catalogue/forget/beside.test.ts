import { findTombstone } from "../../../src/catalogue/queries/by-id";
import { Role } from "../../../src/domain/roles";
import { makePerson } from "../../helpers/make-entities";
import { rawConnection } from "../../helpers/temporary-database";
import { testStamp } from "../../helpers/test-stamp";
import { upsert } from "../../helpers/upsert";
import { mergeInto } from "../merging";
import { expectWhole, forgettable, rowsThatTell } from "./forgettable";

describe("Forgetting a person, beside the graph", () => {
  it("forgets who was merged into her: the names, the slugs, and the id", async () => {
    const { catalogue, reader, ann: person } = await forgettable();
    const duplicate = makePerson({ name: "Ann Poe", slug: "ann-poe", description: "Ann Poe speaks." });
    await upsert(catalogue, duplicate);
    await mergeInto(catalogue, person.id, duplicate.id);

    const { places } = await catalogue.forget(testStamp, duplicate.id);

    expect(places.slice(0, 2).map(({ id }) => id)).toEqual([person.id, duplicate.id]);
    expect(await rowsThatTell(reader)).toEqual([]);
    for (const reference of [person.id, duplicate.id, "ann-lee", "ann-poe"]) {
      const found = await findTombstone(catalogue.reader, "Person", reference);
      expect([reference, found?.forgottenAt]).toEqual([reference, expect.any(String)]);
    }
    await expectWhole(catalogue);
  });

  it("clears drafts about her, and those that name her", async () => {
    const { catalogue, url, ann: person, bob } = await forgettable();
    const { run } = await rawConnection(url);
    const draft = (id: string, entity: string, why: string) =>
      run(`insert into "draft" ("id", "kind", "state", "entityId", "version", "proposed", "why", "at")
           values ('${id}', 'CORRECTION', 'OPEN', '${entity}', 1, '{}', '${why}', '2026-01-01T00:00:00.000Z')`);
    await draft("about-her", person.id, "Wrong.");
    await draft("names-her", bob.id, "He is a friend of Ann Lee.");
    await draft("another", bob.id, "He is tall.");

    await catalogue.forget(testStamp, person.id);

    expect(await run(`select "id" from "draft"`)).toEqual([{ id: "another" }]);
  });

  it("clears results that a client may ask for again, and the reports of loads", async () => {
    const { catalogue, url, reader, ann: person, bob } = await forgettable();
    const { run } = await rawConnection(url);
    const result = (key: string, id: string) =>
      run(`insert into "idempotency" ("holder", "key", "digest", "ids", "at")
           values ('ada', '${key}', 'x', '["${id}"]', '2026-01-01T00:00:00.000Z')`);
    await result("one", person.id);
    await result("ann lee", bob.id);
    await result("another", "person_1111111111111111111111");
    await run(`insert into "load" ("folder", "leftOut") values ('/data',
      '{"records":1,"problems":[{"code":"DANGLING","file":"a.yaml","line":1,"message":"No \\"ann-lee\\"."}]}')`);

    await catalogue.forget(testStamp, person.id);

    expect(await run(`select "key" from "idempotency"`)).toEqual([{ key: "another" }]);
    expect(await rowsThatTell(reader)).toEqual([]);
    expect((await catalogue.leftOut()).get("/data")?.problems).toHaveLength(1);
  });

  it("clears addresses that were imported and have her name", async () => {
    const { catalogue, url, reader, ann: person } = await forgettable();
    const { run } = await rawConnection(url);
    await run(`insert into "fetched" ("address", "movedTo", "source") values
      ('https://a.example/ann-lee.xml', null, 'import podcast-feed https://a.example/ann-lee.xml'),
      ('https://a.example/old.xml', 'https://a.example/ann-lee.xml', null),
      ('https://a.example/other.xml', null, 'import podcast-feed https://a.example/other.xml')`);

    const { places } = await catalogue.forget(testStamp, person.id);

    expect((await catalogue.fetched()).map(({ address }) => address)).toEqual([
      "https://a.example/other.xml",
    ]);
    expect(places.filter(({ where }) => where === "fetched")).toHaveLength(2);
    expect(await rowsThatTell(reader)).toEqual([]);
  });

  it("clears that she is another one than a namesake", async () => {
    const { catalogue, url, ann: person, bob } = await forgettable();
    const { run } = await rawConnection(url);
    const [one, other] = [person.id, bob.id].toSorted();
    await run(`insert into "distinct_pair" ("one", "other") values ('${one}', '${other}')`);

    await catalogue.forget(testStamp, person.id);

    expect(await run(`select * from "distinct_pair"`)).toEqual([]);
  });

  it("asks about a key that has her name", async () => {
    const { catalogue, ann: person } = await forgettable();
    await catalogue.createKey({ name: "ann-lee", role: Role.EDITOR, expiresAt: null });

    const { places } = await catalogue.forget(testStamp, person.id);

    expect(places).toContainEqual({
      action: "QUESTION",
      type: null,
      id: null,
      where: "key",
      text: "ann-lee",
    });
  });
});
