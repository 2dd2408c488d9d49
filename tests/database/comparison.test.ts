import { openDataSource } from "../../src/database/data-source";
import { projectionTables } from "../../src/projections";
import { afterTests } from "../helpers/after-tests";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";

describe("the entities beside the tables that the migrations make", () => {
  it("leave TypeORM nothing to change, the tables of identity and of projections included", async () => {
    const dataSource = await openDataSource(await temporaryDatabaseUrl(), { entities: projectionTables });
    afterTests(() => dataSource.destroy());

    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
    expect(dataSource.entityMetadatas.map(({ tableName }) => tableName)).toEqual(
      expect.arrayContaining([
        "person",
        "about",
        "appearance_on_behalf_of",
        "node",
        "slug",
        "revision",
        "related",
        "child_counter",
      ]),
    );
  });

  it("differ as soon as a column or an index is missing", async () => {
    const dataSource = await openDataSource(await temporaryDatabaseUrl(), { write: true });
    afterTests(() => dataSource.destroy());
    await dataSource.query('alter table "revision" add column "extra" text');
    await dataSource.query('drop index "person_by_name"');

    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

    const texts = upQueries.map(({ query }) => query).join("\n");
    expect(texts).toMatch(/drop column "extra"|rename to "revision"/i);
    expect(texts).toContain("person_by_name");
  });
});
