import { open } from "node:fs/promises";

import { Catalogue } from "../../src/catalogue/catalogue";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { afterTests } from "../helpers/temporary-catalogue";
import { temporaryFile } from "../helpers/temporary-database";
import {
  about,
  appearance,
  contribution,
  episode,
  found,
  honour,
  person,
  publication,
  show,
  soundCatalogue,
} from "./sound-catalogue";

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
