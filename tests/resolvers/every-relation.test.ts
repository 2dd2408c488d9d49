import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

import { toMany, toOne } from "../../src/entities/relations";
import { mergedSchema } from "../../src/subgraphs/merged";
import { Platform } from "../../src/domain/links/platforms";
import { Role } from "../../src/domain/roles";
import { graphOver, type Ask } from "../helpers/graph-over";
import { largeCatalogue } from "../helpers/large-catalogue";
import { makePerson } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";

/**
 * Walks every relation of the schema, found in the schema itself, on pages of 3 and on pages of 40: more rows must not
 * mean more SQL statements. A new field that asks the database once a row fails here without a line being written.
 */
const schema = mergedSchema();
const [small, large] = [3, 40];

/** Lists of what one body contributed: no contributor in them is a person, so they lead to no other. */
const deadEnds = new Set(["Organisation.contributions", "Show.contributions"]);

/** A field that leads from one object to others, with the fields that lead to it from the root. */
interface Walk {
  readonly name: string;
  readonly steps: ReadonlyArray<{
    readonly type: GraphQLObjectType;
    readonly field: GraphQLField<unknown, unknown>;
  }>;
}

const walks = findWalks(schema);

/** Each twice: likely duplicates. The last ones of A_TO_Z, so that the first have relations. */
const twins = Array.from({ length: 5 }, (_, index) =>
  ["one", "other"].map((which) =>
    makePerson({
      slug: `twin-${index}-${which}`,
      name: "Ann Zwilling",
      accounts: [{ platform: Platform.X, handle: `@twin${index}`, url: null }],
    }),
  ),
).flat();

const proposal = `mutation ($id: ID!) {
  proposeCorrection(input: {
    id: $id, values: [{ field: "honorificPrefix", value: "Dr" }], why: "A degree.", source: "https://example.org/degree"
  }) { userErrors { message } } }`;

describe("every relation of the schema", () => {
  let ask: Ask;
  const statements: string[] = [];

  beforeAll(async () => {
    const { catalogue } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) });
    const [admin, someone] = [{ name: "eva", role: Role.ADMIN, expiresAt: null }, graphOver(catalogue)];
    ask = graphOver(catalogue, admin);
    await upsert(catalogue, ...twins);
    for (const { id } of twins) {
      await someone(proposal, { id });
    }
  });

  const measure = async ({ steps }: Walk, first: number) => {
    const before = statements.length;
    const { data, errors } = await ask(queryOf(steps, first));
    expect(errors).toEqual([]);
    return {
      statements: statements.length - before,
      leaves: JSON.stringify(data).split('"leaf":').length - 1,
    };
  };

  it("is walked", () => {
    const walked = new Set(walks.map(({ name }) => name));

    const declared = toOne.map(({ from, field }) => `${from}.${field}`);
    for (const { from, field } of Object.values(toMany)) declared.push(`${from}.${field}`);
    expect(declared.filter((relation) => !walked.has(relation))).toEqual([]);
    expect(walked.size).toBeGreaterThan(60);
  });

  it.each(walks)("$name asks no more statements for more rows", async (walk) => {
    const few = await measure(walk, small);
    const many = await measure(walk, large);

    // Otherwise the walk shows nothing.
    expect(many.leaves).toBeGreaterThan(few.leaves);
    expect(many.statements).toBeLessThanOrEqual(few.statements + allowance(walk));
  });
});

/**
 * What more rows may cost once, however many they are: a field that is null in three rows may be there in the fourth, and
 * a union that holds one type among three rows may hold all its types among forty, each a statement.
 */
function allowance({ steps }: Walk): number {
  return steps.reduce((sum, { field }) => {
    const type = getNamedType(field.type);
    if (isConnection(type)) return sum + (field.name === "appearances" ? facts.length : 0);
    return sum + (isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).length : 1);
  }, 0);
}

/** What `because` may lead to: the types of facts, and of what they name. */
const facts = ["Appearance", "ShowOrganisation", "About", "Affiliation", "Organisation", "Topic"];

function findWalks(graph: GraphQLSchema): Walk[] {
  const query = graph.getQueryType() as GraphQLObjectType;
  const found: Walk[] = [];
  const wayTo = new Map<GraphQLObjectType, Walk["steps"]>([[query, []]]);

  // Types as they are reached, the shortest way first.
  for (const [type, way] of wayTo) {
    for (const field of Object.values(type.getFields())) {
      if (!leadsOn(field)) continue;
      // A lookup needs an id. Lists have many rows.
      if (type === query && !isConnection(getNamedType(field.type))) continue;
      const steps = [...way, { type, field }];
      found.push({ name: `${type.name}.${field.name}`, steps });
      if (deadEnds.has(`${type.name}.${field.name}`)) continue;
      for (const target of targetsOf(field)) if (!wayTo.has(target)) wayTo.set(target, steps);
    }
  }
  return found;
}

function leadsOn({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  if (isUnionType(named) || isInterfaceType(named) || isConnection(named)) return true;
  return isObjectType(named) && isNode(named);
}

function isConnection(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith("Connection");
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === "Node");
}

function targetsOf({ type }: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const outer = getNamedType(type);
  const nodes = isConnection(outer) ? outer.getFields()["nodes"] : undefined;
  const named = nodes ? getNamedType(nodes.type) : outer;
  // Not through a union: what it holds is reached more surely by a field of its own type.
  return isObjectType(named) ? [named] : [];
}

/** The arguments that a field cannot do without. */
const requiredArgs: Record<string, string> = {
  "Query.timeline": ', person: "person-0"',
  "Query.related": ', to: { organisation: "organisation-0" }',
  "Query.sources": ', document: "test-document"',
  "Query.duplicates": ", type: Person",
};

function queryOf(steps: Walk["steps"], first: number): string {
  const last = steps.length - 1;
  const text = steps.reduceRight((inner, { type, field }, index) => {
    const connection = isConnection(getNamedType(field.type));
    const rows = index === last ? "leaf: __typename" : inner;
    const args = connection ? `(first: ${first}${requiredArgs[`${type.name}.${field.name}`] ?? ""})` : "";
    const edges =
      field.name === "appearances" ? " edges { because { reason fact { id } via { __typename } } }" : "";
    const selection = connection ? `totalCount nodes { ${rows} }${index === last ? edges : ""}` : rows;
    return type.name === "Query"
      ? `{ ${field.name}${args} { ${selection} } }`
      : `... on ${type.name} { ${field.name}${args} { ${selection} } }`;
  }, "");
  return text;
}
