import { composed } from "./composed";
import { planText } from "./plan-text";
import { servedGraph } from "./served-graph";

const n1 = { __typename: "N", id: "1" };
const t1 = { __typename: "T", id: "1" };

describe("an interface of which a subgraph does not know the object types", () => {
  const node = {
    sdl: `interface N @key(fields: "id") { id: ID! } type T implements N @key(fields: "id") { id: ID! t: Int } type Query { t: T }`,
    resolvers: { N: { __resolveReference: () => t1 }, T: { t: () => 7 } },
  };
  const object = {
    sdl: `type N @key(fields: "id") @interfaceObject { id: ID! f: String } type Query { b: N }`,
    resolvers: { Query: { b: () => n1 }, N: { f: () => "f" } },
  };

  it("is not looked up elsewhere when only its own fields are asked for", async () => {
    const { ask, asked } = servedGraph({ a: node, b: object });

    expect(await ask("{ b { f } }")).toEqual({ data: { b: { f: "f" } }, errors: [] });
    expect(asked).toEqual(["b"]);
  });

  it("is not looked up elsewhere for what is always left out", async () => {
    const { ask, asked } = servedGraph({ a: node, b: object });

    expect(await ask("{ b { f @skip(if: true) ... on T @include(if: false) { t } } }")).toEqual({
      data: { b: {} },
      errors: [],
    });
    expect(asked).toEqual(["b"]);
  });

  it("needs no type for a type condition of which a variable leaves out all fields", async () => {
    const { ask, asked } = servedGraph({ a: node, b: object });
    const query = "query ($isOn: Boolean!) { b { ... on T { t @include(if: $isOn) } } }";

    expect(await ask(query, { isOn: false })).toEqual({ data: { b: {} }, errors: [] });
    expect(asked).toEqual(["b"]);
    expect(await ask(query, { isOn: true })).toEqual({ data: { b: { t: 7 } }, errors: [] });
  });

  it("is lost with the error of the subgraph that fails to know the type, when the type is asked for", async () => {
    const broken = {
      ...node,
      resolvers: { N: { __resolveReference: () => Promise.reject(new Error("no")) } },
    };
    const { ask } = servedGraph({ a: broken, b: object });

    expect(await ask("{ b { f __typename } }")).toMatchObject({
      data: { b: null },
      errors: [{ path: ["b"], extensions: { service: "a" } }],
    });
  });

  it("gets a field of another such subgraph directly, by the key", async () => {
    const third = {
      sdl: `type N @key(fields: "id") @interfaceObject { id: ID! g: String }`,
      resolvers: { N: { g: () => "g" } },
    };
    const { ask, asked } = servedGraph({ a: node, b: object, c: third });

    expect(await ask("{ b { f g } }")).toEqual({ data: { b: { f: "f", g: "g" } }, errors: [] });
    expect(asked).toEqual(["b", "c"]);
    expect(await ask("{ b { g ... on T { t } } }")).toEqual({ data: { b: { g: "g", t: 7 } }, errors: [] });
  });

  it("keeps what is provided of it", async () => {
    const providing = {
      sdl: `type N @key(fields: "id") @interfaceObject { id: ID! f: String @external }
        type Query { b: N @provides(fields: "f") }`,
      resolvers: { Query: { b: () => ({ ...n1, f: "provided" }) } },
    };
    const { ask, asked } = servedGraph({
      a: node,
      b: providing,
      c: { sdl: `type N @key(fields: "id") @interfaceObject { id: ID! f: String @shareable }` },
    });

    expect(await ask("{ b { f } }")).toEqual({ data: { b: { f: "provided" } }, errors: [] });
    expect(asked).toEqual(["b"]);
  });
});

describe("fields that require one field with different arguments", () => {
  const currencies = (given: string) => ({ USD: 1, EUR: 2 })[given];
  const prices = {
    sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! price(currency: String): Int c: C }
      type C { price(currency: String): Int }`,
    resolvers: {
      Query: { p: () => ({ id: "1", c: {} }) },
      P: { price: (_: unknown, { currency }: { currency: string }) => currencies(currency) },
      C: { price: (_: unknown, { currency }: { currency: string }) => currencies(currency) },
    },
  };
  const own = (external: string, fields: string) => ({
    sdl: `type P @key(fields: "id") { id: ID! ${external}
      x: String @requires(fields: "${fields.replace("$", '\\"USD\\"')}")
      y: String @requires(fields: "${fields.replace("$", '\\"EUR\\"')}") }`,
    resolvers: {
      P: { x: (sent: object) => JSON.stringify(sent), y: (sent: object) => JSON.stringify(sent) },
    },
  });

  it("each get their own", async () => {
    const { ask } = servedGraph({
      a: prices,
      b: own("price(currency: String): Int @external", "price(currency: $)"),
    });

    const { data, errors } = await ask<{ p: { x: string; y: string } }>("{ p { x y } }");

    expect(errors).toEqual([]);
    expect([JSON.parse(data.p.x), JSON.parse(data.p.y)]).toMatchObject([{ price: 1 }, { price: 2 }]);
  });

  it("each get their own of a nested object", async () => {
    const external = own("c: C @external", "c { price(currency: $) }");
    const sdl = `${external.sdl} type C { price(currency: String): Int @external }`;
    const { ask } = servedGraph({ a: prices, b: { ...external, sdl } });

    const { data, errors } = await ask<{ p: { x: string; y: string } }>("{ p { c { price } x y } }");

    expect(errors).toEqual([]);
    expect([JSON.parse(data.p.x), JSON.parse(data.p.y)]).toMatchObject([
      { c: { price: 1 } },
      { c: { price: 2 } },
    ]);
  });
});

describe("a key through nested entities", () => {
  it("is completed by the subgraphs of the nested entities", async () => {
    const { ask, asked } = servedGraph({
      a: {
        sdl: `type Query { l: L } type L @key(fields: "ps { id }") { ps: [P!]! } type P @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { l: () => ({ ps: [{ id: "1" }, { id: "2" }] }) } },
      },
      b: {
        sdl: `type P @key(fields: "id") { id: ID! pid: String! @shareable }`,
        resolvers: { P: { pid: ({ id }: { id: string }) => `p${id}` } },
      },
      c: {
        sdl: `type L @key(fields: "ps { id pid }") { ps: [P!]! n: String }
          type P @key(fields: "id pid") { id: ID! pid: String! @shareable }`,
        resolvers: { L: { n: ({ ps }: { ps: Array<{ pid: string }> }) => ps.map(({ pid }) => pid).join() } },
      },
    });

    expect(await ask("{ l { n } }")).toEqual({ data: { l: { n: "p1,p2" } }, errors: [] });
    expect(asked).toEqual(["a", "b", "c"]);
  });
});

describe("an external key field", () => {
  const chats = {
    sdl: `type Query { chat: Chat } type Chat @key(fields: "id") { id: ID! text: String }`,
    resolvers: { Query: { chat: () => ({ id: "1" }) }, Chat: { text: () => "hello" } },
  };

  it("of an extension is resolved there", async () => {
    const { ask, asked } = servedGraph({
      a: {
        sdl: `type Query { newest: Chat } extend type Chat @key(fields: "id") { id: ID! @external length: Int }`,
        resolvers: { Query: { newest: () => ({ id: "1", length: 5 }) } },
      },
      b: chats,
    });

    expect(await ask("{ newest { id length } }")).toEqual({
      data: { newest: { id: "1", length: 5 } },
      errors: [],
    });
    expect(asked).toEqual(["a"]);
  });

  it("of another type is an error at its path where no subgraph resolves it, before anything is asked", async () => {
    const { ask, asked } = servedGraph(
      {
        a: {
          sdl: `type Query { newest: Chat } type Chat @key(fields: "id") { id: ID! length: Int }`,
          resolvers: { Query: { newest: () => ({ id: "never", length: 5 }) } },
        },
        b: chats,
      },
      withExternal("Chat", "id: ID!", "A"),
    );

    const path = ["newest", "id"];
    expect(await ask("{ newest { length id } }")).toMatchObject({ data: null, errors: [{ path }] });
    expect(await ask("{ newest { length text } }")).toMatchObject({
      data: null,
      errors: [
        {
          path: ["newest", "text"],
          message: "Expected a subgraph that resolves Query.newest here, but none does.",
        },
      ],
    });
    expect(asked).toEqual([]);
    expect(await ask("{ newest { length } }")).toEqual({ data: { newest: { length: 5 } }, errors: [] });
    // By the key, which the other subgraph resolves.
    expect(await ask("{ chat { length } }")).toMatchObject({ errors: [] });
  });
});

describe("an interface without object types in a subgraph", () => {
  it("gets its fields from other subgraphs", () => {
    const graph = composed({
      a: `interface N { id: ID! } type Query { a: N }`,
      b: `interface N @key(fields: "id") { id: ID! f: String } type T implements N @key(fields: "id") { id: ID! f: String }`,
    });

    expect(planText(graph, "{ a { f } }").split("\n")).toEqual([
      "a: {a{__typename id}}",
      "b: {...on N{f}}",
      "  a <- N{__typename id}",
    ]);
  });

  it("refuses a field that no other subgraph resolves", async () => {
    const { ask, asked } = servedGraph({
      a: {
        sdl: `interface N @key(fields: "id") { id: ID! } type Query { a: N }`,
        resolvers: { Query: { a: () => n1 } },
      },
      b: {
        sdl: `type N @key(fields: "id", resolvable: false) @interfaceObject { id: ID! f: String } type Query { b: N }`,
        resolvers: { Query: { b: () => n1 }, N: { f: () => "f" } },
      },
    });

    expect(await ask("{ a { f } }")).toMatchObject({ data: null, errors: [{ path: ["a", "f"] }] });
    expect(asked).toEqual([]);
    expect(await ask("{ a { id } }")).toMatchObject({ data: { a: null }, errors: [{ path: ["a"] }] });
    expect(await ask("{ b { f } }")).toEqual({ data: { b: { f: "f" } }, errors: [] });
  });
});

describe("a union whose members differ between subgraphs", () => {
  const book = { __typename: "Book", title: "A book" };
  const song = { __typename: "Song", title: "A song" };
  const subgraph = (other: string, root: string) => ({
    sdl: `type Query { shared: [Media] @shareable ${root}: [Media] } union Media = Book | ${other}
      type Book @shareable { title: String } type ${other} @shareable { title: String }`,
    resolvers: { Query: { shared: () => [book, song], [root]: () => [book, song] } },
  });
  const titles = "{ __typename ... on Book { title } ... on Song { title } ... on Movie { title } }";

  it("has the members of all subgraphs that may be asked: others are null", async () => {
    const { ask, asked } = servedGraph({ a: subgraph("Song", "one"), b: subgraph("Movie", "other") });

    expect(await ask(`{ shared ${titles} one ${titles} }`)).toEqual({
      data: { shared: [book, null], one: [book, song] },
      errors: [],
    });
    expect(asked).toEqual(["a"]);
  });
});

/** Marks a field of a type as external in one subgraph, as a supergraph has it that other programs composed. */
function withExternal(type: string, field: string, graph: string): (sdl: string) => string {
  return (sdl) => {
    const [start, end] = [sdl.indexOf(`type ${type}`), sdl.indexOf("}", sdl.indexOf(`type ${type}`))];
    const own = sdl
      .slice(start, end)
      .replace(field, `${field} @join__field(graph: ${graph}, external: true) @join__field(graph: B)`);
    return sdl.slice(0, start) + own + sdl.slice(end);
  };
}
