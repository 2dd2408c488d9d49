import { ann, appearance, type Changed, editableGraph, problem, sources } from "./editable-graph";

describe("A batch", () => {
  let graph: Awaited<ReturnType<typeof editableGraph>>;
  beforeEach(async () => {
    graph = await editableGraph();
  });

  const batch = async (steps: readonly object[], more = {}): Promise<Changed> => {
    const { batch: changed } = await graph.run(
      `mutation ($input: BatchInput!) { batch(input: $input) { nodes { id ... on Appearance { person { name } episode { title } } } ${problem} } }`,
      { input: { steps, ...more } },
    );
    return changed as Changed;
  };

  it("makes several changes in one transaction, which refer to what earlier ones create", async () => {
    const { nodes, userErrors } = await batch([
      { as: "bea", createPerson: { name: "Bea", sources } },
      { as: "two", createEpisode: { show: "talks", title: "Two", sources } },
      { createAppearance: { person: "$bea", episode: "$two", roles: ["GUEST"], sources } },
      { removeAppearance: { id: appearance.id } },
      { removePerson: { id: "ann-lee", expectedVersion: 1 } },
    ]);

    expect(userErrors).toEqual([]);
    expect(nodes).toMatchObject([{}, {}, { person: { name: "Bea" }, episode: { title: "Two" } }, null, null]);
    expect(await graph.catalogue.check()).toEqual([]);
  });

  it("changes nothing when one of its steps cannot be, and says which", async () => {
    const { nodes, userErrors } = await batch([
      { createPerson: { name: "Bea", sources } },
      { updatePerson: { id: "ann-lee", expectedVersion: 7, name: "Ann Li" } },
    ]);

    expect(nodes).toBeNull();
    expect(userErrors).toMatchObject([
      { code: "CONFLICT", field: ["steps", "1", "updatePerson", "expectedVersion"], currentVersion: 1 },
    ]);
    expect(await graph.countPeople()).toBe(1);
  });

  it("merges as well, each as an edit of its own, which is taken back without the other steps", async () => {
    const { nodes, userErrors } = await batch([
      { as: "anne", createPerson: { name: "Anne Lee", description: "Author.", sources } },
      { as: "two", createEpisode: { show: "talks", title: "Two", sources } },
      { createAppearance: { person: "$anne", episode: "$two", roles: ["GUEST"], sources } },
      { mergePeople: { survivor: "ann-lee", absorbed: "$anne", expectedVersion: 1 } },
      { updatePerson: { id: "ann-lee", expectedVersion: 2, honorificPrefix: "Dr" } },
    ]);

    expect(userErrors).toEqual([]);
    expect(nodes).toMatchObject([
      { id: ann.id },
      {},
      { person: { name: "Ann Lee" } },
      { id: ann.id },
      { id: ann.id },
    ]);
    const back = await batch([
      { unmergePerson: { id: "anne-lee" } },
      { updatePerson: { id: "anne-lee", name: "Anne Li" } },
    ]);
    expect(back.userErrors).toEqual([]);
    const { data } = await graph.ask(
      "{ people { nodes { name honorificPrefix description appearances { nodes { episode { title } } } } } }",
    );
    expect(data).toEqual({
      people: {
        nodes: [
          {
            name: "Ann Lee",
            honorificPrefix: "Dr",
            description: "A speaker.",
            appearances: { nodes: [{ episode: { title: "One" } }] },
          },
          {
            name: "Anne Li",
            honorificPrefix: null,
            description: "Author.",
            appearances: { nodes: [{ episode: { title: "Two" } }] },
          },
        ],
      },
    });
    expect(await graph.catalogue.check()).toEqual([]);
    expect((await graph.catalogue.verify()).problems).toEqual([]);
  });

  it("merges nothing when a later step cannot be, and at most twenty times", async () => {
    const before = await graph.catalogue.statedHash();
    const merge = { mergePeople: { survivor: "ann-lee", absorbed: "$bea" } };
    const refused = await batch([
      { as: "bea", createPerson: { name: "Bea", sources } },
      merge,
      { removePerson: { id: "nobody" } },
    ]);
    const { errors } = await graph.ask(
      "mutation ($input: BatchInput!) { batch(input: $input) { nodes { id } } }",
      {
        input: { steps: Array.from({ length: 21 }, () => merge) },
      },
    );

    expect(refused).toMatchObject({ nodes: null, userErrors: [{ code: "NOT_FOUND" }] });
    expect(errors).toMatchObject([{ message: "Expected at most 20 merges and un-merges, but got 21." }]);
    expect(await graph.catalogue.statedHash()).toBe(before);
  });

  it("says of which step the slug is taken", async () => {
    const { userErrors } = await batch([
      { createPerson: { name: "Bea", sources } },
      { createPerson: { name: "Cleo", slug: "ann-lee", sources } },
    ]);

    expect(userErrors).toMatchObject([
      { code: "SLUG_TAKEN", field: ["steps", "1", "createPerson"], node: { id: ann.id } },
    ]);
  });

  it.each([
    ["no change", {}, "Expected exactly one change in step 0, but got 0."],
    [
      "two changes",
      { removePerson: { id: "a" }, removeShow: { id: "b" } },
      "Expected exactly one change in step 0, but got 2.",
    ],
    [
      "a reason of its own",
      { removePerson: { id: "a", why: "Because." } },
      "Expected `why`, `source` and `idempotencyKey` beside `steps`, not in a step.",
    ],
  ])("of a step with %s is an error", async (_what, step, message) => {
    const { data, errors } = await graph.ask(
      "mutation ($input: BatchInput!) { batch(input: $input) { nodes { id } } }",
      {
        input: { steps: [step] },
      },
    );

    expect(data).toEqual({ batch: null });
    expect(errors).toMatchObject([{ message, extensions: { code: "BAD_USER_INPUT" } }]);
  });
});
