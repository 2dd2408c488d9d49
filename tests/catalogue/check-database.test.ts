import { open } from "node:fs/promises";

import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseProblem } from "../../src/catalogue/checks/check-database";
import { idPrefixes } from "../../src/domain/ids";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { afterTests } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

const organisation = make.makeOrganisation({ key: "organisation" });
const person = make.makePerson({ key: "person", slug: "jane-doe" });
const show = make.makeShow({ key: "show" });
const episode = make.makeEpisode({ key: "episode", show, occurredOn: "2021" });
const publication = make.makePublication({ key: "publication", publisher: organisation });
const appearance = make.makeAppearance({ key: "appearance", person, episode, onBehalfOf: organisation });
const about = make.makeAbout({ key: "about", work: publication, subject: person });

/** A sound catalogue, and a way past it: what SQLite is told so, no check of ours sees before `check()`. */
async function soundCatalogue() {
  const { catalogue, file } = await openedCatalogue();
  await put(catalogue, organisation, person, show, episode, publication, appearance, about);
  expect(await catalogue.check()).toEqual([]);
  return { catalogue, file, damage: (await rawConnection(file)).run };
}

const found = async (catalogue: Catalogue, kind: DatabaseProblem["check"]) =>
  (await catalogue.check()).filter(({ check }) => check === kind).map(({ message }) => message);

describe("`check()` finds", () => {
  it("a reference within a subgraph that leads nowhere, which SQLite knows of too", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from show where id = '${show.id}'`);

    expect(await found(catalogue, "FOREIGN_KEY")).toEqual([
      "A row of appearance refers to a show that is not there.",
      "A row of episode refers to a show that is not there.",
    ]);
    expect(await found(catalogue, "REFERENCE")).toEqual([
      `Episode.showId of ${episode.id} is ${show.id}, which is not there.`,
      `Appearance.showId of ${appearance.id} is ${show.id}, which is not there.`,
    ]);
  });

  it("a reference across subgraphs that leads nowhere, which SQLite does not know of", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from person`);

    expect(await found(catalogue, "FOREIGN_KEY")).toEqual([]);
    expect(await found(catalogue, "REFERENCE")).toEqual([
      `Appearance.personId of ${appearance.id} is ${person.id}, which is not there.`,
      `About.subjectId of ${about.id} is ${person.id}, which is not there.`,
    ]);
  });

  it("a reference to a thing of the wrong type", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`update publication set publisherId = '${person.id}'`);

    expect(await found(catalogue, "REFERENCE")).toEqual([
      `Publication.publisherId of ${publication.id} is ${person.id}, which is not there.`,
    ]);
  });

  it.each([
    ["is not in the table of slugs", "delete from slug where slug = 'jane-doe'"],
    ["leads to another thing", `update slug set id = '${show.id}' where slug = 'jane-doe'`],
    ["is held for an old one", "update slug set current = 0 where slug = 'jane-doe'"],
  ])("a slug that %s", async (_, statement) => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(statement);

    expect(await found(catalogue, "SLUG")).toEqual([`The slug jane-doe does not lead to ${person.id}.`]);
  });

  it("what is missing from the read model, and what is too much in it", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`update related set subjectId = '${show.id}'`);

    const [missing, tooMuch, ...others] = await found(catalogue, "RELATED");

    expect(others).toEqual([]);
    expect(missing).toMatch(
      new RegExp(`^Missing from the read model: .*"${organisation.id}",.*ON_BEHALF_OF`),
    );
    expect(tooMuch).toMatch(new RegExp(`^Too much in the read model: .*"subjectId":"${show.id}"`));
  });

  it("a read model that no longer follows its base data", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`update appearance set onBehalfOfId = null`);

    expect(await found(catalogue, "RELATED")).toHaveLength(1);
  });

  it.each([
    ["a column too many", "alter table topic add column colour text", "colour?"],
    ["a column that may be null and must not", "alter table topic rename column slug to alias", "alias"],
  ])("a table with %s, and asks nothing more", async (_, statement, column) => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(statement);
    await damage("delete from person");

    const problems = await catalogue.check();

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ check: "COLUMNS" });
    expect(problems[0]?.message).toContain("Expected table topic to have");
    expect(problems[0]?.message).toContain(column);
    expect(problems[0]?.message).toContain("Run `rostrum migrate`.");
  });

  it("tables that are missing, each by its name", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("drop view episode_host");
    for (const table of Object.values(idPrefixes)) await damage(`drop table ${table}`);

    const problems = await catalogue.check();

    expect(problems).toHaveLength(Object.keys(idPrefixes).length);
    expect(problems.every(({ message }) => message.includes("but it has no columns"))).toBe(true);
  });

  it.each(["topic_by_label", "topic"])("damage to the pages of %s, as SQLite tells it", async (name) => {
    const { catalogue, file, damage } = await soundCatalogue();
    await put(catalogue, ...Array.from({ length: 300 }, () => make.makeTopic()));
    const [tree] = await damage(`select rootpage from sqlite_schema where name = '${name}'`);
    const [page] = await damage("pragma page_size");
    await damage("pragma wal_checkpoint(truncate)");
    await catalogue.close();

    const [rootPage, pageSize] = [Number(tree?.rootpage), Number(page?.page_size)];
    const handle = await open(file, "r+");
    await handle.write(
      Buffer.alloc(pageSize / 2, 7),
      0,
      pageSize / 2,
      (rootPage - 1) * pageSize + pageSize / 2,
    );
    await handle.close();
    const damaged = await Catalogue.open(file);
    afterTests(() => damaged.close());

    const problems = await damaged.check();
    expect(problems.length).toBeGreaterThan(0);
    for (const { check, message } of problems)
      expect(`${check}: ${message}`).toMatch(/^INTEGRITY: SQLite says: .+/);
  });

  it("no more than twenty problems of a kind", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await put(catalogue, ...Array.from({ length: 30 }, () => make.makeTopic()));
    await damage("delete from slug");

    expect(await found(catalogue, "SLUG")).toHaveLength(20);
  });
});
