import { ann, editableGraph, sources } from "./editable-graph";

describe("Mutations at the same time", () => {
  it("from one version have one winner, and the others a CONFLICT", async () => {
    const { run } = await editableGraph();
    const update = async (name: string) => {
      const { updatePerson } = await run(
        "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { person { id } userErrors { code currentVersion } } }",
        { input: { id: ann.id, expectedVersion: 1, name } },
      );
      return updatePerson;
    };

    const made = await Promise.all(["Ann A", "Ann B", "Ann C", "Ann D"].map(update));

    const conflict = { person: null, userErrors: [{ code: "CONFLICT", currentVersion: 2 }] };
    expect(made.filter((one) => one?.person)).toEqual([{ person: { id: ann.id }, userErrors: [] }]);
    expect(made.filter((one) => !one?.person)).toEqual([conflict, conflict, conflict]);
  });

  it("under one idempotency key are made once, and all have its result", async () => {
    const { createPerson, countPeople } = await editableGraph();
    const input = { name: "Bea", sources, idempotencyKey: "one" };

    const made = await Promise.all(Array.from({ length: 4 }, () => createPerson(input)));

    expect(new Set(made.map(({ person }) => person?.id)).size).toBe(1);
    expect(await countPeople()).toBe(2);
  });
});
