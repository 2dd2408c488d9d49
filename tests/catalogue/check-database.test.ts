import { open } from "node:fs/promises";

import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseProblem } from "../../src/catalogue/checks/problem";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { afterTests } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection, temporaryFile } from "../helpers/temporary-database";

const organisation = make.makeOrganisation({ key: "organisation" });
const person = make.makePerson({ key: "person", slug: "jane-doe" });
const show = make.makeShow({ key: "show" });
const episode = make.makeEpisode({ key: "episode", show, occurredOn: "2021" });
const publication = make.makePublication({ key: "publication", publisher: organisation });
const appearance = make.makeAppearance({ key: "appearance", person, episode, onBehalfOf: organisation });
const about = make.makeAbout({ key: "about", work: publication, subject: person });
const contribution = make.makeContribution({ key: "contribution", person, publication });
const award = make.makeAward({ key: "award", year: "2020" });
const honour = make.makeHonour({ key: "honour", person, award });

const remedy = "Run `rostrum migrate --rebuild`.";

/** A sound catalogue, and a way past it: what SQLite is told so, no check of ours sees before `check()`. */
async function soundCatalogue() {
  const { catalogue, file } = await openedCatalogue();
  await put(catalogue, organisation, person, show, episode, publication, appearance, about);
  await put(catalogue, contribution, award, honour);
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
      `Contribution.personId of ${contribution.id} is ${person.id}, which is not there.`,
      `Honour.personId of ${honour.id} is ${person.id}, which is not there.`,
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
    for (const message of [missing, tooMuch]) expect(message?.endsWith(`. ${remedy}`)).toBe(true);
  });

  it("timeline entries that are missing, and ones that are too many", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from timeline_entry where id = '${honour.id}'`);
    await damage(`insert into timeline_entry (personId, sortOn, id, kind) values ('p', '', 'x', 'HONOUR')`);

    const [missing, tooMuch, ...others] = await found(catalogue, "TIMELINE");

    expect(others).toEqual([]);
    expect(missing).toMatch(
      new RegExp(`^Missing from the read model: {"personId":"${person.id}",.*"${honour.id}"`),
    );
    expect(tooMuch).toMatch(/^Too much in the read model: {"personId":"p",.*"x"/);
    for (const message of [missing, tooMuch]) expect(message?.endsWith(`. ${remedy}`)).toBe(true);
  });

  it.each([
    "update timeline_entry set kind = 'HONOUR' where kind = 'APPEARANCE'",
    "update timeline_entry set edtf = '1999' where kind = 'APPEARANCE'",
    "update timeline_entry set edtf = null where kind = 'APPEARANCE'",
  ])("a timeline entry that differs: %s", async (statement) => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(statement);

    const problems = await catalogue.check();

    expect(problems.map(({ check }) => check)).toEqual(["TIMELINE", "TIMELINE"]);
  });

  it("a timeline that no longer follows its base data", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("delete from contribution");
    await damage(`delete from node where id = '${contribution.id}'`);

    const [tooMuch, ...others] = await catalogue.check();

    expect(others).toEqual([]);
    expect(tooMuch?.check).toBe("TIMELINE");
    expect(tooMuch?.message).toContain(publication.id);
  });

  it.each([
    ["NO_DATE", publication, "sortOn = ''", "sortOn = '2020-01-01'"],
    ["NO_LINK", publication, "links = '[]'", "links = '[{}]'"],
    ["NO_SOURCE", person, "sources = '[]'", "sources = '[{}]'"],
  ])("the gap %s where it is not kept, or kept though it closed", async (kind, { id }, opening, closing) => {
    const { catalogue, damage } = await soundCatalogue();
    const [table] = id.split("_");
    const inStep = `"kind":"${kind}","id":"${id}"`;

    await damage(`delete from data_gap where kind = '${kind}' and id = '${id}'`);
    await damage(`update ${table} set ${opening} where id = '${id}'`);
    expect(await found(catalogue, "DATA_GAP")).toEqual([
      `Missing from the read model: {${inStep}}. ${remedy}`,
    ]);

    await damage(`insert into data_gap (kind, id) values ('${kind}', '${id}')`);
    await damage(`update ${table} set ${closing} where id = '${id}'`);
    expect(await found(catalogue, "DATA_GAP")).toEqual([
      `Too much in the read model: {${inStep}}. ${remedy}`,
    ]);
  });

  it("the gap NO_HOST where it is not kept, or kept though it closed", async () => {
    const { catalogue, damage } = await soundCatalogue();
    const inStep = `"kind":"NO_HOST","id":"${episode.id}"`;

    await damage("delete from data_gap where kind = 'NO_HOST'");
    expect(await found(catalogue, "DATA_GAP")).toEqual([
      `Missing from the read model: {${inStep}}. ${remedy}`,
    ]);

    await catalogue.rebuild();
    await damage(
      `insert into host (id, personId, episodeId, role) values ('host_x', '${person.id}', '${episode.id}', 'HOST')`,
    );
    expect(await found(catalogue, "DATA_GAP")).toContain(
      `Too much in the read model: {${inStep}}. ${remedy}`,
    );
  });

  it.each([
    ["Appearance.showId", "appearance", "showId", appearance.id, episode.id],
    ["Appearance.sortOn", "appearance", "sortOn", appearance.id, episode.id],
    ["Contribution.sortOn", "contribution", "sortOn", contribution.id, publication.id],
    ["Honour.sortOn", "honour", "sortOn", honour.id, award.id],
  ])("a column %s that says something else than what it repeats", async (name, table, column, id, source) => {
    const { catalogue, damage } = await soundCatalogue();
    const [before] = await damage(`select ${column} as kept from ${table}`);
    await damage(`update ${table} set ${column} = '1815'`);

    expect(await found(catalogue, "DERIVED")).toEqual([
      `${name} of ${id} is "1815", but that of ${source} is "${String(before?.kept)}". ${remedy}`,
    ]);
  });

  it("nothing any more once the read models were made anew", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("update related set asked = 7");
    await damage("update timeline_entry set kind = 'HONOUR'");
    await damage("update data_gap set kind = 'NO_IDEA' where kind = 'NO_HOST'");
    await damage("update appearance set showId = 'show_x', sortOn = '1815'");
    await damage("update contribution set sortOn = '1815'");
    await damage("update honour set sortOn = '1815'");
    const kinds = new Set((await catalogue.check()).map(({ check }) => check));
    expect(kinds).toEqual(
      new Set(["REFERENCE", "FOREIGN_KEY", "RELATED", "TIMELINE", "DATA_GAP", "DERIVED"]),
    );

    await catalogue.rebuild();

    expect(await catalogue.check()).toEqual([]);
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

  it("none of our tables, in one line", async () => {
    const catalogue = await Catalogue.open(await temporaryFile());
    afterTests(() => catalogue.close());

    expect(await catalogue.check()).toEqual([
      { check: "TABLES", message: "The database has none of Rostrum's tables. Run `rostrum migrate`." },
    ]);
  });

  it("tables that are missing, beside tables that differ", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("drop table about");
    await damage("drop table data_gap");
    await damage("alter table topic add column colour text");

    const problems = await catalogue.check();

    expect(problems.map(({ check }) => check)).toEqual(["TABLES", "COLUMNS"]);
    expect(problems[0]?.message).toBe(
      "The database has no table called about, data_gap. Run `rostrum migrate`.",
    );
    expect(problems[1]?.message).toContain("Expected table topic to have");
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
