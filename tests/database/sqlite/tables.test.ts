import { sql } from "../../../src/database/sql/sql";
import { opened } from "../../helpers/temporary-database-url";

describe("tables on SQLite", () => {
  it("are all strict, and those that are read by their key alone have no rowid", async () => {
    const { reader } = await opened();

    const tables = await reader.all<{ name: string; strict: number; wr: number }>(sql`
      select name, strict, wr from pragma_table_list
      where type = 'table' and name not like 'sqlite%' and name <> 'migration' order by name`);

    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(tables.filter(({ wr }) => wr === 1).map(({ name }) => name)).toEqual([
      "appearance_on_behalf_of",
      "change_concern",
      "child_counter",
      "citation_entry",
      "data_gap",
      "distinct_pair",
      "facet",
      "fetched",
      "forgotten",
      "forgotten_key",
      "hierarchy",
      "honour_recipient",
      "idempotency",
      "identifier",
      "item_summary",
      "key",
      "link_entry",
      "load",
      "loaded",
      "node",
      "organisation_topic",
      "participation",
      "partnership_topic",
      "related",
      "revision",
      "row_counter",
      "search_name",
      "search_spelling",
      "search_word",
      "slug",
      "timeline_entry",
    ]);
  });
});
