import type { CompositionProblem } from "../../../src/federation/composition-checks/problem";
import { describeMistakes, type Mistake } from "./mistake";
import {
  checked,
  composed,
  labels,
  people,
  peopleSharing,
  type Sdl,
  show,
  shows,
  takesName,
  takesNameSharing,
} from "./subgraphs";

const unshared = (all: string, where: string): CompositionProblem => ({
  code: "INVALID_FIELD_SHARING",
  message: `Expected Person.name to be @shareable, because several subgraphs resolve it (${all}), but it is not in ${where}.`,
});

const mistakes: Mistake[] = [
  [
    "a provided field that its owner does not share",
    { people, shows },
    { people: peopleSharing, shows },
    unshared('"people" itself, "shows" by @provides', '"people"'),
  ],
  [
    "a field that two subgraphs override",
    { people, clubs: takesName, shows: takesName },
    { people, clubs: takesNameSharing, shows: takesNameSharing },
    unshared('"clubs" by @override, "shows" by @override', '"clubs", "shows"'),
  ],
];

describeMistakes(mistakes);

describe("fields that several subgraphs resolve", () => {
  const renamed = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [
    { name: "@key", as: "@clef" }, { name: "@external", as: "@foreign" }, { name: "@provides", as: "@brings" },
    { name: "@shareable", as: "@common" }
  ])`;
  const prefixed = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")`;
  const rename = (sdl: string) =>
    renamed +
    sdl
      .replaceAll("@key", "@clef")
      .replaceAll("@external", "@foreign")
      .replaceAll("@provides", "@brings")
      .replaceAll("@shareable", "@common");
  const prefix = (sdl: string) => prefixed + sdl.replaceAll("@", "@federation__");

  const housed = (external = "") =>
    `type Person @key(fields: "id") { id: ID! home: Place @shareable } type Place { city: String ${external} }`;
  const home = `${housed()} type Query { person: Person }`;
  const providesHome = (external = "") =>
    `${housed(external)} type Query { host: Person @provides(fields: "home { city }") }`;

  it.each<[string, Sdl, string]>([
    ["inside another provided field", { people: home, shows: providesHome("@external") }, "Place.city"],
    [
      "of one type of a union",
      {
        people,
        shows: `type Person @key(fields: "id") { id: ID! name: String @external } union Host = Person
          type Query { hosts: [Host!]! @provides(fields: "... on Person { name }") }`,
      },
      "Person.name",
    ],
    [
      "of a type that is completely external",
      { people: home, shows: providesHome().replace("Place {", "Place @external {") },
      "Place.city",
    ],
    [
      "of a type that is only extended",
      { people, shows: `extend type Person @key(fields: "id") { id: ID! name: String @external } ${show}` },
      "Person.name",
    ],
    [
      "shared only in another declaration of the type",
      {
        people: `type Person @shareable @key(fields: "id") { id: ID! } extend type Person { name: String }
          type Query { person: Person }`,
        shows,
      },
      "Person.name",
    ],
    ["with a new owner", { people, clubs: takesName, shows }, "Person.name"],
    [
      "overridden from a subgraph that only provided it",
      { people: `${shows} type Query { show: Show }`, clubs: takesName },
      "Person.name",
    ],
    [
      "that a third subgraph only declares external",
      {
        people,
        shows,
        labels: shows.replace(show, 'extend type Person { label: String @requires(fields: "name") }'),
      },
      "Person.name",
    ],
    [
      "with a key in a list, as in Federation 1",
      { people, shows, clubs: `# Federation 1\ntype Club @key(fields: ["id"]) { id: ID! }` },
      "Person.name",
    ],
    ["with renamed directives", { people, shows: rename(shows) }, "Person.name"],
    ["with the federation prefix", { people, shows: prefix(shows) }, "Person.name"],
  ])("must be shared: a field %s", (_name, sdl, coordinate) => {
    const message = expect.stringContaining(`Expected ${coordinate} to be @shareable`) as unknown;
    expect(checked(sdl)).toEqual([{ code: "INVALID_FIELD_SHARING", message }]);
    expect(composed(sdl)).toEqual([]);
  });

  it.each<[string, Sdl]>([
    ["is shared with the whole of its type", { people: people.replace("@key", "@shareable @key"), shows }],
    [
      "is shared in an extension",
      {
        people: `type Person @key(fields: "id") { id: ID! } extend type Person @shareable { name: String }
          type Query { person: Person }`,
        shows,
      },
    ],
    ["is part of its owner's key", { people: people.replace("@key", '@key(fields: "name") @key'), shows }],
    ["is in Federation 1, where every field is shared", { people: `# Federation 1\n${people}`, shows }],
    ["is shared with a renamed directive", { people: rename(peopleSharing), shows: rename(shows) }],
    ["is shared with the federation prefix", { people: prefix(peopleSharing), shows: prefix(shows) }],
    ["is external and not provided", labels("home { city } portrait(width: 1)")],
    [
      "is of an interface, and shared in its types",
      {
        people: `interface Named @key(fields: "id") { id: ID! name: String }
          type Person implements Named @key(fields: "id") { id: ID! name: String @shareable }
          type Query { named: Named }`,
        shows: `type Named @interfaceObject @key(fields: "id") { id: ID! name: String @external }
          type Query { host: Named @provides(fields: "name") }`,
      },
    ],
    ["has one new owner", { people, clubs: takesName }],
  ])("is accepted when the field %s", (_name, sdl) => {
    expect(checked(sdl)).toEqual([]);
    expect(composed(sdl)).toEqual([]);
  });
});
