import type { Catalogue } from "../../../src/catalogue/catalogue";
import { eraseHistory } from "../../../src/catalogue/commands/erase-history";
import { maxReverted } from "../../../src/catalogue/commands/revert";
import { federatedGraphOver } from "../../helpers/federated-graph";
import { editor } from "../../helpers/editor";
import { makePerson } from "../../helpers/make-entities";
import { openedCatalogue, opened } from "../../helpers/temporary-database";
import { testStamp } from "../../helpers/test-stamp";
import { upsert, upsertInto } from "../../helpers/upsert";
import { ann, appearance, editingOf, episode, handout, show } from "./editable-graph";

interface Reverted {
  readonly run: string | null;
  readonly removed: readonly string[];
  readonly restored: ReadonlyArray<{ readonly id: string }>;
  readonly changed: ReadonlyArray<Record<string, unknown>>;
  readonly userErrors: ReadonlyArray<Record<string, unknown>>;
}

const query = `mutation ($input: RevertInput!) { revert(input: $input) {
  run removed restored { id } changed { id ... on Person { name version } }
  userErrors { code field message entity entityField changes node { id } } } }`;

describe("Reverting", () => {
  let catalogue: Catalogue;
  let url: string;
  let graph: ReturnType<typeof editingOf>;

  beforeEach(async () => {
    ({ catalogue, url } = await openedCatalogue());
    await upsert(catalogue, handout, ann, show, episode, appearance);
    graph = editingOf(catalogue, editor);
  });

  const revert = async (input: object): Promise<Reverted> =>
    (await graph.run(query, { input }))["revert"] as unknown as Reverted;

  const rename = (name: string) =>
    graph.run(
      "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { userErrors { code } } }",
      {
        input: { id: ann.id, name },
      },
    );

  const lastChange = async () => (await catalogue.verify()).last.number;

  it("a change under an idempotency key is done once, and answers the same again; another one is a conflict", async () => {
    await rename("Ann Li");
    const change = await lastChange();
    const asked = { change, idempotencyKey: "one" };

    const first = await revert(asked);
    const last = await lastChange();

    expect(first.changed).toMatchObject([{ id: ann.id, name: "Ann Lee" }]);
    expect(await revert(asked)).toEqual(first);
    expect(await lastChange()).toBe(last);
    expect((await revert({ ...asked, why: "A mistake." })).userErrors).toMatchObject([
      { code: "IDEMPOTENCY_CONFLICT", field: ["idempotencyKey"] },
    ]);
    const none = await revert({ change, idempotencyKey: "two" });
    expect(none).toMatchObject({ run: null, changed: [] });
    await rename("Ann Li");
    expect(await revert({ change, idempotencyKey: "two" })).toEqual(none);
  });

  it("a change gives back what was before, is a change of its own, and can be reverted in turn", async () => {
    await rename("Ann Li");

    const { run, ...reverted } = await revert({ change: await lastChange(), why: "A mistake." });

    expect(reverted).toEqual({
      removed: [],
      restored: [],
      changed: [{ id: ann.id, name: "Ann Lee", version: 3 }],
      userErrors: [],
    });
    const { data } = await graph.ask(
      `{ node(id: "${ann.id}") { ... on Person { history(first: 1) { nodes { why run version } } } } }`,
    );
    expect(data).toEqual({ node: { history: { nodes: [{ why: "A mistake.", run, version: 3 }] } } });
    expect(await revert({ run })).toMatchObject({ changed: [{ name: "Ann Li", version: 4 }] });
  });

  it("a run takes back all of it: what it made goes, and what it removed is put back", async () => {
    const bea = makePerson({ name: "Bea", sources: [] });
    await catalogue.edit({ ...testStamp, run: "run_x" }, async (edit) => {
      await upsertInto(edit, [bea]);
      await edit.remove([appearance.id]);
    });

    expect(await revert({ run: "run_x" })).toMatchObject({
      removed: [bea.id],
      restored: [{ id: appearance.id }],
      changed: [],
      userErrors: [],
    });
    expect(await catalogue.check()).toEqual([]);
  });

  it("what is taken back already changes nothing, and has no run", async () => {
    await rename("Ann Li");
    const change = await lastChange();
    await revert({ change });

    expect(await revert({ change })).toEqual({
      run: null,
      removed: [],
      restored: [],
      changed: [],
      userErrors: [],
    });
  });

  it("says which field of which entity stands in the way, and by which changes", async () => {
    await rename("Ann Li");
    const change = await lastChange();
    await rename("Ann Lea");

    const { changed, userErrors } = await revert({ change });

    expect(changed).toEqual([]);
    expect(userErrors).toEqual([
      {
        code: "CONFLICT",
        field: ["change"],
        message: `Cannot undo it: name of ${ann.id} was changed since, by change ${change + 1}.`,
        entity: ann.id,
        entityField: "name",
        changes: [change + 1],
        node: { id: ann.id },
      },
    ]);
  });

  it("is ERASED where what was before is not known any more", async () => {
    await rename("Ann Li");
    const { writer } = await opened({}, url);
    await writer.transaction(async (transaction) => {
      await eraseHistory(transaction, [ann.id]);
      return { result: undefined, commit: true };
    });

    expect((await revert({ change: await lastChange() })).userErrors).toMatchObject([
      { code: "ERASED", entity: ann.id, entityField: null, changes: [] },
    ]);
  });

  it("a creation is IN_USE while another entity refers to what it made, and says which", async () => {
    const { data } = await graph.ask<{ node: { history: { nodes: [{ number: number }] } } }>(
      `{ node(id: "${ann.id}") { ... on Person { history(first: 1) { nodes { number } } } } }`,
    );
    const [{ number: change }] = data.node.history.nodes;

    expect((await revert({ change })).userErrors).toMatchObject([
      { code: "IN_USE", entity: appearance.id, node: { id: appearance.id } },
    ]);
  });

  it("a number and a run of nothing are NOT_FOUND", async () => {
    expect((await revert({ change: 99 })).userErrors).toMatchObject([
      { code: "NOT_FOUND", field: ["change"] },
    ]);
    expect((await revert({ run: "run_none" })).userErrors).toMatchObject([
      { code: "NOT_FOUND", field: ["run"] },
    ]);
  });

  it(`a run of more than ${maxReverted} changes is refused, and names the command that takes it back`, async () => {
    const people = Array.from({ length: maxReverted + 1 }, (_, at) =>
      makePerson({ name: `Person ${at}`, slug: `person-${at}`, sources: [] }),
    );
    await catalogue.edit({ ...testStamp, run: "run_x" }, (edit) => upsertInto(edit, people));

    expect((await revert({ run: "run_x" })).userErrors).toMatchObject([
      { code: "BAD_USER_INPUT", message: expect.stringContaining("rostrum undo") as string },
    ]);
  });

  it.each([[{}], [{ change: 1, run: "run_x" }]])("takes one of the two, not %j", async (input) => {
    const { data, errors } = await graph.ask(query, { input });

    expect(data).toEqual({ revert: null });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("answers the same in a federation", async () => {
    await rename("Ann Li");
    const change = await lastChange();
    const ask = federatedGraphOver(catalogue, { key: editor });

    const { data, errors } = await ask<{ revert: Reverted }>(query, { input: { change } });

    expect(errors).toEqual([]);
    expect(data.revert.changed).toEqual([{ id: ann.id, name: "Ann Lee", version: 3 }]);
  });
});
