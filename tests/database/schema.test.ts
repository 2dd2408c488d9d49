import { openDataSource } from "../../src/database/data-source";
import { referenceColumns } from "../../src/entities/relations";
import { idPrefixes } from "../../src/domain/ids";
import { afterTests } from "../helpers/after-tests";
import { schemaFacts, type SchemaFacts } from "../helpers/schema-facts";
import { opened, temporaryDatabaseUrl } from "../helpers/temporary-database-url";

/** What TypeORM's comparison does not look at, read from the database itself. */
describe("the tables that the migrations make", () => {
  let facts: SchemaFacts;
  let declared: Record<string, string>;

  beforeAll(async () => {
    const url = await temporaryDatabaseUrl();
    facts = await schemaFacts(await opened({}, url));
    const dataSource = await openDataSource(url);
    afterTests(() => dataSource.destroy());
    declared = Object.fromEntries(
      dataSource.entityMetadatas.flatMap(({ tableName, indices }) =>
        indices
          .filter(({ synchronize }) => synchronize)
          .map(({ name, columns, where, isUnique }) => [
            name,
            [
              `create ${isUnique ? "unique " : ""}index ${name} on ${tableName}`,
              columns.map(({ databaseName }) => databaseName).join(", "),
              ...(where === undefined ? [] : [`where ${where.replaceAll('"', "")}`]),
            ]
              .join(" ")
              .toLowerCase(),
          ]),
      ),
    );
  });

  it("have every declared index, its columns in order, ascending, with its condition", () => {
    expect(Object.keys(declared).length).toBeGreaterThan(30);
    expect(facts.indexes).toMatchObject(declared);
  });

  it("have these indexes besides, which entities cannot declare", () => {
    const others = Object.entries(facts.indexes).filter(([name]) => !(name in declared));

    expect(others.map(([, text]) => text).toSorted()).toEqual([
      "create index appearance_by_date_undated_last on appearance sorton = '', sorton, id",
      "create index award_by_date_undated_last on award sorton = '', sorton, id",
      "create index child_counter_by_total on child_counter relation, total, parentid",
      "create index citation_entry_by_fact on citation_entry id",
      "create index citation_entry_by_item on citation_entry documentid, item",
      "create index data_gap_by_subject on data_gap id",
      "create index episode_by_date_undated_last on episode sorton = '', sorton, id",
      "create index episode_by_guid on episode showid, coalesce(season, ''), guid where guid is not null".replaceAll(
        /[()]/g,
        "",
      ),
      "create index hierarchy_by_below on hierarchy belowid",
      "create index link_entry_by_bearer on link_entry id",
      "create index participation_by_fact on participation factid",
      "create index participation_by_member on participation memberid, layer",
      "create index publication_by_date_undated_last on publication sorton = '', sorton, id",
      "create index related_by_item on related id",
      "create index timeline_entry_by_item on timeline_entry id",
    ]);
  });

  it("hold a foreign key for each reference within a subgraph, checked when a transaction commits", () => {
    const held = referenceColumns
      .filter(({ isHeld }) => isHeld)
      .map(({ table, column, to }) => `${table}.${column} > ${idPrefixes[to]} deferred`);

    const ofParts = [
      "appearance_on_behalf_of.appearanceId > appearance deferred",
      "honour_recipient.honourId > honour deferred",
      "identifier.ownerId > node deferred",
      "organisation_topic.organisationId > organisation deferred",
      "partnership_topic.partnershipId > partnership deferred",
    ];
    expect(facts.foreignKeys).toEqual([...held, ...ofParts].toSorted());
  });

  it("check that arcs and hosts have exactly one end", () => {
    const one = (...columns: readonly string[]) =>
      `check ${columns.map((column) => `case when ${column} is null then 0 else 1 end`).join(" + ")} = 1`;

    expect(facts.checks).toEqual({
      about_one_work: one("workshowid", "workepisodeid", "workpublicationid"),
      about_one_subject: one(
        "subjectpersonid",
        "subjectorganisationid",
        "subjecttopicid",
        "subjectpublicationid",
      ),
      contribution_one_contributor: one(
        "contributorpersonid",
        "contributororganisationid",
        "contributorshowid",
      ),
      honour_recipient_one: one(
        "recipientpersonid",
        "recipientorganisationid",
        "recipientshowid",
        "recipientpublicationid",
      ),
      host_show_or_episode: "check showid is null <> episodeid is null",
    });
  });

  it("have these keys of several columns", () => {
    const several = Object.entries(facts.primaryKeys).filter(([, columns]) => columns !== "id");

    expect(Object.fromEntries(several)).toEqual({
      appearance_on_behalf_of: "appearanceid, position",
      change: "number",
      change_concern: "entityid, change",
      change_payload: "change",
      child_counter: "relation, parentid",
      citation_entry: "documentid, line, id, position",
      data_gap: "kind, id",
      distinct_pair: "one, other",
      edit: "number",
      facet: "id, name, value",
      fetched: "address",
      forgotten: "digest",
      forgotten_key: "key",
      hierarchy: "aboveid, belowid",
      honour_recipient: "honourid, position",
      idempotency: "holder, key",
      identifier: "ownerid, position",
      key: "name",
      link_entry: "canonicalurl, rank, id",
      load: "folder",
      loaded: "folder, id",
      organisation_topic: "organisationid, position",
      participation: "eventid, layer, memberid, factid",
      partnership_topic: "partnershipid, position",
      related: "subjectid, kind, asked, sorton, id, reason, factid, viaid",
      revision: "name",
      row_counter: "type",
      search_name: "type, name, id",
      search_spelling: "part, word",
      search_word: "type, word, inprose, length, id",
      slug: "type, slug",
      timeline_entry: "personid, sorton, id",
    });
  });
});
