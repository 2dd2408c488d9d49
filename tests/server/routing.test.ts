import { Routing } from "../../src/server/routing";
import { supergraphSdl } from "../../src/subgraphs/supergraph";
import { federatedGraphOver } from "../helpers/federated-graph";
import { startingCatalogue } from "../helpers/starting-catalogue";

// As on a machine for which there is no binary: the package throws when it is loaded.
jest.mock("@graphql-hive/router-query-planner", () => {
  throw new Error("Cannot find a native binding");
});

const nobody = { ask: async () => ({ data: null, errors: [] }), onFault() {} };

describe("where the native planner is missing", () => {
  it("the router plans in JavaScript", async () => {
    expect(new Routing(supergraphSdl(), nobody).planner).toBe("javascript");

    const ask = federatedGraphOver(await startingCatalogue());
    const { data, errors } = await ask(
      `{ appearances(filter: { relatedTo: { organisation: "british-army" } }) { nodes { person { name } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      appearances: { nodes: [{ person: { name: "Victoria Carr" } }, { person: { name: "Victoria Carr" } }] },
    });
  });

  it("a router that was told to use it says so, rather than to use another", () => {
    expect(() => new Routing(supergraphSdl(), nobody, "native")).toThrow(
      "The native planner does not run on this machine. Set PLANNER to javascript or auto.",
    );
  });
});
