import type { JsonObject } from "../../../src/domain/json-object";
import type { MakeCase, Share } from "./random-case";
import { requiredArguments } from "./required-arguments";

const lost = () => {
  throw new Error("lost");
};

/** By what they are about. */
export const makeCases = {
  /** Two `@interfaceObject` subgraphs. The concrete type of some objects is lost, so only the interface's fields are there. */
  interfaceObjects(n, dice) {
    const askedTypes: unknown[] = [];
    const list = dice.oneOf([`N${n}`, `[N${n}]`, `[N${n}!]!`]);
    const objects = ["T", "U", "lost"].map((id) => {
      const isLost = id === "lost";
      const own = isLost ? lost : `own ${id}`;
      return { __typename: isLost ? `T${n}` : `${id}${n}`, isLost, id, own, f: `f ${id}`, g: `g ${id}` };
    });
    const some = list.startsWith("[") ? objects : dice.oneOf([...objects, objects[2]]);
    const find = {
      // A promise: an Error that is thrown would cost all objects of the request.
      __resolveReference: async ({ id }: { id: string }) => {
        askedTypes.push(id);
        return id === "lost" ? lost() : objects.find((one) => one.id === id);
      },
    };
    const object = (type: string) =>
      `type ${type}${n} implements N${n} @key(fields: "id") { id: ID! own: String }`;
    return {
      shares: [
        {
          sdl: `interface N${n} @key(fields: "id") { id: ID! } ${object("T")} ${object("U")}`,
          resolvers: { [`N${n}`]: find, [`T${n}`]: find, [`U${n}`]: find },
        },
        {
          sdl: `extend type Query { n${n}: ${list} } type N${n} @interfaceObject @key(fields: "id") { id: ID! f: String }`,
          resolvers: {
            Query: { [`n${n}`]: () => some },
            [`N${n}`]: { f: ({ id }: { id: string }) => `f ${id}` },
          },
        },
        {
          sdl: `type N${n} @interfaceObject @key(fields: "id") { id: ID! g: String }`,
          resolvers: { [`N${n}`]: { g: ({ id }: { id: string }) => `g ${id}` } },
        },
      ],
      typed: { root: `n${n}`, fields: ["__typename", "own"], type: `N${n}` },
      askedTypes,
      operationsSdl: `type Query { n${n}: ${list} } type N${n} { id: ID! f: String g: String }`,
      whole: { [`n${n}`]: some },
    };
  },

  /** Two fields that require one field with arguments of their own. */
  requiredArguments: (n, dice) => requiredArguments(n, dice, false),

  /** The same within another object. */
  nestedArguments: (n, dice) => requiredArguments(n, dice, true),

  /** One of two subgraphs that share a root field provides a field, which its owner refuses. */
  provided(n, dice) {
    const found = { id: "1", name: "provided", other: "other" };
    const list = dice.oneOf([`M${n}`, `[M${n}]`]);
    const some = list.startsWith("[") ? [found, found] : found;
    return {
      shares: [
        {
          sdl: `extend type Query { m${n}: ${list} @shareable } type M${n} @key(fields: "id") { id: ID! }`,
          resolvers: { Query: { [`m${n}`]: () => some } },
        },
        {
          sdl: `extend type Query { m${n}: ${list} @shareable @provides(fields: "name") }
            type M${n} @key(fields: "id") { id: ID! name: String @external }`,
          resolvers: { Query: { [`m${n}`]: () => some } },
        },
        {
          sdl: `type M${n} @key(fields: "id") { id: ID! name: String @shareable other: String }`,
          resolvers: { [`M${n}`]: { name: lost, other: () => "other" } },
        },
      ],
      whole: { [`m${n}`]: some },
    };
  },

  /** A key of nested entities, part of which only the subgraph of those resolves. */
  nestedKeys(n, dice) {
    const isList = dice.roll() < 0.5;
    const ids = isList ? ["1", "2"] : ["1"];
    const ps = (values: object[]) => (isList ? values : values[0]);
    const type = isList ? `[P${n}!]!` : `P${n}!`;
    const pids = (sent: unknown) =>
      [sent]
        .flat()
        .map((one) => String((one as JsonObject)["pid"]))
        .join();
    return {
      shares: [
        {
          sdl: `extend type Query { l${n}: L${n} } type L${n} @key(fields: "ps { id }") { ps: ${type} } type P${n} @key(fields: "id") { id: ID! }`,
          resolvers: { Query: { [`l${n}`]: () => ({ ps: ps(ids.map((id) => ({ id }))) }) } },
        },
        {
          sdl: `type P${n} @key(fields: "id") { id: ID! pid: String! @shareable }`,
          resolvers: { [`P${n}`]: { pid: ({ id }: { id: string }) => `p${id}` } },
        },
        {
          sdl: `type L${n} @key(fields: "ps { id pid }") { ps: ${type} n: String } type P${n} @key(fields: "id pid") { id: ID! pid: String! @shareable }`,
          resolvers: { [`L${n}`]: { n: ({ ps: sent }: { ps: unknown }) => pids(sent) } },
        },
      ],
      whole: {
        [`l${n}`]: {
          ps: ps(ids.map((id) => ({ id, pid: `p${id}` }))),
          n: ids.map((id) => `p${id}`).join(),
        },
      },
    };
  },

  /** A subgraph whose key field is external: it sends objects with a wrong one, unless its type is an extension. */
  externalKeys(n, dice) {
    const isExtension = dice.roll() < 0.5;
    const id = isExtension ? "1" : "never";
    const type = isExtension ? `extend type K${n}` : `type K${n}`;
    const field = `id: ID! ${isExtension ? "@external" : ""}`;
    return {
      shares: [
        {
          sdl: `extend type Query { sent${n}: K${n} } ${type} @key(fields: "id") { ${field} length${n}: Int }`,
          resolvers: { Query: { [`sent${n}`]: () => ({ id }) }, [`K${n}`]: { [`length${n}`]: () => 5 } },
        },
        {
          sdl: `extend type Query { k${n}: K${n} } type K${n} @key(fields: "id") { id: ID! text: String }`,
          resolvers: { Query: { [`k${n}`]: () => ({ id: "1" }) }, [`K${n}`]: { text: () => "hello" } },
        },
      ],
      whole: {
        [`sent${n}`]: { id, [`length${n}`]: 5, text: "hello" },
        [`k${n}`]: { id: "1", [`length${n}`]: 5, text: "hello" },
      },
      ...(isExtension
        ? {}
        : {
            unreachable: { root: `sent${n}`, fields: ["id", "text"] },
            change: (sdl: string) => {
              const [start, end] = [sdl.indexOf(`type K${n} `), sdl.indexOf("}", sdl.indexOf(`type K${n} `))];
              const text = sdl.slice(start, end);
              const own = /length\d+: Int @join__field\(graph: (\w+)/.exec(text)?.[1] ?? "";
              const other = /text: String @join__field\(graph: (\w+)/.exec(text)?.[1] ?? "";
              const joined = `id: ID! @join__field(graph: ${own}, external: true) @join__field(graph: ${other})`;
              return sdl.slice(0, start) + text.replace("id: ID!", joined) + sdl.slice(end);
            },
          }),
    };
  },

  /** An interface of which the subgraph that sends objects has no object types. */
  emptyInterfaces(n, dice) {
    const list = dice.oneOf([`I${n}`, `[I${n}]`]);
    const some = (one: object) => (list.startsWith("[") ? [one, one] : one);
    const found = { __typename: `J${n}`, id: "1", f: "f", j: "j" };
    const roots = (kind: string) => `${kind} I${n} { id: ID! } extend type Query { i${n}: ${list} }`;
    return {
      shares: [
        {
          sdl: roots("interface"),
          // An object type serves what an interface cannot: objects that say only that they are of it.
          servedSdl: roots("type"),
          resolvers: { Query: { [`i${n}`]: () => some({ id: "1" }) } },
        },
        {
          sdl: `interface I${n} @key(fields: "id") { id: ID! f: String } type J${n} implements I${n} @key(fields: "id") { id: ID! f: String j: String }`,
          resolvers: {
            [`I${n}`]: { __resolveReference: () => found },
            [`J${n}`]: { __resolveReference: () => found },
          },
        },
      ],
      whole: { [`i${n}`]: some(found) },
    };
  },

  /** A union with members of their own in each subgraph. */
  unions(n, dice) {
    const [own, other] = [`Song${n}`, `Film${n}`];
    const object = (type: string) => ({ __typename: type, title: `a ${type}` });
    const book = object(`Book${n}`);
    const share = (type: string, root: string): Share => ({
      sdl: `extend type Query { shared${n}: [Media${n}] @shareable ${root}${n}: [Media${n}] } union Media${n} = Book${n} | ${type}
        type Book${n} @shareable { title: String } type ${type} @shareable { title: String }`,
      resolvers: {
        Query: { [`shared${n}`]: () => [book, object(type)], [`${root}${n}`]: () => [object(type), book] },
      },
    });
    const shares = [share(own, "songs"), share(other, "films")] as const;
    return {
      shares: dice.roll() < 0.5 ? shares : [shares[1], shares[0]],
      whole: {
        [`shared${n}`]: [book, null],
        [`songs${n}`]: [object(own), book],
        [`films${n}`]: [object(other), book],
      },
    };
  },

  /** A field that requires what only subgraphs see. */
  inaccessible(n, dice) {
    const isSquare = dice.roll() < 0.7;
    const shape = isSquare
      ? { __typename: `Square${n}`, area: 4, side: 2 }
      : { __typename: `Disc${n}`, area: 3 };
    const types = `interface Shape${n} { area: Int } interface Sided${n} implements Shape${n} { area: Int side: Int }
      type Square${n} implements Shape${n} & Sided${n} @inaccessible @shareable { area: Int side: Int } type Disc${n} implements Shape${n} @shareable { area: Int }`;
    const textOf = ({ area, side = 0 }: { area: number; side?: number }) => `${area} ${side}`;
    return {
      shares: [
        {
          sdl: `extend type Query { e${n}: E${n} } type E${n} @key(fields: "id") { id: ID! shape: Shape${n} } ${types}`,
          resolvers: {
            Query: { [`e${n}`]: () => ({ id: "1", shape }) },
            [`E${n}`]: { __resolveReference: () => ({ id: "1", shape }) },
          },
        },
        {
          sdl: `type E${n} @key(fields: "id") { id: ID! shape: Shape${n} @external text: String @requires(fields: "shape { area ... on Square${n} { side } }") } ${types}`,
          resolvers: { [`E${n}`]: { text: ({ shape: sent }: { shape: typeof shape }) => textOf(sent) } },
        },
      ],
      // Our composition does not know interfaces in @requires; others do.
      change: (sdl) => sdl.replace(`...on Square${n}{side}`, `...on Sided${n}{side}`),
      whole: { [`e${n}`]: { id: "1", shape: isSquare ? null : shape, text: textOf(shape) } },
    };
  },

  /** An entity that is gone. A third subgraph needs a key from the one that does not know it. */
  noEntities(n) {
    return {
      shares: [
        {
          sdl: `extend type Query { g${n}: G${n} } type G${n} @key(fields: "id") { id: ID! }`,
          resolvers: { Query: { [`g${n}`]: () => ({ id: "gone" }) } },
        },
        {
          sdl: `type G${n} @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID nick: String }`,
          resolvers: { [`G${n}`]: { __resolveReference: () => null } },
        },
        { sdl: `type G${n} @key(fields: "upc") { upc: ID author: String }` },
      ],
      whole: { [`g${n}`]: { id: "gone", upc: null, nick: null, author: null } },
    };
  },
} satisfies Record<string, MakeCase>;
