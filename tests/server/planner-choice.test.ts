import { parse } from "graphql";

import { compose } from "../../src/federation/compose";
import { Routing } from "../../src/server/routing";
import { supergraphSdl } from "../../src/subgraphs/supergraph";

const nobody = { ask: async () => ({ data: null, errors: [] }), onFault() {} };

/** Of two subgraphs: what a parcel weighs, and what it costs to send, by its weight or without. */
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

describe("A router that was not told how to plan", () => {
  it("plans natively where it can, our own graph too", () => {
    expect(new Routing(supergraphSdl(), nobody).planner).toBe("native");
    expect(new Routing(parcels("postage: Int"), nobody).planner).toBe("native");
  });

  it("plans in JavaScript where a field requires others, since an alias could end the process else", () => {
    expect(new Routing(requiring, nobody).planner).toBe("javascript");
  });

  it("follows what it is given to serve", () => {
    const routing = new Routing(supergraphSdl(), nobody);

    routing.replace(requiring);

    expect(routing.planner).toBe("javascript");
  });
});

describe("A router that was told to plan natively", () => {
  it("does", () => {
    expect(new Routing(requiring, nobody, "native").planner).toBe("native");
  });
});
