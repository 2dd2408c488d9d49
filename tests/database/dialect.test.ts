import { among, each, eachRow, item } from "../../src/database/sql/dialect";
import { sql } from "../../src/database/sql/sql";
import { opened } from "../helpers/temporary-database-url";

/** In the order of their bytes, which no language's dictionary has. */
const ordered = ["B", "a", "b", "É", "é"];

describe("texts that a statement is given", () => {
  it("are ordered by their bytes, as a list and as columns of rows", async () => {
    const { reader } = await opened();
    const given = ordered.toReversed();

    const list = await reader.all(sql`select v.value as text from ${each(given, "v")} order by v.value`);
    const rows = await reader.all(
      sql`select ${item("v", 0)} as text from ${eachRow(
        given.map((text) => [text]),
        "v",
      )} order by ${item("v", 0)}`,
    );

    expect(list).toEqual(ordered.map((text) => ({ text })));
    expect(rows).toEqual(list);
  });

  it("are compared with columns by their bytes", async () => {
    const { writer, reader } = await opened();
    await writer.transaction(async (transaction) => {
      for (const id of ordered) await transaction.run(sql`insert into node (id) values (${id})`);
      return { result: null, commit: true };
    });

    const below = await reader.all(
      sql`select n.id, v.key from node n join ${each(["b", "b"], "v")} on n.id < v.value and v.key >= 0
        where ${among(sql`n.id`, ordered)} group by n.id, v.value, v.key order by n.id, v.key`,
    );

    expect(below.map(({ id }) => id)).toEqual(["B", "B", "a", "a"]);
  });
});
