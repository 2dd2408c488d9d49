import { raw } from "../../../src/database/sql/sql";
import { opened, openedCatalogue } from "../../helpers/temporary-database";
import { upsert } from "../../helpers/upsert";
import { editor } from "../../helpers/editor";
import { editableGraph, editingOf, handout, sources } from "./editable-graph";

describe("An idempotency key", () => {
  let graph: Awaited<ReturnType<typeof editableGraph>>;
  beforeEach(async () => {
    graph = await editableGraph();
  });

  it("makes a repeated change once, with the same result", async () => {
    const input = { name: "Bea", sources, idempotencyKey: "one" };

    const [first, again] = [await graph.createPerson(input), await graph.createPerson({ ...input })];

    expect(again).toEqual(first);
    expect(await graph.countPeople()).toBe(2);
  });

  it("of another change is a conflict; another client's is its own", async () => {
    const input = { name: "Bea", sources, idempotencyKey: "one" };
    await graph.createPerson(input);

    const other = await graph.createPerson({ ...input, name: "Bob" });
    const another = editingOf(graph.catalogue, { ...editor, name: "another" });
    const others = await another.createPerson({ ...input, name: "Bob" });

    expect(other.userErrors).toMatchObject([{ code: "IDEMPOTENCY_CONFLICT", field: ["idempotencyKey"] }]);
    expect(others.userErrors).toEqual([]);
  });

  it("is kept with the newest 10,000 of its client: an older one is free again, others' stay", async () => {
    const { catalogue, url } = await openedCatalogue();
    await upsert(catalogue, handout);
    const { writer } = await opened({}, url);
    const rows = (holder: string, at: string) =>
      raw(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
           insert into "idempotency" ("holder", "key", "digest", "ids", "at")
           select '${holder}', 'key-' || cast(i as text), 'd', '[]', '${at}.' || substr(cast(1000 + i / 100 as text), 2) || 'Z' from n`);
    const at = new Date(Date.now() - 60_000).toISOString().slice(0, 19);
    await writer.transaction(async (transaction) => {
      await transaction.run(rows(editor.name, at));
      await transaction.run(rows("another", at));
      return { result: undefined, commit: true };
    });

    await editingOf(catalogue, editor).createPerson({ name: "Bea", sources, idempotencyKey: "one" });

    const counted = await catalogue.reader.all(
      raw(`select i."holder", count(*) as count, max(case when i."key" = 'key-1' then 1 else 0 end) as "isOldest",
             max(case when i."key" in ('one', 'key-10000') then 1 else 0 end) as "isNewest"
           from "idempotency" i group by i."holder" order by i."holder"`),
    );
    expect(counted).toMatchObject([
      { holder: "another", count: 10_000, isOldest: 1 },
      { holder: editor.name, isOldest: 0, isNewest: 1 },
    ]);
    expect(Number(counted[1]?.["count"])).toBeLessThanOrEqual(10_000);
    expect(Number(counted[1]?.["count"])).toBeGreaterThan(9_800);
  });

  it("is free again when its change was not made, and after 24 hours", async () => {
    const wrong = await graph.createPerson({ name: "Bea", sources: [], idempotencyKey: "one" });
    const right = await graph.createPerson({ name: "Bea", sources, idempotencyKey: "one" });
    const now = Date.now();
    const clock = jest.spyOn(Date, "now").mockReturnValue(now + 24 * 3_600_000 + 1);
    const later = await graph.createPerson({ name: "Bob", sources, idempotencyKey: "one" });
    clock.mockRestore();

    expect([wrong, right, later].map(({ userErrors }) => userErrors.length)).toEqual([1, 0, 0]);
  });
});
