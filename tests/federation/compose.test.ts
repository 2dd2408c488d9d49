import { parse } from "graphql";

import { compose } from "../../src/federation/compose";

const subgraph = (name: string, sdl: string) => ({
  name,
  url: `http://127.0.0.1/${name}`,
  typeDefs: parse(
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@requires", "@external"]) ${sdl}`,
  ),
});

const people = subgraph(
  "people",
  `type Query { me: Person } type Person @key(fields: "id") { id: ID! name: String! }`,
);
const codesOf = (...subgraphs: Parameters<typeof compose>[0]) =>
  compose(subgraphs).problems.map(({ code }) => code);

describe("composing subgraphs", () => {
  it("makes a supergraph that says where each is, the same whatever their order", () => {
    const shows = subgraph("shows", `type Person @key(fields: "id") { id: ID! shows: [String!] }`);

    const { supergraphSdl } = compose([people, shows]);

    expect(supergraphSdl).toContain(`@join__graph(name: "shows", url: "http://127.0.0.1/shows")`);
    expect(compose([shows, people]).supergraphSdl).toBe(supergraphSdl);
  });

  it("refuses a field that two subgraphs answer without saying that they share it", () => {
    const other = subgraph("other", `type Person @key(fields: "id") { id: ID! name: String! }`);

    expect(codesOf(people, other)).toEqual(["INVALID_FIELD_SHARING"]);
  });

  it("refuses two subgraphs with one name, and one without a name", () => {
    expect(codesOf(people, people)).toEqual(["INVALID_SUBGRAPH_NAME"]);
    expect(codesOf({ ...people, name: "" })).toEqual(["INVALID_SUBGRAPH_NAME"]);
  });

  it("refuses circular @requires", () => {
    const one = subgraph(
      "one",
      `type Query { t: T } type T @key(fields: "id") { id: ID! a: Int @requires(fields: "b") b: Int @external }`,
    );
    const two = subgraph(
      "two",
      `type T @key(fields: "id") { id: ID! b: Int @requires(fields: "a") a: Int @external }`,
    );

    expect(codesOf(one, two)).toEqual(["COMPOSITION_FAILED"]);
  });

  it("refuses a composition with an invalid client schema", () => {
    const interfaces = subgraph(
      "interfaces",
      `interface Named { name(long: Boolean): String } type Query { named: Named } type Thing implements Named @key(fields: "id") { id: ID! name(long: Boolean): String @shareable }`,
    );
    const other = subgraph("other", `type Thing @key(fields: "id") { id: ID! name: String @shareable }`);

    expect(compose([interfaces, other]).supergraphSdl).toBeNull();
  });
});
