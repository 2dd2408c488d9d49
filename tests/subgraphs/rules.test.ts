import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

import { includesRole, Role } from "../../src/domain/roles";
import { DraftKind } from "../../src/entities/draft-table";
import { ruleOf } from "../../src/domain/field-rule";
import { isOpen } from "../../src/resolvers/shared/needs";
import { wholeGraph } from "../../src/server/graph";
import { mergedSchema } from "../../src/subgraphs/merged";
import { addRules } from "../../src/subgraphs/rules";
import { sliceOf, subgraphSchema } from "../../src/subgraphs/slices";
import { subgraphs } from "../../src/subgraphs";
import type { SubgraphName } from "../../src/subgraphs/subgraph";
import { Dice } from "../helpers/dice";
import { differenceOf } from "../helpers/difference";
import { federatedServers, post, subgraphNames } from "../helpers/federated-servers";
import { type Answer, type Ask, askerOf, silent } from "../helpers/graph-over";
import { keyOf } from "../helpers/key-of";
import { knownIn } from "../helpers/known-in";
import { operationFor } from "../helpers/operation-for";
import { operations } from "../helpers/operations";
import { randomOperation } from "../helpers/random-operations";
import { served } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

const schema = mergedSchema();
const fields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ type, field, name: `${type.name}.${field.name}` })),
  );

/** Each field with a rule, and so each mutation. */
const ruled = fields.flatMap(({ type, field, name }) => {
  const needed = ruleOf(field);
  return needed === null ? [] : [{ name, field, needed, query: operationFor(schema, type, field) }];
});

/** The rules of the fields of an operation, outermost first. */
function rulesIn(query: string): Role[] {
  const types = new TypeInfo(schema);
  const rules: Role[] = [];
  visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field() {
        const field = types.getFieldDef();
        const rule = field ? ruleOf(field) : null;
        if (rule !== null) rules.push(rule);
      },
    }),
  );
  return rules;
}

const roles = [null, ...Object.values(Role)];

/** The subgraph that resolves a field. */
function homeOf(name: string): SubgraphName {
  const [type, field] = name.split(".");
  const home = subgraphNames.find((subgraph) =>
    sliceOf(subgraph).definitions.some(
      (one) =>
        one.kind === Kind.OBJECT_TYPE_DEFINITION &&
        one.name.value === type &&
        one.fields?.some((known) => known.name.value === field),
    ),
  );
  return home as SubgraphName;
}

describe("A rule of a field", () => {
  let urlsFor: (name: string) => string[];
  const headersOf = new Map<Role | null, Record<string, string>>([[null, {}]]);

  beforeAll(async () => {
    const { catalogue, router, addresses } = await federatedServers();
    // What a rule within drafts guards is asked of this one.
    const [person] = (await knownIn(catalogue))("Person");
    await catalogue.propose(
      {
        kind: DraftKind.CORRECTION,
        entityId: person ?? "",
        proposed: {},
        why: "Why.",
        source: null,
        contact: null,
      },
      10,
    );
    for (const role of Object.values(Role)) headersOf.set(role, { ...(await keyOf(catalogue, role)) });
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));
    urlsFor = (name) => [`${url}/graphql`, router, addresses[homeOf(name)]];
  });

  it.each(ruled.flatMap(({ name, ...rule }) => roles.map((role) => [name, role, rule] as const)))(
    "case 44: holds in one process, at the router and at its subgraph: %s for %s",
    async (name, role, { query }) => {
      // What is private may lie within what is: the first rule on the way that the role does not have.
      const first = rulesIn(query).find((needed) => !includesRole(role, needed));
      const refusal =
        role === null
          ? { code: "UNAUTHENTICATED", reason: "NO_KEY", needed: first }
          : { code: "FORBIDDEN", role, needed: first };

      for (const url of urlsFor(name)) {
        const { errors } = await post(url, query, { headers: headersOf.get(role) });
        const refusals = errors
          .map(({ extensions }) => extensions)
          .filter((one) => one?.["code"] === "UNAUTHENTICATED" || one?.["code"] === "FORBIDDEN");
        expect(refusals).toEqual(first === undefined ? [] : [refusal]);
      }
    },
  );

  it("is told by the field's description, and nulls no more than the field", () => {
    expect(ruled.map(({ name }) => name)).toContain("Query.keys");
    for (const { field, needed } of ruled) {
      expect(field.description).toContain(`Needs a key of the role ${needed}.`);
      expect(isNonNullType(field.type)).toBe(false);
    }
  });

  const withMutation = (extensions: Record<string, unknown>): GraphQLSchema => {
    const made = buildSchema("type Query { one: Int } type Mutation { remove: Int }");
    Object.assign(made.getMutationType()?.getFields()["remove"] ?? {}, { extensions });
    return made;
  };

  it("must stand on each mutation, else no schema is built", () => {
    expect(() => addRules(withMutation({ role: Role.EDITOR }))).not.toThrow();
    expect(() => addRules(withMutation({}))).toThrow(
      "Expected Mutation.remove to have a rule: @Needs(Role.EDITOR), for example.",
    );
  });

  it("is left out where a mutation is declared open, which these are and no other", () => {
    const open = fields.filter(({ field }) => isOpen(field)).map(({ name }) => name);

    expect(open.toSorted()).toEqual(["Mutation.proposeCorrection", "Mutation.requestRemoval"]);
    expect(() => addRules(withMutation({ isOpen: true }))).not.toThrow();
  });

  it("must stand on a field that can be null, else no schema is built", () => {
    const made = buildSchema("type Query { one: Int! }");
    Object.assign(made.getQueryType()?.getFields()["one"] ?? {}, { extensions: { role: Role.ADMIN } });

    expect(() => addRules(made)).toThrow("Expected Query.one to be nullable, since it has a rule.");
  });
});

/** What is private as a whole: a key, and a draft with all that leads to it. */
const privateTypes = ["Key", "Draft", "DraftConnection", "DraftEdge", "DraftPayload", "ProposedValue"];

/** The types that a client without a key comes to, from any root, by whatever way. */
function typesWithoutKey(): ReadonlySet<string> {
  const queue: GraphQLNamedType[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].flatMap((type) => type ?? []);
  const reached = new Set<string>(queue.map(({ name }) => name));
  for (let type = queue.shift(); type; type = queue.shift()) {
    const next = isAbstractType(type)
      ? schema.getPossibleTypes(type)
      : isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => ruleOf(field) === null)
            .map((field) => getNamedType(field.type))
        : [];
    for (const one of next) {
      if (!reached.has(one.name)) queue.push(one);
      reached.add(one.name);
    }
  }
  return reached;
}

describe("A private type", () => {
  it.each(privateTypes)(
    "%s is reached by no field without a rule, is no node, and no entity of a subgraph",
    (name) => {
      const type = schema.getType(name);
      expect(typesWithoutKey().has("Person")).toBe(true);
      expect(typesWithoutKey().has(name)).toBe(false);
      expect(isObjectType(type) && type.getInterfaces()).toEqual([]);
      for (const subgraph of subgraphs) {
        const union = subgraphSchema(subgraph).getType("_Entity");
        const names = isUnionType(union) ? union.getTypes().map((one) => one.name) : [];
        expect(names).not.toContain(name);
      }
    },
  );
});

describe("A draft", () => {
  it("changes no answer to a client without a key or a reader: no node, list, count, search or error", async () => {
    const catalogue = await startingCatalogue();
    const graph = wholeGraph(catalogue, silent);
    const readers = [null, Role.READER].map((role) =>
      askerOf(graph, role && { name: "a-reader", role, expiresAt: null }),
    );
    const { data: found } = await (readers[0] as Ask)<{ people: { nodes: Array<{ id: string }> } }>(
      "{ people(first: 1) { nodes { id } } }",
    );
    const [{ id }] = found.people.nodes as [{ id: string }];
    const words = { why: "Xylophone.", source: "https://xylophone.example" };
    const known = await knownIn(catalogue);
    const asked = (draft: string): Array<readonly [string, Record<string, unknown>?]> => [
      ...Array.from({ length: operations }, (_, seed) => {
        const { query, variables } = randomOperation(schema, known, new Dice(seed));
        return [query, variables] as const;
      }),
      [`{ node(id: "${draft}") { id } nodes(ids: ["${draft}"]) { id } }`],
      ['{ search(text: "xylophone") { groups { hits { totalCount } } suggestions } }'],
      ['{ resolve(url: "https://xylophone.example") { __typename } }'],
      [`mutation { acceptDraft(input: { id: "${draft}" }) { userErrors { code message } } }`],
      [`mutation { rejectDraft(input: { id: "${draft}", why: "x" }) { userErrors { code message } } }`],
    ];
    const answers = async (draft: string) => {
      const all: Array<{ query: string; answer: Answer<unknown> }> = [];
      for (const ask of readers) {
        for (const [query, variables] of asked(draft))
          all.push({ query, answer: await ask(query, variables) });
      }
      return JSON.parse(JSON.stringify(all).replaceAll(draft, "DRAFT")) as typeof all;
    };

    const before = await answers("draft_1111111111111111111111");
    const { data } = await (readers[0] as Ask)<Record<string, { draft: string }>>(
      `mutation ($why: String!, $source: String!) { proposeCorrection(input: { id: "${id}", why: $why, source: $source,
         values: [{ field: "description", value: "Xylophone" }] }) { draft } }`,
      words,
    );
    const draft = data["proposeCorrection"]?.draft ?? "";

    expect(draft).toMatch(/^draft_/);
    const after = await answers(draft);
    const changed = before.flatMap(({ query, answer }, index) => {
      const difference = differenceOf(answer, after[index]?.answer as Answer<unknown>);
      return difference ? [{ query, ...difference }] : [];
    });
    expect(changed).toEqual([]);
  });
});

describe("A key", () => {
  it("is found by no search for its name", async () => {
    const { catalogue, ask } = await federatedServers();
    const headers = { ...(await keyOf(catalogue, Role.ADMIN, "xylophone")) };

    const { data } = await ask<{ search: { groups: Array<{ hits: { totalCount: number } }> } }>(
      '{ search(text: "xylophone") { groups { hits { totalCount } } suggestions } }',
      { headers },
    );

    expect(data.search).toMatchObject({ suggestions: [] });
    expect(data.search.groups.length).toBeGreaterThan(0);
    expect(data.search.groups.filter(({ hits }) => hits.totalCount > 0)).toEqual([]);
  });
});
