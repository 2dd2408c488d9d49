import { servedGraph } from "./served-graph";

describe("what clients do not see", () => {
  const hidden = {
    sdl: `type Query { e: E kinds: [Kind] shape: Shape } type E @key(fields: "id") { id: ID! shape: Shape }
      interface Shape { area: Int } interface Sided implements Shape { area: Int side: Int } type Disc implements Shape @shareable { area: Int }
      type Square implements Shape & Sided @inaccessible @shareable { area: Int side: Int } enum Kind { OPEN SECRET @inaccessible }`,
    resolvers: {
      Query: {
        e: () => ({ id: "1", shape: { __typename: "Square", area: 4, side: 2 } }),
        kinds: () => ["OPEN", "SECRET"],
        shape: () => ({ __typename: "Square", area: 4 }),
      },
    },
  };

  it("is sent where a field requires it", async () => {
    const requiring = {
      sdl: `type E @key(fields: "id") { id: ID! shape: Shape @external
          text: String @requires(fields: "shape { area ... on Square { side } }") }
        interface Shape { area: Int } interface Sided implements Shape { area: Int side: Int }
        type Square implements Shape & Sided @inaccessible @shareable { area: Int side: Int }
        type Disc implements Shape @shareable { area: Int }`,
      resolvers: { E: { text: ({ shape }: { shape: object }) => JSON.stringify(shape) } },
    };
    // Our composition does not know interfaces here; others do.
    const { ask } = servedGraph({ a: hidden, b: requiring }, (sdl) =>
      sdl.replace("...on Square{side}", "...on Sided{side}"),
    );

    const { data, errors } = await ask<{ e: { text: string } }>("{ e { text } }");

    expect(errors).toEqual([]);
    expect(JSON.parse(data.e.text)).toMatchObject({ area: 4, side: 2 });
  });

  it("is null without an error", async () => {
    const { ask } = servedGraph({ a: hidden });

    expect(await ask("{ kinds shape { area } }")).toEqual({
      data: { kinds: ["OPEN", null], shape: null },
      errors: [],
    });
  });
});

describe("an entity that does not exist", () => {
  const stub = {
    sdl: `type Query { p: P must: P! } type P @key(fields: "id") { id: ID! }`,
    resolvers: { Query: { p: () => ({ id: "gone" }), must: () => ({ id: "gone" }) } },
  };
  const gone = { P: { __resolveReference: () => null } };

  it("is null without an error where it may be", async () => {
    const { ask } = servedGraph({
      a: stub,
      b: { sdl: `type P @key(fields: "id") { id: ID! name: String! nick: String }`, resolvers: gone },
    });

    expect(await ask("{ p { id nick } }")).toEqual({ data: { p: { id: "gone", nick: null } }, errors: [] });
    expect(await ask("{ p { id name } }")).toEqual({ data: { p: null }, errors: [] });
    expect(await ask("{ must { name } }")).toMatchObject({
      data: null,
      errors: [{ path: ["must", "name"], extensions: { code: "NOT_FOUND" } }],
    });
  });

  it("is not the fault of a subgraph that needs a key from it", async () => {
    const { ask, asked } = servedGraph({
      a: stub,
      b: { sdl: `type P @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }`, resolvers: gone },
      c: { sdl: `type P @key(fields: "upc") { upc: ID! author: String }` },
    });

    expect(await ask("{ p { author } }")).toEqual({ data: { p: { author: null } }, errors: [] });
    expect(asked).toEqual(["a", "b"]);
  });

  it("is no error, as one is that could not be fetched", async () => {
    const { ask } = servedGraph({
      a: stub,
      b: {
        sdl: `type P @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }`,
        resolvers: { P: { __resolveReference: () => Promise.reject(new Error("no")) } },
      },
      c: { sdl: `type P @key(fields: "upc") { upc: ID! author: String }` },
    });

    expect(await ask("{ p { author } }")).toMatchObject({
      data: { p: { author: null } },
      errors: [{ path: ["p", "author"], extensions: { service: "b" } }],
    });
  });
});
