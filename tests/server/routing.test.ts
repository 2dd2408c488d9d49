import { Routing } from "../../src/server/routing";
import { composedSupergraph } from "../helpers/composed-supergraph";
import { federatedGraphOver } from "../helpers/federated-graph";
import { startingCatalogue } from "../helpers/starting-catalogue";

// Simulates a platform without a binary: the package throws when it is loaded.
jest.mock("@graphql-hive/router-query-planner", () => {
  throw new Error("Cannot find a native binding");
});

const noSubgraphs = { ask: async () => ({ data: null, errors: [] }), onFault() {} };

describe("without the native planner", () => {
  it("the router uses the JavaScript planner", async () => {
    expect(new Routing(composedSupergraph(), noSubgraphs).planner).toBe("javascript");

    const ask = federatedGraphOver(await startingCatalogue());
    const { data, errors } = await ask(
      `{ appearances(filter: { relatedTo: { organisation: "british-army" } }) { nodes { person { name } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      appearances: { nodes: [{ person: { name: "Victoria Carr" } }, { person: { name: "Victoria Carr" } }] },
    });
  });

  it("a router that is configured to use it fails with advice", () => {
    expect(() => new Routing(composedSupergraph(), noSubgraphs, "native")).toThrow(
      "The native planner does not run on this machine. Set PLANNER to javascript or auto.",
    );
  });
});
