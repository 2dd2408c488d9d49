import type { KeyHolder } from "../../../src/domain/keys";
import { Role } from "../../../src/domain/roles";
import type { DraftLimits } from "../../../src/server/admission/draft-limits";
import { wholeGraph } from "../../../src/server/graph";
import { editor } from "../../helpers/editor";
import { federatedGraphOver } from "../../helpers/federated-graph";
import { askerOf, type Ask, graphOver, silent } from "../../helpers/graph-over";
import { ann, editableGraph, show } from "./editable-graph";

const admin: KeyHolder = { name: "the-admin", role: Role.ADMIN, expiresAt: null };
const source = "https://example.org/ann";
const proposal = {
  id: ann.id,
  why: "She told me.",
  source,
  values: [{ field: "honorificPrefix", value: "Dr" }],
};

const decisionsOf = (id: string | null) => [
  ["acceptDraft", { id }] as const,
  ["rejectDraft", { id, why: "No." }] as const,
];

interface Proposed {
  readonly draft: string | null;
  readonly userErrors: ReadonlyArray<Record<string, unknown>>;
}

type Listed = { readonly totalCount: number; readonly nodes: ReadonlyArray<Record<string, unknown>> };

describe("Drafts", () => {
  let catalogue: Awaited<ReturnType<typeof editableGraph>>["catalogue"];
  let anonymously: Ask;
  let asEditor: Ask;
  let asAdmin: Ask;

  beforeEach(async () => {
    ({ catalogue } = await editableGraph());
    const graph = wholeGraph(catalogue, silent);
    anonymously = askerOf(graph);
    asEditor = askerOf(graph, editor);
    asAdmin = askerOf(graph, admin);
  });

  const boundedBy = (drafts: DraftLimits) =>
    askerOf(wholeGraph(catalogue, silent, [], null, undefined, { drafts }));

  const send = async (mutation: string, input: object, ask = anonymously): Promise<Proposed> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await ask<Record<string, Proposed>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { draft userErrors { code field message } } }`,
      { input },
    );
    expect(errors).toEqual([]);
    return data[mutation] as Proposed;
  };
  const propose = async (more: object = {}) => send("proposeCorrection", { ...proposal, ...more });

  const decide = async (mutation: string, input: object, ask = asEditor) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await ask<Record<string, Record<string, unknown>>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { draft { state verdict } userErrors { code message node { id } currentVersion }
         node { ... on Person { version honorificPrefix sources { field document { title links { url } } } } } } }`,
      { input },
    );
    expect(errors).toEqual([]);
    return data[mutation] as Record<string, unknown>;
  };

  const listed = async (args = "", ask = asEditor): Promise<Listed> => {
    const { data, errors } = await ask<{ drafts: Listed }>(
      `{ drafts${args} { totalCount nodes { id: draft kind state entity type version why source contact values { field value } verdict decidedAt } } }`,
    );
    expect(errors).toEqual([]);
    return data.drafts;
  };

  it("are proposed without a key, change nothing, and are listed to editors in the order in which they came", async () => {
    const [one, two] = [await propose(), await propose({ why: "Again." })];

    expect(one.userErrors).toEqual([]);
    expect(
      await anonymously(`{ node(id: "${ann.id}") { ... on Person { version honorificPrefix } } }`),
    ).toMatchObject({
      data: { node: { version: 1, honorificPrefix: null } },
    });
    const { totalCount, nodes } = await listed();
    expect(totalCount).toBe(2);
    expect(nodes.map(({ id }) => id)).toEqual([one.draft, two.draft]);
    expect(nodes[0]).toEqual({
      id: one.draft,
      kind: "CORRECTION",
      state: "OPEN",
      entity: ann.id,
      type: "Person",
      version: 1,
      why: "She told me.",
      source,
      contact: null,
      values: [{ field: "honorificPrefix", value: "Dr" }],
      verdict: null,
      decidedAt: null,
    });
  });

  it("are accepted as an edit by the editor, that cites the source for each field; the history has the address, and not the words of who asked", async () => {
    const { draft } = await propose();

    const accepted = await decide("acceptDraft", { id: draft, expectedVersion: 1, why: "Checked." });

    expect(accepted).toMatchObject({
      draft: { state: "ACCEPTED", verdict: null },
      userErrors: [],
      node: { version: 2, honorificPrefix: "Dr" },
    });
    const {
      sources: [, cited],
    } = accepted["node"] as { sources: unknown[] };
    expect(cited).toEqual({
      field: "honorificPrefix",
      document: { title: source, links: [{ url: source }] },
    });
    const { data } = await asAdmin(
      `{ node(id: "${ann.id}") { ... on Person { history(first: 1) { nodes { by why source } } } } }`,
    );
    expect(data).toEqual({ node: { history: { nodes: [{ by: "the-editor", why: "Checked.", source }] } } });
    expect((await listed()).totalCount).toBe(0);
    expect(await listed("(state: ACCEPTED)")).toMatchObject({ nodes: [{ id: draft, state: "ACCEPTED" }] });
  });

  it("cite the document that has the address, where there is one", async () => {
    const [one, two] = [
      await propose(),
      await propose({ values: [{ field: "honorificSuffix", value: "MSc" }] }),
    ];
    await decide("acceptDraft", { id: one.draft });
    await decide("acceptDraft", { id: two.draft });

    const { data } = await anonymously<{ documents: { nodes: Array<{ title: string }> } }>(
      "{ documents { nodes { title } } }",
    );
    expect(data.documents.nodes.filter(({ title }) => title === source)).toHaveLength(1);
  });

  it("are decided once, and of another version than the one read they are a CONFLICT that leaves them open", async () => {
    const { draft } = await propose();

    expect(await decide("acceptDraft", { id: draft, expectedVersion: 7 })).toMatchObject({
      draft: null,
      userErrors: [{ code: "CONFLICT", currentVersion: 1 }],
    });
    expect((await listed()).totalCount).toBe(1);
    await decide("acceptDraft", { id: draft });
    for (const [mutation, input] of decisionsOf(draft)) {
      expect(await decide(mutation, input)).toMatchObject({ userErrors: [{ code: "CONFLICT" }] });
    }
  });

  it("are rejected with a reason for other editors, and change nothing", async () => {
    const { draft } = await propose();

    expect(await decide("rejectDraft", { id: draft, why: "She did not." })).toMatchObject({
      draft: { state: "REJECTED", verdict: "She did not." },
      userErrors: [],
    });
    expect(await listed("(state: REJECTED)")).toMatchObject({ nodes: [{ verdict: "She did not." }] });
  });

  it("take lists, numbers and references as the update does, and say what an editor has to put right", async () => {
    const lists = [
      { field: "alternateNames", value: '["Annie", "A. Lee"]' },
      { field: "description", value: null },
      { field: "links", value: '[{"url": "https://ann.example", "purpose": "PROFILE"}]' },
    ];
    const { draft } = await propose({ values: lists });
    expect((await listed()).nodes[0]).toMatchObject({
      values: [{ value: '["Annie","A. Lee"]' }, { value: null }, { field: "links" }],
    });
    expect(await decide("acceptDraft", { id: draft })).toMatchObject({
      node: { version: 2 },
      userErrors: [],
    });

    const about = { ...proposal, id: show.id, values: [{ field: "language", value: "" }] };
    expect((await send("proposeCorrection", about)).userErrors).toEqual([]);
  });

  it.each([
    [
      "a field that there is not",
      { values: [{ field: "shoeSize", value: "9" }] },
      "BAD_USER_INPUT",
      ["values", "0", "field"],
    ],
    [
      "a field twice",
      { values: [proposal.values[0], proposal.values[0]] },
      "BAD_USER_INPUT",
      ["values", "1", "field"],
    ],
    [
      "an object that is none",
      { values: [{ field: "identifiers", value: "0000" }] },
      "BAD_USER_INPUT",
      ["values", "0", "value"],
    ],
    ["no value", { values: [] }, "BAD_USER_INPUT", ["values"]],
    [
      "too long a value",
      { values: [{ field: "description", value: "x".repeat(2_001) }] },
      "BAD_USER_INPUT",
      ["values", "0", "value"],
    ],
    ["no reason", { why: " " }, "BAD_USER_INPUT", ["why"]],
    ["too long a reason", { why: "x".repeat(1_001) }, "BAD_USER_INPUT", ["why"]],
    ["U+0000", { why: "a\0b" }, "BAD_USER_INPUT", ["why"]],
    ["a source that is no web address", { source: "a friend" }, "BAD_LINK", ["source"]],
    ["an entity that there is not", { id: "person_1111111111111111111111" }, "NOT_FOUND", ["id"]],
  ])("with %s are refused, and nothing is kept", async (_what, more, code, field) => {
    const { draft, userErrors } = await propose(more);

    expect(draft).toBeNull();
    expect(userErrors).toMatchObject([{ code, field }]);
    expect((await listed()).totalCount).toBe(0);
  });

  it("of a removal are for admins only: to an editor they are as if they were not", async () => {
    const { draft } = await send("requestRemoval", {
      id: ann.id,
      why: "It is me.",
      contact: "ann@example.org",
    });

    expect((await listed()).totalCount).toBe(0);
    expect(await asEditor("{ drafts(kind: REMOVAL) { totalCount } }")).toMatchObject({
      data: { drafts: null },
      errors: [{ extensions: { code: "FORBIDDEN", needed: "ADMIN" } }],
    });
    for (const [mutation, input] of decisionsOf(draft)) {
      expect(await decide(mutation, input)).toMatchObject({
        draft: null,
        userErrors: [{ code: "NOT_FOUND" }],
      });
    }
    expect(await listed("(kind: REMOVAL)", asAdmin)).toMatchObject({
      nodes: [{ id: draft, kind: "REMOVAL", contact: "ann@example.org", source: null, values: [] }],
    });
    expect(await decide("acceptDraft", { id: draft }, asAdmin)).toMatchObject({
      userErrors: [{ message: expect.stringContaining("rostrum forget") as string }],
    });
    expect(await decide("rejectDraft", { id: draft, why: "Another Ann." }, asAdmin)).toMatchObject({
      draft: { state: "REJECTED" },
    });
    expect(await send("requestRemoval", { id: show.id, why: "Mine." })).toMatchObject({
      draft: null,
      userErrors: [{ code: "BAD_ID", field: ["id"] }],
    });
  });

  it("are TOO_MANY_DRAFTS once so many of their kind are open; those of the other kind are received", async () => {
    const ask = boundedBy({ perDay: 100, maxOpen: 2 });
    const sent = () => send("proposeCorrection", proposal, ask);
    const [one] = [await sent(), await sent()];

    expect(await sent()).toMatchObject({
      draft: null,
      userErrors: [{ code: "TOO_MANY_DRAFTS", field: null }],
    });
    expect((await send("requestRemoval", { id: ann.id, why: "Me." }, ask)).userErrors).toEqual([]);
    await decide("rejectDraft", { id: one.draft, why: "No." });
    expect((await sent()).userErrors).toEqual([]);
  });

  it("are RATE_LIMITED for a client that has sent as many as it may in a day", async () => {
    const ask = boundedBy({ perDay: 2, maxOpen: 100 });
    for (let count = 0; count < 2; count += 1) await send("proposeCorrection", proposal, ask);

    const { data, errors } = await ask(
      `mutation { requestRemoval(input: { id: "${ann.id}", why: "Me." }) { draft } }`,
    );

    expect(data).toEqual({ requestRemoval: null });
    expect(errors).toMatchObject([{ extensions: { code: "RATE_LIMITED", perDay: 2 } }]);
    expect((await listed()).totalCount).toBe(2);
  });

  it("are received and decided in a federation", async () => {
    const sent = await send("proposeCorrection", proposal, federatedGraphOver(catalogue));
    const accepted = await decide(
      "acceptDraft",
      { id: sent.draft },
      federatedGraphOver(catalogue, { key: editor }),
    );

    expect(accepted).toMatchObject({ draft: { state: "ACCEPTED" }, node: { honorificPrefix: "Dr" } });
    expect(await catalogue.check()).toEqual([]);
    expect((await catalogue.verify()).problems).toEqual([]);
    expect(await graphOver(catalogue)("{ drafts { totalCount } }")).toMatchObject({ data: { drafts: null } });
  });
});
