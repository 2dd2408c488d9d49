import { sql } from "../../../src/database/sql/sql";
import { opened } from "../../helpers/temporary-database-url";

describe("tables on PostgreSQL", () => {
  it("compare every text by bytes, in a database that would not", async () => {
    const { reader } = await opened();

    const others = await reader.all(sql`
      select table_name, column_name, collation_name from information_schema.columns
      where table_schema = 'public' and table_name <> 'migration' and data_type = 'text'
        and collation_name is distinct from 'C'`);
    const [order] = await reader.all(
      sql`select 'a' < 'B' as "inTheDatabase", 'a' collate "C" < 'B' as "byBytes"`,
    );

    expect(others).toEqual([]);
    expect(order).toEqual({ inTheDatabase: 1, byBytes: 0 });
  });
});
