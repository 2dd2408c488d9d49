import type { ApolloServerPlugin } from "@apollo/server";
import { getIntrospectionQuery } from "graphql";

import type { RequestContext } from "../../../src/server/request-context";
import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { silent } from "../../helpers/graph-over";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";

const editors = getIntrospectionQuery();
const twoNames = `{ a: __schema { ...S } b: __schema { ...S } } fragment S on __Schema ${editors.slice(
  editors.indexOf("{", editors.indexOf("__schema")),
  editors.indexOf("}\n    }\n\n") + 1,
)} ${editors.slice(editors.indexOf("fragment"))}`;

describe("introspection", () => {
  let executions = 0;
  let ask: (query: string, variables?: object) => Promise<{ text: string; actual: number; data: unknown }>;
  beforeAll(async () => {
    const counting: ApolloServerPlugin<RequestContext> = {
      requestDidStart: async () => ({ executionDidStart: async () => void (executions += 1) }),
    };
    // Two copies of the schema cost more than one operation may.
    const { limits } = readSettings({ MAX_PRICE: "2000" });
    const catalogue = await startingCatalogue();
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, [...plugins, counting], limits), {
      limits,
    });
    ask = async (query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const { data, extensions } = JSON.parse(text) as {
        data: unknown;
        extensions: { cost: { actual: number } };
      };
      return { text, data, actual: extensions.cost.actual };
    };
  });

  it.each([
    ["of an editor", editors],
    ["under two names", twoNames],
    ["of names and descriptions", "{ __schema { types { name description fields { name description } } } }"],
  ])("costs a point for a thousand bytes: %s", async (_what, query) => {
    const { text, actual } = await ask(query);
    const points = Buffer.byteLength(text) / 1_000;

    expect(points).toBeGreaterThan(50);
    expect(actual / points).toBeGreaterThan(0.9);
    expect(actual / points).toBeLessThan(1.25);
  });

  it("is executed once for a text and its variables", async () => {
    const query = "query ($name: String!) { __type(name: $name) { name fields { name } } }";
    executions = 0;

    const person = await ask(query, { name: "Person" });
    const again = await ask(query, { name: "Person" });
    const show = await ask(query, { name: "Show" });

    expect(executions).toBe(2);
    expect(again.data).toEqual(person.data);
    expect(again.actual).toBe(person.actual);
    expect(show.data).not.toEqual(person.data);
  });

  it("is executed beside other fields, which may change", async () => {
    const query = "{ __schema { queryType { name } } people(first: 1) { nodes { name } } }";
    executions = 0;

    await ask(query);
    await ask(query);

    expect(executions).toBe(2);
  });
});
