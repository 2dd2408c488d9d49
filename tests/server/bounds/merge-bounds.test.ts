import { parse } from "graphql";

import type { Bounds } from "../../../src/domain/bounds";
import { findBounds } from "../../../src/catalogue/queries/bounds";
import { compose } from "../../../src/federation/compose";
import { fieldHomes } from "../../../src/router/field-homes";
import { mergeBounds } from "../../../src/server/bounds/merge-bounds";
import { ownBounds } from "../../../src/server/bounds/own-bounds";
import { subgraphs } from "../../../src/subgraphs";
import { composedSupergraph } from "../../helpers/composed-supergraph";
import { startingCatalogue } from "../../helpers/starting-catalogue";

const subgraph = (name: string, sdl: string) => ({
  name,
  url: `http://127.0.0.1/${name}`,
  typeDefs: parse(
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"]) ${sdl}`,
  ),
});

function homesOf(...parts: Parameters<typeof compose>[0]) {
  const { supergraphSdl: sdl, problems } = compose(parts);
  expect(problems).toEqual([]);
  return fieldHomes(parse(sdl ?? ""));
}

const people = subgraph(
  "people",
  `type Query { people: [Person!] } type Person @key(fields: "id") { id: ID! name: String tags: [String!] @shareable }`,
);
const talks = subgraph(
  "talks",
  `type Person @key(fields: "id") { id: ID! talks: [Talk!] tags: [String!] @shareable } type Talk @key(fields: "id") { id: ID! title: String }`,
);

describe("the bounds of a supergraph", () => {
  it("are those of its parts: the five subgraphs publish all of the catalogue's", async () => {
    const { reader } = await startingCatalogue();
    const { rows, children } = await findBounds(reader);
    const whole = { revision: "1", forgotten: 0, rows, children };
    const parts = subgraphs.map((one) => [one.name, ownBounds(one, whole)] as const);

    const merged = mergeBounds(fieldHomes(parse(composedSupergraph())), new Map(parts));

    const revision = "discovery 1,editing 1,people 1,shows 1,works 1";
    expect(merged).toEqual({ revision, forgotten: 0, rows, children });
    const names = parts.flatMap(([, part]) => Object.keys(part.rows).concat(Object.keys(part.children)));
    expect(new Set(names).size).toBe(names.length);
  });

  it("have the rows that the owner says, whatever others say of its type", () => {
    const published = new Map<string, Bounds>([
      ["people", { revision: "1", forgotten: 0, rows: { Person: 31 }, children: {} }],
      [
        "talks",
        { revision: "1", forgotten: 0, rows: { Person: 2, Talk: 7 }, children: { "Person.talks": 3 } },
      ],
    ]);

    expect(mergeBounds(homesOf(people, talks), published)).toMatchObject({
      rows: { Person: 31, Talk: 7 },
      children: { "Person.talks": 3 },
    });
  });

  it("do not know the rows while the owner says nothing", () => {
    const published = new Map([
      ["talks", { revision: "1", forgotten: 0, rows: { Person: 2, Talk: 7 }, children: {} }],
    ]);

    expect(mergeBounds(homesOf(people, talks), published)?.rows).toEqual({ Talk: 7 });
  });

  it("have the largest number of a relation that several subgraphs resolve, and none while one says nothing", () => {
    const homes = homesOf(people, talks);
    const saying = (number: number) => ({
      revision: "1",
      forgotten: 0,
      rows: {},
      children: { "Person.tags": number },
    });

    expect(
      mergeBounds(
        homes,
        new Map([
          ["people", saying(4)],
          ["talks", saying(9)],
        ]),
      )?.children,
    ).toEqual({ "Person.tags": 9 });
    expect(mergeBounds(homes, new Map([["people", saying(4)]]))?.children).toEqual({});
  });

  it("are unknown while no subgraph publishes any", () => {
    expect(mergeBounds(homesOf(people, talks), new Map())).toBeNull();
  });
});
