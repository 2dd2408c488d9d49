import { checked, composed, labels, people, peopleSharing, type Sdl, shows, works } from "./subgraphs";

// When all of these fail, the checks no longer need to run before the composer.
describe("a selection at which @theguild/federation-composition throws", () => {
  it.each([
    [
      "provided: fields of a scalar",
      { people: peopleSharing, shows: shows.replace('"name"', '"name { first }"') },
      "PROVIDES_INVALID_FIELDS",
      'Type "String" is not defined.',
    ],
    [
      "required: fields of a scalar",
      labels("home { city { name } } portrait(width: 1)"),
      "REQUIRES_INVALID_FIELDS",
      'Type "String" is not defined.',
    ],
    [
      "required: a fragment",
      labels("home { city } portrait(width: 1) ...Others"),
      "REQUIRES_INVALID_FIELDS",
      "Fragment spread is not supported.",
    ],
  ])("is refused first: %s", (_name, broken, code, thrown) => {
    expect(checked(broken)).toMatchObject([{ code }]);
    expect(() => composed(broken)).toThrow(thrown);
  });
});

describe("what the composer itself refuses", () => {
  it.each<[string, Sdl]>([
    ["an unshared field that two subgraphs resolve", { people, clubs: people }],
    ["an unshared field that two subgraphs resolve and a third provides", { people, clubs: people, shows }],
    ["an unknown type", { people: people.replace("String", "Name"), shows }],
    ["an unknown field of a key", works("title")],
    ["fields that cannot be parsed", works("number {")],
    ["fields that are not a string", { people: people.replace('"id"', '["id"]') }],
    ["a field of a key that takes arguments", { people: people.replace("id: ID!", "id(base: Int!): ID!") }],
  ])("is left to the composer: %s", (_name, sdl) => {
    expect(checked(sdl)).toEqual([]);
    expect(composed(sdl)).not.toEqual([]);
  });
});
