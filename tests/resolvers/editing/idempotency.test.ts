import { editor } from "../../helpers/editor";
import { editableGraph, editingOf, sources } from "./editable-graph";

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
