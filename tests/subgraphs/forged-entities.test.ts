import { type GraphQLSchema, isLeafType, isNonNullType, isObjectType } from "graphql";

import { idPrefixes, typeOfId, type TypeName } from "../../src/domain/ids";
import { subgraphs } from "../../src/subgraphs";
import { subgraphSchema } from "../../src/subgraphs/slices";
import {
  federatedServers,
  post,
  subgraphNames,
  type FederatedServers,
  type Reply,
} from "../helpers/federated-servers";
import { makeOrganisation, makePartnership } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";

type Json = Record<string, unknown>;
type Entities = { _entities: unknown[] } | null;

const types = Object.keys(idPrefixes) as TypeName[];
const unknownId = (type: TypeName) => `${idPrefixes[type]}_1111111111111111111111`;

const schemas = new Map<string, GraphQLSchema>(
  subgraphs.map((subgraph) => [subgraph.name, subgraphSchema(subgraph)]),
);

/** The scalar fields and list sizes that a subgraph adds to a type. */
function selectionOf(name: string, type: TypeName): string {
  const known = schemas.get(name)?.getType(type);
  const fields = isObjectType(known) ? Object.values(known.getFields()) : [];
  const parts = fields.flatMap((field) => {
    const bare = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (isLeafType(bare)) return [field.name];
    return String(bare).endsWith("Connection") ? [`${field.name} { totalCount }`] : [];
  });
  return `__typename ... on ${type} { ${parts.join(" ")} }`;
}

const everyType = subgraphNames.flatMap((name) =>
  types.filter((type) => schemas.get(name)?.getType(type)).map((type) => ({ name, type })),
);

function isAddedBy(name: string, type: TypeName): boolean {
  return type in (subgraphs.find((one) => one.name === name)?.adds ?? {});
}

type SubgraphName = (typeof subgraphNames)[number];

/** Asks a subgraph directly. */
function entitiesOf({ addresses }: FederatedServers) {
  return (name: SubgraphName, representations: unknown[], selection: string) =>
    post<Entities>(
      addresses[name],
      `query ($all: [_Any!]!) { _entities(representations: $all) { ${selection} } }`,
      { variables: { all: representations } },
    );
}

describe("`_entities` of a subgraph directly, compared with a router", () => {
  let servers: FederatedServers;
  let entities: ReturnType<typeof entitiesOf>;
  let ids: Map<TypeName, string>;
  beforeAll(async () => {
    servers = await federatedServers();
    entities = entitiesOf(servers);
    ids = await someIds(servers);
  });

  it.each(everyType)("case 30: $name returns no more of a $type than the router", async ({ name, type }) => {
    const [id, selection] = [ids.get(type) as string, selectionOf(name, type)];

    const reply = await entities(name, [{ __typename: type, id }], selection);
    const asked = await servers.ask<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ${selection} } }`,
      { variables: { id } },
    );

    expect(asked.errors).toEqual([]);
    expect(reply.errors).toEqual([]);
    const isOwn = subgraphs.find((one) => one.name === name)?.owns.includes(type) === true;
    const isAsked = isOwn || isAddedBy(name, type);
    expect(reply.data?._entities).toEqual([isAsked ? asked.data.node : null]);
  });
});

describe("`_entities` of a subgraph directly", () => {
  let entities: ReturnType<typeof entitiesOf>;
  let ids: Map<TypeName, string>;
  beforeAll(async () => {
    const servers = await federatedServers();
    entities = entitiesOf(servers);
    ids = await someIds(servers);
  });

  it.each(everyType)("case 30: $name echoes nothing of a forged $type", async ({ name, type }) => {
    const [id, selection] = [ids.get(type) as string, selectionOf(name, type)];
    const other = types[(types.indexOf(type) + 1) % types.length] as TypeName;
    const forged = [
      { __typename: type },
      { __typename: type, id: null },
      { __typename: type, id: "" },
      { __typename: type, id: 12 },
      { __typename: type, id: [id] },
      { __typename: type, id: { id } },
      { __typename: type, id: ids.get(other) },
      { __typename: type, id: `${id} or 1=1` },
      { __typename: type, slug: "victoria-carr", name: "evil", displayName: "evil" },
    ];

    const reply = await entities(name, forged, selection);
    const withMore = await entities(
      name,
      [
        {
          __typename: type,
          id,
          name: "evil",
          title: "evil",
          standing: "evil",
          totalCount: -1,
          ["__proto__"]: { evil: 1 },
        },
      ],
      selection,
    );

    expect(reply).toMatchObject({ status: 200, errors: [], data: { _entities: forged.map(() => null) } });
    expect(withMore.text).not.toContain("evil");
    expect(withMore.text).toBe((await entities(name, [{ __typename: type, id }], selection)).text);
  });

  it.each(everyType)("case 30: $name returns nothing for an unknown $type", async ({ name, type }) => {
    const reply = await entities(name, [{ __typename: type, id: unknownId(type) }], selectionOf(name, type));

    const [found] = reply.data?._entities ?? [];
    expect(reply.errors).toEqual([]);
    // Only the owner knows whether an entity exists. Other subgraphs return the id and empty lists.
    const { __typename: _type, id: _id, ...added } = (found ?? {}) as Json;
    expect(found === null).toBe(!isAddedBy(name, type));
    expect(Object.values(added).filter((list) => list !== null)).toEqual(
      Object.values(added).flatMap((list) => (list === null ? [] : [{ totalCount: 0 }])),
    );
  });

  it.each(
    subgraphNames.flatMap((name) =>
      [
        "Nobody",
        "Query",
        "PageInfo",
        "Node",
        "String",
        "__Type",
        "_Service",
        "__proto__",
        "",
        12,
        null,
        ["Person"],
      ].map((type) => ({ name, type })),
    ),
  )("refuses a representation of $type at its own list item ($name)", async ({ name, type }) => {
    const person = { __typename: "Person", id: unknownId("Person") };

    const reply = await entities(name, [{ ...person, __typename: type }, person], "__typename");

    expect(reply.status).toBe(200);
    expect(reply.data?._entities).toHaveLength(2);
    expect(reply.data?._entities[0]).toBeNull();
    expect(reply.errors).toMatchObject([{ path: ["_entities", 0], extensions: { code: "BAD_USER_INPUT" } }]);
    expectNoLeak(reply);
  });

  it.each(subgraphNames.flatMap((name) => ["Person", 12, true, [], [[]], {}].map((one) => ({ name, one }))))(
    "refuses the representation $one at its own list item ($name)",
    async ({ name, one }) => {
      const reply = await entities(name, [one], "__typename");

      expect([200, 400]).toContain(reply.status);
      expect(reply.data?._entities[0] ?? null).toBeNull();
      expect(reply.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      expectNoLeak(reply);
    },
  );

  it.each(subgraphNames)("refuses null as a representation and as the list (%s)", async (name) => {
    for (const representations of [[null], null, "Person"]) {
      const reply = await entities(name, representations as never, "__typename");

      expect([200, 400]).toContain(reply.status);
      expect(reply.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      expectNoLeak(reply);
    }
  });

  it.each(subgraphNames)("accepts 10,000 representations and refuses more (%s)", async (name) => {
    const all = Array.from({ length: 20_000 }, () => ({ __typename: "Person", id: unknownId("Person") }));

    const tooMany = await entities(name, all, "__typename");
    const answer = await entities(name, all.slice(0, 10_000), "__typename");

    expect(tooMany).toMatchObject({
      status: 200,
      data: null,
      errors: [
        {
          message: "Expected at most 10000 representations, but got 20000.",
          path: ["_entities"],
          extensions: { code: "BAD_USER_INPUT" },
        },
      ],
    });
    expect(answer.errors).toEqual([]);
    expect(answer.data?._entities).toHaveLength(10_000);
  });
});

function expectNoLeak({ text }: Reply): void {
  expect(text).not.toMatch(/select |sqlite|no such|node_modules|\/src\/|stack|resolver/i);
}

/** One id of each type, taken from the router's answers. */
async function someIds({ ask, catalogue }: FederatedServers): Promise<Map<TypeName, string>> {
  // data/ has no partnership.
  const [member, whole] = [makeOrganisation(), makeOrganisation()];
  const partnership = makePartnership({ from: member, to: whole });
  await upsert(catalogue, member, whole, partnership);
  const { text } = await ask(`{
    organisations(first: 1) { nodes { id affiliations(first: 1) { nodes { id } } } }
    shows(first: 20) { nodes { id organisations(first: 1) { nodes { id } } hosts(first: 1) { nodes { id } }
      about(first: 1) { nodes { id } } } }
    episodes(first: 1) { nodes { id } } appearances(first: 1) { nodes { id } } topics(first: 1) { nodes { id } }
    publications(first: 1) { nodes { id } } awards(first: 1) { nodes { id } }
    person(slug: "victoria-carr") {
      id sources { document { id } } affiliations(first: 1) { nodes { id } }
      honours(first: 1) { nodes { id } } publications(first: 1) { nodes { id } }
    }
  }`);
  const found = [...text.matchAll(/"(\w+_\w{22})"/g)].map(([, id]) => id as string);
  const ids = new Map([...found, partnership.id].map((id) => [typeOfId(id) as TypeName, id]));
  expect([...ids.keys()].toSorted()).toEqual(types.toSorted());
  return ids;
}
