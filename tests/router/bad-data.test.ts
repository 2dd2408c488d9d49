import { federatedServers, leaks, type FederatedServers, type Reply } from "../helpers/federated-servers";
import { changed, type Body } from "../helpers/misbehaviours";

/** Asks `works` for a root field, and for entities at two paths. */
const question = `{
  publications(first: 2) { totalCount nodes { title kind contributions(first: 1) { totalCount } } }
  person(slug: "victoria-carr") { name publications(first: 2) { nodes { role creditedAs publication { title } } } }
  organisations(first: 3) { nodes { name awards(first: 1) { totalCount } } }
}`;

type Json = Record<string, unknown>;
interface Row {
  readonly what: string;
  /** Changes the answer for root fields. */
  readonly roots?: (data: { publications: Json & { nodes: Json[] } } & Json, body: Body) => void;
  /** Changes a list of entities: first organisations, then people. */
  readonly entities?: (entities: Json[], data: Json, alias: string) => void;
  /** Expected nulls, compared with the healthy answer, and the path of each error if it is deeper. */
  readonly costs: Readonly<Record<string, string>>;
}

const rows: readonly Row[] = [
  {
    what: "a string instead of an object",
    roots: (data) => Object.assign(data, { publications: "all of them" }),
    costs: { publications: "publications" },
  },
  {
    what: "a list instead of an object",
    roots: (data) => Object.assign(data, { publications: [data.publications] }),
    costs: { publications: "publications" },
  },
  {
    what: "an object instead of a list",
    roots: ({ publications }) => Object.assign(publications, { nodes: {} }),
    costs: { publications: "publications.nodes" },
  },
  {
    what: "a number among objects",
    roots: ({ publications }) => Object.assign(publications.nodes, { 1: 12 }),
    costs: { publications: "publications.nodes.1" },
  },
  {
    what: "12 instead of an enum value",
    roots: ({ publications }) => Object.assign(publications.nodes[1] as Json, { kind: 12 }),
    costs: { publications: "publications.nodes.1.kind" },
  },
  {
    what: "an object instead of a nullable string",
    roots: ({ publications }) => Object.assign(publications.nodes[1] as Json, { title: { text: "hunter2" } }),
    costs: { "publications.nodes.1.title": "publications.nodes.1.title" },
  },
  {
    what: "null for a non-null field",
    roots: ({ publications }) => Object.assign(publications, { totalCount: null }),
    costs: { publications: "publications.totalCount" },
  },
  {
    what: "no value for a nullable field",
    roots: ({ publications }) => delete publications.nodes[1]?.["title"],
    costs: { "publications.nodes.1.title": "publications.nodes.1.title" },
  },
  {
    what: "no root field",
    roots: (data) => delete (data as Json)["publications"],
    costs: { publications: "publications" },
  },
  {
    what: "one entity too few",
    entities: (entities) => entities.shift(),
    costs: eachEntity(),
  },
  {
    what: "one entity too many",
    entities: (entities) => entities.unshift({}),
    costs: eachEntity(),
  },
  {
    what: "an object instead of the list of entities",
    entities: (entities, data, alias) => Object.assign(data, { [alias]: Object.assign({}, entities) }),
    costs: eachEntity(),
  },
  {
    what: "null for the list of entities",
    entities: (_, data, alias) => Object.assign(data, { [alias]: null }),
    costs: eachEntity(),
  },
  {
    what: "no list of entities",
    entities: (_, data, alias) => delete data[alias],
    costs: eachEntity(),
  },
  {
    what: "a string instead of an entity",
    entities: (entities) => entities.splice(0, 1, "it" as never),
    costs: firstEntities(),
  },
  {
    what: "an entity of another type",
    entities: (entities) => Object.assign(entities[0] as Json, { __typename: "Secret" }),
    costs: firstEntities(),
  },
  {
    what: "an entity without the field",
    entities: (entities) => entities.splice(0, 1, {}),
    costs: firstEntities(),
  },
];

function firstEntities(): Record<string, string> {
  return atThemselves("person.publications", "organisations.nodes.0.awards");
}

function eachEntity(): Record<string, string> {
  return {
    ...firstEntities(),
    ...atThemselves("organisations.nodes.1.awards", "organisations.nodes.2.awards"),
  };
}

function atThemselves(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, path]));
}

/** Changes the answers of `works`, for root fields or for each list of entities. */
function bad({ roots, entities }: Row) {
  return changed((body) => {
    const data = body.data as Json;
    if ("publications" in data) return roots?.(data as never, body);
    for (const [alias, list] of Object.entries(data)) entities?.(list as Json[], data, alias);
  });
}

describe("a subgraph that sends", () => {
  let servers: FederatedServers;
  let healthy: Reply;
  beforeAll(async () => {
    servers = await federatedServers();
    healthy = await servers.ask(question);
  });
  afterEach(() => servers.healAll());

  const askWhile = async (row: Row, query = question) => {
    servers.proxies.works.misbehave(bad(row));
    servers.log.length = 0;
    const reply = await servers.ask(query, { headers: { "x-request-id": "with-bad-data" } });
    await servers.proxies.works.heal();
    return reply;
  };

  it.each(rows)("$what nulls only the affected field", async (row) => {
    const { data, errors, text } = await askWhile(row);

    expect(healthy.errors).toEqual([]);
    const expected: unknown = JSON.parse(JSON.stringify(healthy.data));
    for (const path of Object.keys(row.costs)) setNull(expected, path.split("."));
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected));
    expect(errors.map(({ path = [] }) => path.join(".")).toSorted()).toEqual(
      Object.values(row.costs).toSorted(),
    );
    for (const { extensions } of errors) {
      expect(extensions).toEqual({
        code: "DOWNSTREAM_SERVICE_ERROR",
        service: "works",
        reason: "BAD_DATA",
      });
    }
    expect(text).not.toMatch(leaks);
    expect(servers.logOf("with-bad-data")).toMatch(
      /"subgraph":"works","reason":"BAD_DATA".*"msg":"works: .+"/,
    );
    expect((await servers.ask(question)).text).toBe(healthy.text);
  });

  it("null for an entity without an error says that it does not exist", async () => {
    const entities = (list: Json[]) => void list.splice(0, 1, null as never);

    const { data, errors } = await askWhile({ what: "", entities, costs: {} });

    const expected: unknown = JSON.parse(JSON.stringify(healthy.data));
    for (const path of Object.keys(firstEntities())) setNull(expected, path.split("."));
    expect(data).toEqual(expected);
    expect(errors).toEqual([]);
    expect(servers.logOf("with-bad-data")).not.toContain("BAD_DATA");
  });

  it.each<Row>([
    {
      what: "fields that it was not asked for",
      roots: (data) => Object.assign(data, { person: { name: "evil" }, organisations: "evil" }),
      entities: (list) =>
        list.forEach((one) => Object.assign(one, { name: "evil", id: "evil", nodes: "evil" })),
      costs: {},
    },
    {
      what: "keys named __proto__",
      roots: (data, body) => {
        setProto(data);
        setProto(data.publications);
        setProto(body as never);
      },
      entities: (list, data) => [data, ...list].forEach(setProto),
      costs: {},
    },
  ])("$what changes nothing in the answer", async (row) => {
    const { text } = await askWhile(row);

    expect(text).toBe(healthy.text);
    expect(({} as Json)["name"]).toBeUndefined();
  });
});

describe("a client that uses the alias __proto__", () => {
  it("gets the field at the root, in an entity, and twice for one entity", async () => {
    const servers = await federatedServers();
    const field = "honours(first: 1) { totalCount }";
    const query = `{
    __proto__: person(slug: "victoria-carr") { __proto__: name }
    person(slug: "victoria-carr") { __proto__: ${field} }
  }`;

    const { data } = await servers.ask(query);

    expect(JSON.stringify(data)).toBe(
      '{"__proto__":{"__proto__":"Victoria Carr"},"person":{"__proto__":{"totalCount":1}}}',
    );
  });
});

/** Like JSON.parse: an own property, not the prototype. */
function setProto(object: Json): void {
  const value = { name: "evil", totalCount: 0, publications: "evil", awards: "evil" };
  Object.defineProperty(object, "__proto__", { value, enumerable: true, configurable: true });
}

function setNull(value: unknown, [key = "", ...rest]: readonly string[]): void {
  const object = value as Json;
  if (rest.length > 0) setNull(object[key], rest);
  else object[key] = null;
}

describe("a subgraph that refers to other subgraphs' entities with", () => {
  let servers: FederatedServers;
  beforeAll(async () => {
    servers = await federatedServers();
  });
  afterEach(() => servers.healAll());

  const gaps = "{ dataGaps(first: 2) { nodes { kind subject { __typename ... on Episode { title } } } } }";

  it.each<[string, (subject: Json) => void, string]>([
    ["an unknown type", (subject) => (subject["__typename"] = "Secret"), "subject"],
    ["no type", (subject) => delete subject["__typename"], "subject"],
    ["a type that is not possible there", (subject) => (subject["__typename"] = "PageInfo"), "subject"],
    ["no key", (subject) => delete subject["id"], "subject.title"],
    ["a key that is null", (subject) => (subject["id"] = null), "subject.title"],
  ])("%s gets the error itself, and only that object is lost", async (_what, change, at) => {
    const healthy = await servers.ask<{ dataGaps: { nodes: Array<{ subject: unknown }> } }>(gaps);
    servers.proxies.discovery.misbehave(
      changed(({ data }) => change((data as typeof healthy.data).dataGaps.nodes[1]?.subject as Json)),
    );

    const { data, errors } = await servers.ask(gaps);

    const path = ["dataGaps", "nodes", 1, ...at.split(".")];
    const expected = structuredClone(healthy.data);
    setNull(expected, path.map(String));
    expect(data).toEqual(expected);
    expect(errors).toMatchObject([
      { path, extensions: { code: "DOWNSTREAM_SERVICE_ERROR", service: "discovery", reason: "BAD_DATA" } },
    ]);
  });
});
