import { parse } from "graphql";

import { compose } from "../../src/federation/compose";
import { Routing } from "../../src/server/routing";
import { composedSupergraph } from "../helpers/composed-supergraph";

const noSubgraphs = { ask: async () => ({ data: null, errors: [] }), onFault() {} };

/** Two subgraphs: the weight of a parcel, and postage with and without @requires. */
function parcels(postage: string): string {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])`;
  const texts = {
    stock: `${link} type Query { parcel: Parcel } type Parcel @key(fields: "id") { id: ID! weight: Int }`,
    post: `${link} type Parcel @key(fields: "id") { id: ID! ${postage} }`,
  };
  const { supergraphSdl: sdl } = compose(
    Object.entries(texts).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })),
  );
  return sdl as string;
}

const requiring = parcels('weight: Int @external postage: Int @requires(fields: "weight")');

describe("A router without a configured planner", () => {
  it("uses the native planner when it can, also for our graph", () => {
    expect(new Routing(composedSupergraph(), noSubgraphs).planner).toBe("native");
    expect(new Routing(parcels("postage: Int"), noSubgraphs).planner).toBe("native");
  });

  it("uses the JavaScript planner for @requires, because an alias could abort the process", () => {
    expect(new Routing(requiring, noSubgraphs).planner).toBe("javascript");
  });

  it("chooses again for each supergraph", () => {
    const routing = new Routing(composedSupergraph(), noSubgraphs);

    routing.replace(requiring);

    expect(routing.planner).toBe("javascript");
  });
});

describe("A router configured with the native planner", () => {
  it("uses it", () => {
    expect(new Routing(requiring, noSubgraphs, "native").planner).toBe("native");
  });
});
