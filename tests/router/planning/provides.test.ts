import { servedGraph } from "./served-graph";

describe("@provides", () => {
  it("counts in the choice among root fields", async () => {
    const found = { __typename: "M", id: "1", n: 3 };
    const { ask, asked } = servedGraph({
      a: { sdl: `type Query { m: M @shareable } type M @key(fields: "id") { id: ID! }` },
      b: {
        sdl: `type Query { m: M @shareable @provides(fields: "n") } type M @key(fields: "id") { id: ID! n: Int @external }`,
        resolvers: { Query: { m: () => found } },
      },
      c: { sdl: `type M @key(fields: "id") { id: ID! n: Int @shareable }` },
    });

    expect(await ask("{ m { n } }")).toEqual({ data: { m: { n: 3 } }, errors: [] });
    expect(asked).toEqual(["b"]);
  });

  it("counts for each root field, also where another subgraph has them all", async () => {
    const root = (name: string, provides = "") => ({
      sdl: `extend type Query { ${name}: ${name.toUpperCase()} @shareable ${provides} } type ${name.toUpperCase()} @key(fields: "id")`,
      resolvers: { Query: { [name]: () => ({ id: "1", name: "provided" }) } },
    });
    const [m, o] = ["m", "o"].map((name) => root(name, '@provides(fields: "name")'));
    const fields = "{ id: ID! name: String @external }";
    const [plainM, plainO] = [root("m"), root("o")];
    const { ask, asked } = servedGraph({
      a: {
        sdl: `${plainM.sdl} { id: ID! } ${plainO.sdl} { id: ID! }`,
        resolvers: { Query: { ...plainM.resolvers.Query, ...plainO.resolvers.Query } },
      },
      b: { ...m, sdl: `${m?.sdl ?? ""} ${fields}` },
      c: { ...o, sdl: `${o?.sdl ?? ""} ${fields}` },
      d: {
        sdl: `type M @key(fields: "id") { id: ID! name: String @shareable }
          type O @key(fields: "id") { id: ID! name: String @shareable }`,
      },
    });

    expect((await ask("{ m { id name } o { id name } }")).errors).toEqual([]);
    expect(asked).toEqual(["b", "c"]);
  });
});
