import { buildSchema, type GraphQLSchema, isNonNullType, isObjectType, isUnionType, Kind } from "graphql";

import { includesRole, Role } from "../../src/domain/roles";
import { ruleOf } from "../../src/resolvers/shared/needs";
import { wholeGraph } from "../../src/server/graph";
import { mergedSchema } from "../../src/subgraphs/merged";
import { addRules } from "../../src/subgraphs/rules";
import { sliceOf, subgraphSchema } from "../../src/subgraphs/slices";
import { subgraphs } from "../../src/subgraphs";
import type { SubgraphName } from "../../src/subgraphs/subgraph";
import { federatedServers, post, subgraphNames } from "../helpers/federated-servers";
import { silent } from "../helpers/graph-over";
import { keyOf } from "../helpers/key-of";
import { operationFor } from "../helpers/operation-for";
import { served } from "../helpers/running-server";

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
    for (const role of Object.values(Role)) headersOf.set(role, { ...(await keyOf(catalogue, role)) });
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));
    urlsFor = (name) => [`${url}/graphql`, router, addresses[homeOf(name)]];
  });

  it.each(ruled.flatMap(({ name, ...rule }) => roles.map((role) => [name, role, rule] as const)))(
    "case 44: holds in one process, at the router and at its subgraph: %s for %s",
    async (name, role, { query, needed }) => {
      const refusal =
        role === null
          ? { code: "UNAUTHENTICATED", reason: "NO_KEY", needed }
          : { code: "FORBIDDEN", role, needed };

      for (const url of urlsFor(name)) {
        const { errors } = await post(url, query, { headers: headersOf.get(role) });
        const refusals = errors
          .map(({ extensions }) => extensions)
          .filter((one) => one?.["code"] === "UNAUTHENTICATED" || one?.["code"] === "FORBIDDEN");
        expect(refusals).toEqual(includesRole(role, needed) ? [] : [refusal]);
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

  it("must stand on a field that can be null, else no schema is built", () => {
    const made = buildSchema("type Query { one: Int! }");
    Object.assign(made.getQueryType()?.getFields()["one"] ?? {}, { extensions: { role: Role.ADMIN } });

    expect(() => addRules(made)).toThrow("Expected Query.one to be nullable, since it has a rule.");
  });
});

describe("A key", () => {
  it("is no node and no entity of a subgraph, so that no id leads to it", () => {
    const key = schema.getType("Key");
    expect(isObjectType(key) && key.getInterfaces()).toEqual([]);
    for (const subgraph of subgraphs) {
      const union = subgraphSchema(subgraph).getType("_Entity");
      const names = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
      expect(names).not.toContain("Key");
    }
  });

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
