import type { Catalogue } from "../../../src/catalogue/catalogue";
import type { KeyHolder } from "../../../src/domain/keys";
import { Role } from "../../../src/domain/roles";
import { federatedGraphOver } from "../../helpers/federated-graph";
import { type Ask, graphOver } from "../../helpers/graph-over";
import { runningServer } from "../../helpers/running-server";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { upsert } from "../../helpers/upsert";
import { knownEverywhere } from "../../catalogue/forget/known-everywhere";

const admin: KeyHolder = { name: "the-admin", role: Role.ADMIN, expiresAt: null };

const forgetPerson = `mutation ($id: ID!, $isDryRun: Boolean! = false) {
  forgetPerson(input: { id: $id, why: "Letter of 3 May.", isDryRun: $isDryRun }) {
    forgotten placeCount places { action type entity where text } userErrors { code field } } }`;

interface Forgotten {
  readonly forgetPerson: {
    readonly forgotten: string | null;
    readonly placeCount: number;
    readonly places: ReadonlyArray<Record<string, unknown>>;
    readonly userErrors: readonly unknown[];
  };
}

async function known() {
  const catalogue = await temporaryCatalogue();
  const everywhere = knownEverywhere();
  await upsert(catalogue, ...everywhere.all);
  return { catalogue, ...everywhere };
}

const graphs: ReadonlyArray<readonly [string, (catalogue: Catalogue) => Ask]> = [
  ["one process", (catalogue) => graphOver(catalogue, admin)],
  ["a router", (catalogue) => federatedGraphOver(catalogue, { key: admin })],
];

const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;

describe.each(graphs)("A person who was forgotten, in %s,", (_, graphOf) => {
  it("answers by the id with a type of its own, in lists too, and by the slug with GONE", async () => {
    const { catalogue, ann, bob } = await known();
    const ask = graphOf(catalogue);

    const { data, errors } = await ask<Forgotten>(forgetPerson, { id: "ann-lee" });
    const { data: nodes, errors: noErrors } = await ask(
      `query ($ids: [ID!]!, $id: ID!) {
         nodes(ids: $ids) { __typename id ... on Forgotten { forgottenAt } ... on Person { name } }
         node(id: $id) { __typename ... on Stated { standing } }
         tombstone(type: Person, id: "ann-lee") { was forgottenAt } }`,
      { ids: [ann.id, bob.id], id: ann.id },
    );
    const gone = await ask('{ person(slug: "ann-lee") { name } }');
    const goneById = await ask("query ($id: ID!) { person(id: $id) { name } }", { id: ann.id });

    expect([errors, noErrors]).toEqual([[], []]);
    expect(data.forgetPerson).toMatchObject({ forgotten: ann.id, userErrors: [] });
    expect(nodes).toEqual({
      nodes: [
        { __typename: "Forgotten", id: ann.id, forgottenAt: at },
        { __typename: "Person", id: bob.id, name: "Bob Ray" },
      ],
      node: { __typename: "Forgotten" },
      tombstone: { was: ann.id, forgottenAt: at },
    });
    for (const answer of [gone, goneById]) {
      expect(answer).toMatchObject({
        data: { person: null },
        errors: [{ extensions: { code: "GONE", forgottenAt: at } }],
      });
    }
  });
});

describe("forgetPerson", () => {
  it("lists the places in a dry run, and keeps nothing of it", async () => {
    const { catalogue, ann, episode } = await known();
    const before = await catalogue.contentHash();

    const { data } = await graphOver(catalogue, admin)<Forgotten>(forgetPerson, {
      id: ann.id,
      isDryRun: true,
    });

    const { placeCount, places } = data.forgetPerson;
    expect(places).toHaveLength(placeCount);
    expect(places).toContainEqual({
      action: "REDACTED",
      type: "Episode",
      entity: episode.id,
      where: "title",
      text: "Episode 3: [name removed] on maths",
    });
    expect(await catalogue.contentHash()).toBe(before);
  });

  it("says GONE of one who was forgotten, and NOT_FOUND of nobody", async () => {
    const { catalogue, ann } = await known();
    const ask = graphOver(catalogue, admin);
    await ask(forgetPerson, { id: ann.id });

    for (const [id, code] of [
      [ann.id, "GONE"],
      ["ann-lee", "GONE"],
      ["nobody", "NOT_FOUND"],
    ]) {
      const { data } = await ask<Forgotten>(forgetPerson, { id });
      expect(data.forgetPerson).toEqual({
        forgotten: null,
        placeCount: 0,
        places: [],
        userErrors: [{ code, field: ["id"] }],
      });
    }
  });

  it("is told by changes as FORGOTTEN, after those of what went along", async () => {
    const { catalogue, ann } = await known();
    const ask = graphOver(catalogue, admin);
    await ask(forgetPerson, { id: ann.id });

    const { data } = await ask<{ changes: { nodes: Array<Record<string, unknown>> } }>(
      "{ changes(first: 100) { nodes { entity operation by why node { id } fields { field } } } }",
    );

    expect(data.changes.nodes.at(-1)).toEqual({
      entity: ann.id,
      operation: "FORGOTTEN",
      by: "the-admin",
      why: "Letter of 3 May.",
      node: null,
      fields: null,
    });
  });

  it("makes an edit that brings the person back a user error", async () => {
    const { catalogue, ann } = await known();
    const ask = graphOver(catalogue, admin);
    await ask(forgetPerson, { id: ann.id });

    const { data } = await ask<{ createPerson: { userErrors: Array<{ code: string }> } }>(
      `mutation { createPerson(input: { name: "A. L.", sources: [{ document: "test-document", line: 1 }],
         identifiers: [{ scheme: ORCID, value: "0000-0001-5109-3700" }] }) { userErrors { code } } }`,
    );

    expect(data.createPerson.userErrors).toMatchObject([{ code: "FORGOTTEN" }]);
  });
});

describe("The address of a person who was forgotten", () => {
  it.each(["", ".jsonld", ".atom", ".ics"])(
    "answers 410, without the name: /people/ann-lee%s",
    async (ending) => {
      const { catalogue, ann } = await known();
      const { url } = await runningServer(catalogue);
      await catalogue.forget({ by: "root" }, ann.id);

      for (const reference of ["ann-lee", ann.id]) {
        const response = await fetch(`${url}/people/${reference}${ending}`, { redirect: "manual" });
        const text = await response.text();
        expect([response.status, JSON.parse(text)]).toMatchObject([
          410,
          { errors: [{ extensions: { code: "GONE" } }] },
        ]);
        expect(text).not.toMatch(/ann lee/i);
      }
    },
  );
});
