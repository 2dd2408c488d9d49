import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";

import { analysisThreads } from "../../../src/analysis/worker/threads";
import { compare } from "../../../src/domain/compare";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { twoCommunities } from "../../helpers/two-communities";

/**
 * Fields that run no task of their own: they look up what the tasks of the fields around them have found, at a
 * bounded cost. Whoever adds one says so here.
 */
const lookups = `
  Broker: between consultant coordinator gatekeeper group liaison member representative
  Brokerage: consultant coordinator gatekeeper liaison representative
  CloseMember: distance member
  Communities: all count modularity stability
  Community: number size
  CommunityFlow: from members size to
  CutMember: member parts separated
  DegreeCount: count degree
  EvidencePath: length steps
  HearsayStep: at from on to
  Neighbour: member steps
  Network: density member of order size twoMode
  NetworkMember: node
  NetworkTie: from to weight
  NetworkWindow: fromYear newLinks newMembers toYear
  PathSearch:
  PathStep: factCount facts from inWords to
  PressTour: appearanceCount appearances from pValue person rate showCount shows to
  Recycling: appearances guests member
  Suggestion: because node score
  SuggestionReason: like share sharedCount sharedGuests
  TieEvidence: factCount facts via
  TwoModeNetwork: density leftOrder rightOrder size`;

const schema = mergedSchema();

/** Fields of other types that lead into the network part. */
const ways: ReadonlyArray<readonly [type: string, fields: readonly string[]]> = [
  ["Query", ["network", "path", "pressTours"]],
  ["Person", ["network", "coAppearances", "suggestedHosts", "suggestedShows"]],
  ["Show", ["network"]],
  ["Organisation", ["network"]],
];

describe("Fields of the network part", () => {
  it("compute in threads: those without a task of their own are declared", async () => {
    const { ask, ann, fox, eve } = await twoCommunities();
    const run = jest.spyOn(analysisThreads, "run");
    const tasksOf = async (query: string) => {
      run.mockClear();
      const { data, errors } = await ask(query);
      expect({ query, errors }).toEqual({ query, errors: [] });
      return { data, tasks: run.mock.calls.length };
    };
    const routes = routesWith(ann.id, fox.id, eve.id);
    const args: Readonly<Record<string, string>> = {
      "Network.member": `(id: "${ann.id}")`,
      "Network.brokers": `(groups: [{ topic: "education" }, { topic: "defence" }])`,
      "NetworkMember.hearsay": `(to: "${fox.id}")`,
    };

    const found: Record<string, string[]> = {};
    for (const type of typesFrom(ways).toSorted(byName)) {
      const route = routes[type.name];
      if (route === undefined) throw new Error(`Expected a way to ${type.name}, but the test knows none.`);
      found[type.name] = [];
      // What has no filter is the same network each time: made before, it is cached each time.
      if (!route.includes("OWN")) await tasksOf(route.replace("…", "__typename"));
      for (const field of Object.values(type.getFields()).toSorted(byName)) {
        // A network of its own for each field, so that nothing is cached.
        const own = uniqueDates();
        const bare = await tasksOf(route.replaceAll("OWN", own).replace("…", "__typename"));
        expect(JSON.stringify(bare.data)).toContain(`"__typename":"${type.name}"`);
        const asked = selectionOf(field, args[`${type.name}.${field.name}`] ?? "");
        const whole = await tasksOf(route.replaceAll("OWN", uniqueDates()).replace("…", asked));
        if (whole.tasks === bare.tasks) found[type.name]?.push(field.name);
      }
    }
    run.mockRestore();

    expect(found).toEqual(declared());
  }, 240_000);
});

function declared(): Record<string, string[]> {
  const lines = lookups.trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => {
      const [type = "", fields = ""] = line.trim().split(":");
      return [type, fields.split(" ").filter((field) => field !== "")];
    }),
  );
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return compare(one.name, other.name);
}

let days = 0;

/** A condition that all facts fit, and that no other network has. */
function uniqueDates(): string {
  days += 1;
  return `filter: { dates: { to: "${2100 + days}-01-01" } }`;
}

/** An operation per type: `…` is where a field of it stands, OWN a filter of its own. */
function routesWith(ann: string, fox: string, eve: string): Readonly<Record<string, string>> {
  const network = (inside: string, of = "PEOPLE") => `{ network(of: ${of}, OWN) { ${inside} } }`;
  const member = (inside: string) => network(`member(id: "${ann}") { ${inside} }`);
  const path = (inside: string) => `{ path(from: "${ann}", to: "${fox}", OWN) { ${inside} } }`;
  const windows = (inside: string) => network(`windows(years: 2) { ${inside} }`);
  const brokers = `brokers(groups: [{ topic: "education" }, { topic: "defence" }])`;
  const suggestions = (inside: string) =>
    `{ person(id: "${ann}") { suggestedShows { nodes { ${inside} } } } }`;
  return {
    Broker: network(`${brokers} { nodes { … } }`),
    Brokerage: member("brokerage { … }"),
    CloseMember: member("closestTo(first: 2) { nodes { … } }"),
    Communities: network("communities { … }"),
    Community: network("communities { all(first: 1) { nodes { … } } }"),
    CommunityFlow: windows("flows { … }"),
    CutMember: network("cutMembers { nodes { … } }"),
    DegreeCount: network("degreeDistribution { … }"),
    EvidencePath: path("shortest { … }"),
    HearsayStep: network(`member(id: "${ann}") { hearsay(to: "${eve}") { … } }`),
    Neighbour: member("neighbourhood { nodes { … } }"),
    Network: network("…", "SHOWS"),
    NetworkMember: member("…"),
    NetworkTie: network("ties(first: 1) { nodes { … } }"),
    NetworkWindow: windows("…"),
    PathSearch: path("…"),
    PathStep: path("shortest { steps { … } }"),
    PressTour: `{ pressTours(OWN, shows: 1, rate: 0, days: 366, maxPValue: 1) { nodes { … } } }`,
    Recycling: network("recycling { nodes { … } }", "SHOWS"),
    Suggestion: suggestions("…"),
    SuggestionReason: suggestions("because { … }"),
    TieEvidence: network("ties(first: 1) { nodes { evidence(first: 1) { nodes { … } } } }"),
    TwoModeNetwork: network("twoMode { … }"),
  };
}

/** A field with what it requires, and nothing of what it leads to. */
function selectionOf(field: GraphQLField<unknown, unknown>, args: string): string {
  if (args === "" && field.args.some(isRequiredArgument))
    throw new Error(`Expected arguments for ${field.name}, but the test knows none.`);
  const type = getNamedType(field.type);
  if (isLeafType(type)) return `${field.name}${args}`;
  const inside = type.name.endsWith("Connection") ? "totalCount nodes { __typename }" : "__typename";
  return `${field.name}${args} { ${inside} }`;
}

/** The types that these fields lead to, without entities, connections and edges. */
function typesFrom(begin: typeof ways): GraphQLObjectType[] {
  const found = new Set<GraphQLObjectType>();
  const follow = (field: GraphQLField<unknown, unknown> | undefined) => {
    const type = field && getNamedType(field.type);
    if (!isObjectType(type) || found.has(type) || isEntity(type) || type.name === "PageInfo") return;
    found.add(type);
    for (const next of Object.values(type.getFields())) follow(next);
  };
  for (const [name, fields] of begin) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of fields) follow(type.getFields()[field]);
  }
  return [...found].filter(({ name }) => !/(Connection|Edge)$/.test(name));
}

function isEntity(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === "Node");
}
