import { Catalogue } from "../../src/catalogue/catalogue";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { afterTests } from "../helpers/temporary-catalogue";
import { emptyDatabaseUrl } from "../helpers/temporary-database";
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
  it("a reference within a subgraph that leads nowhere", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from show where id = '${show.id}'`);

    expect(await found(catalogue, "REFERENCE")).toEqual([
      `Appearance.showId of ${appearance.id} is ${show.id}, which does not exist.`,
      `Episode.showId of ${episode.id} is ${show.id}, which does not exist.`,
    ]);
  });

  it("a reference across subgraphs that leads nowhere, which no foreign key holds", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from person`);

    expect(await found(catalogue, "FOREIGN_KEY")).toEqual([]);
    expect(await found(catalogue, "REFERENCE")).toEqual([
      `Honour.recipientPersonId of ${honour.id} is ${person.id}, which does not exist.`,
      `Contribution.contributorPersonId of ${contribution.id} is ${person.id}, which does not exist.`,
      `Appearance.personId of ${appearance.id} is ${person.id}, which does not exist.`,
      `About.subjectPersonId of ${about.id} is ${person.id}, which does not exist.`,
    ]);
  });

  it("a reference to a thing of the wrong type", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`update publication set "publisherId" = '${person.id}'`);

    expect(await found(catalogue, "REFERENCE")).toEqual([
      `Publication.publisherId of ${publication.id} is ${person.id}, which does not exist.`,
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
    const catalogue = await Catalogue.open(await emptyDatabaseUrl());
    afterTests(() => catalogue.close());

    expect(await catalogue.check()).toEqual([
      { check: "TABLES", message: "The database has none of Rostrum's tables. Run `rostrum migrate`." },
    ]);
  });

  it("tables that are missing, and asks nothing more", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("drop table about");
    await damage("drop table data_gap");
    await damage("alter table topic add column colour text");

    const problems = await catalogue.check();

    expect(problems.map(({ check }) => check)).toEqual(["TABLES"]);
    expect(problems[0]?.message).toBe(
      "The database has no table called about, data_gap. Run `rostrum migrate`.",
    );
  });

  it("no more than twenty problems of a kind", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await upsert(catalogue, ...Array.from({ length: 30 }, () => make.makeTopic()));
    await damage("delete from slug");

    expect(await found(catalogue, "SLUG")).toHaveLength(20);
  });
});
