import type { Catalogue } from "../../src/catalogue/catalogue";
import { newDraftId } from "../../src/domain/ids";
import { Role } from "../../src/domain/roles";
import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { contentOf } from "../helpers/database-content";
import { post } from "../helpers/federated-servers";
import { silent } from "../helpers/graph-over";
import { hostileTexts } from "../helpers/hostile-texts";
import { keyOf } from "../helpers/key-of";
import { makePerson } from "../helpers/make-entities";
import { served } from "../helpers/running-server";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";

interface Sent {
  readonly draft: string | null;
  readonly userErrors: ReadonlyArray<{ readonly code: string; readonly field: readonly string[] | null }>;
}

const ann = makePerson({ name: "Ann Lee", sources: [] });
const settings = readSettings({ HOST: "127.0.0.1", PORT: "0" });
const perDay = 3;
const maxOpen = 60;

describe("What anyone may send, without a key", () => {
  let catalogue: Catalogue;
  const headersOf = new Map<Role | null, Record<string, string>>([[null, {}]]);

  beforeAll(async () => {
    catalogue = await temporaryCatalogue();
    await upsert(catalogue, ann);
    for (const role of Object.values(Role)) headersOf.set(role, await keyOf(catalogue, role));
  });

  /** A server that has counted no proposals yet, with so many a day of one client. */
  const serverOf = async (drafts = { perDay: 1_000, maxOpen }) => {
    const { url } = await served(
      (plugins) => wholeGraph(catalogue, silent, plugins, settings.limits, undefined, { drafts }),
      { limits: settings.limits },
    );
    const ask = async (query: string, variables: object = {}, role: Role | null = null) =>
      post<Record<string, unknown>>(`${url}/graphql`, query, {
        variables: variables as Record<string, unknown>,
        headers: headersOf.get(role) ?? {},
      });
    const send = async (mutation: "requestRemoval" | "proposeCorrection", input: object) => {
      const type = mutation === "requestRemoval" ? "RequestRemovalInput" : "ProposeCorrectionInput";
      const { data, errors } = await ask(
        `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { draft userErrors { code field } } }`,
        { input: { id: ann.id, ...input } },
      );
      return { sent: (data as { sent: Sent | null } | null)?.sent ?? null, errors };
    };
    return { ask, send };
  };

  const drafts = async () => (await contentOf(catalogue.reader, ["draft"]))["draft"] ?? [];

  it("case 46: a flood of proposals is refused once one client, or all together, have sent enough; nothing else is written", async () => {
    const { send } = await serverOf({ perDay, maxOpen });
    const before = await contentOf(catalogue.reader, ["node", "change", "edit", "revision"]);

    const answers = [];
    for (let count = 0; count < 10; count += 1) answers.push(await send("requestRemoval", { why: "Me." }));

    expect(answers.filter(({ sent }) => sent?.draft).length).toBe(perDay);
    for (const { errors } of answers.slice(perDay)) {
      expect(errors).toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
    }
    const full = await serverOf({ perDay: 1_000, maxOpen: perDay });
    expect(await full.send("requestRemoval", { why: "Me." })).toMatchObject({
      sent: { draft: null, userErrors: [{ code: "TOO_MANY_DRAFTS" }] },
    });
    expect(await drafts()).toHaveLength(perDay);
    expect(await contentOf(catalogue.reader, ["node", "change", "edit", "revision"])).toEqual(before);
  });

  it("case 47: a draft's id, known or guessed, leads those who may not read it to nothing that tells the two apart", async () => {
    const { ask, send } = await serverOf();
    const { sent } = await send("requestRemoval", { why: "A secret.", contact: "ann@example.org" });
    const known = sent?.draft ?? "";
    const reads = (id: string) => [
      `{ node(id: "${id}") { id } }`,
      `{ nodes(ids: ["${id}"]) { id } }`,
      `{ tombstone(type: Person, id: "${id}") { was } }`,
      `{ asOf(id: "${id}", change: 1) { entity } }`,
      `{ drafts(kind: REMOVAL) { nodes { draft why contact } } }`,
      `{ search(text: "${id}") { groups { type } } }`,
      `mutation { rejectDraft(input: { id: "${id}", why: "x" }) { draft { why contact } userErrors { code message } } }`,
      `mutation { acceptDraft(input: { id: "${id}" }) { draft { why contact } userErrors { code message } } }`,
    ];
    for (const role of [null, Role.READER, Role.EDITOR]) {
      const answersFor = async (id: string) => {
        const answers = [];
        for (const query of reads(id)) {
          const { data, errors } = await ask(query, {}, role);
          answers.push(JSON.stringify({ data, errors }).replaceAll(id, "ID"));
        }
        return answers;
      };
      const answers = await answersFor(known);
      expect(answers.join("\n")).not.toMatch(/secret|ann@example/);
      expect(answers).toEqual(await answersFor(newDraftId()));
    }
    expect((await drafts()).filter((row) => row.includes(known) && row.includes("OPEN"))).toHaveLength(1);
  });

  it("case 48: hostile texts in `why`, `contact` and values are kept as they are, or refused, and are nothing but text", async () => {
    const texts = Object.values(hostileTexts)
      .flat()
      .filter((text) => text.length <= 200);
    // A lone surrogate is stored as U+FFFD.
    const stored = texts.map((text) => Buffer.from(text).toString());
    const { ask, send } = await serverOf({ perDay: 10_000, maxOpen: 10_000 });
    const tables = await contentOf(catalogue.reader, ["node", "person", "change", "key"]);
    const codes = new Set<string>();
    for (const text of texts) {
      const values = [{ field: "description", value: text }];
      const answers = [
        await send("requestRemoval", { why: text, contact: text }),
        await send("proposeCorrection", { why: text, values, source: "https://example.org/" }),
        await send("proposeCorrection", { why: "x", values: [{ field: text, value: text }], source: text }),
      ];
      for (const { sent, errors } of answers) {
        for (const { extensions } of errors) codes.add(String(extensions?.["code"]));
        for (const { code } of sent?.userErrors ?? []) codes.add(code);
      }
    }

    expect([...codes].toSorted()).toEqual(["BAD_LINK", "BAD_USER_INPUT"]);
    expect(await contentOf(catalogue.reader, ["node", "person", "change", "key"])).toEqual(tables);
    const { data } = await ask(
      "{ drafts(kind: REMOVAL, first: 100) { nodes { why contact } } }",
      {},
      Role.ADMIN,
    );
    const { nodes } = data["drafts"] as { nodes: Array<{ why: string; contact: string | null }> };
    expect(nodes.length).toBeGreaterThan(50);
    for (const { why, contact } of nodes.filter((one) => one.contact !== null && one.why !== "A secret.")) {
      expect(stored).toContain(why);
      expect(contact).toBe(why);
    }
  });

  it.each([
    ["a reason", "requestRemoval", { why: "x".repeat(1_001) }, ["why"]],
    ["a contact", "requestRemoval", { why: "x", contact: "x".repeat(201) }, ["contact"]],
    [
      "a value",
      "proposeCorrection",
      { why: "x", source: "https://example.org/", values: [{ field: "name", value: "x".repeat(2_001) }] },
      ["values", "0", "value"],
    ],
    [
      "an address",
      "proposeCorrection",
      {
        why: "x",
        source: `https://example.org/${"x".repeat(3_000)}`,
        values: [{ field: "name", value: "x" }],
      },
      ["source"],
    ],
    [
      "a list of values",
      "proposeCorrection",
      {
        why: "x",
        source: "https://example.org/",
        values: Array.from({ length: 21 }, (_, place) => ({ field: `f${place}`, value: "x" })),
      },
      ["values"],
    ],
  ] as const)(
    "case 49: %s that is too long is refused, and nothing is kept",
    async (_what, mutation, input, field) => {
      const before = (await drafts()).length;
      const { send } = await serverOf({ perDay: 1_000, maxOpen: 10_000 });

      const { sent, errors } = await send(mutation, input);

      expect(sent?.draft ?? null).toBeNull();
      // Some are longer than a string of any request may be.
      const isLimited = errors[0]?.extensions?.["code"] === "LIMIT_EXCEEDED";
      expect(isLimited ? field : sent?.userErrors[0]?.field).toEqual(field);
      expect(await drafts()).toHaveLength(before);
    },
  );

  it("case 49: a text beyond what any request may have is refused before anything is read", async () => {
    const { send } = await serverOf();

    const { sent, errors } = await send("requestRemoval", { why: "x".repeat(100_000) });

    expect(sent).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
  });
});
