import { planners } from "../helpers/federated-graph";
import { federatedServers, leaks, type FederatedServers, type Reply } from "../helpers/federated-servers";
import { changed, type Body } from "../helpers/misbehaviours";

/** `works` is asked for a root, and for entities that stand in two places. */
const question = `{
  publications(first: 2) { totalCount nodes { title kind contributions(first: 1) { totalCount } } }
  person(slug: "victoria-carr") { name publications(first: 2) { nodes { role creditedAs publication { title } } } }
  organisations(first: 3) { nodes { name awards(first: 1) { totalCount } } }
}`;

type Json = Record<string, unknown>;
interface Row {
  readonly what: string;
  /** Of the answer for roots. */
  readonly roots?: (data: { publications: Json & { nodes: Json[] } } & Json, body: Body) => void;
  /** Of a list of entities: first of organisations, then of people. */
  readonly entities?: (entities: Json[], data: Json, alias: string) => void;
  /** Where a null stands that the healthy answer does not have, and where its error is, if below. */
  readonly costs: Readonly<Record<string, string>>;
}

const rows: readonly Row[] = [
  {
    what: "a string for an object",
    roots: (data) => Object.assign(data, { publications: "all of them" }),
    costs: { publications: "publications" },
  },
  {
    what: "a list for an object",
    roots: (data) => Object.assign(data, { publications: [data.publications] }),
    costs: { publications: "publications" },
  },
  {
    what: "an object for a list",
    roots: ({ publications }) => Object.assign(publications, { nodes: {} }),
    costs: { publications: "publications.nodes" },
  },
  {
    what: "a number among objects",
    roots: ({ publications }) => Object.assign(publications.nodes, { 1: 12 }),
    costs: { publications: "publications.nodes.1" },
  },
  {
    what: "12 for an enum",
    roots: ({ publications }) => Object.assign(publications.nodes[1] as Json, { kind: 12 }),
    costs: { publications: "publications.nodes.1.kind" },
  },
  {
    what: "an object for a string that may be null",
    roots: ({ publications }) => Object.assign(publications.nodes[1] as Json, { title: { text: "hunter2" } }),
    costs: { "publications.nodes.1.title": "publications.nodes.1.title" },
  },
  {
    what: "null for what may not be null",
    roots: ({ publications }) => Object.assign(publications, { totalCount: null }),
    costs: { publications: "publications.totalCount" },
  },
  {
    what: "no field where one may be null",
    roots: ({ publications }) => delete publications.nodes[1]?.["title"],
    costs: { "publications.nodes.1.title": "publications.nodes.1.title" },
  },
  {
    what: "no root",
    roots: (data) => delete (data as Json)["publications"],
    costs: { publications: "publications" },
  },
  {
    what: "an entity too few",
    entities: (entities) => entities.shift(),
    costs: eachEntity(),
  },
  {
    what: "an entity too many",
    entities: (entities) => entities.unshift({}),
    costs: eachEntity(),
  },
  {
    what: "an object for the list of entities",
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
    what: "null for an entity, without a word",
    entities: (entities) => entities.splice(0, 1, null as never),
    costs: firstEntities(),
  },
  {
    what: "a string for an entity",
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

/** Changes what `works` answers, for roots or for each list of entities. */
function bad({ roots, entities }: Row) {
  return changed((body) => {
    const data = body.data as Json;
    if ("publications" in data) return roots?.(data as never, body);
    for (const [alias, list] of Object.entries(data)) entities?.(list as Json[], data, alias);
  });
}

describe.each(planners)("by the %s planner", (planner) => {
  describe("a subgraph that sends", () => {
    let servers: FederatedServers;
    let healthy: Reply;
    beforeAll(async () => {
      servers = await federatedServers({ planner });
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

    it.each(rows)("$what costs the field that it is of, and no other", async (row) => {
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

    it.each<Row>([
      {
        what: "fields that are others' to know, beside its own",
        roots: (data) => Object.assign(data, { person: { name: "evil" }, organisations: "evil" }),
        entities: (list) =>
          list.forEach((one) => Object.assign(one, { name: "evil", id: "evil", nodes: "evil" })),
        costs: {},
      },
      {
        what: "keys that are called __proto__",
        roots: (data, body) => {
          setProto(data);
          setProto(data.publications);
          setProto(body as never);
        },
        entities: (list, data) => [data, ...list].forEach(setProto),
        costs: {},
      },
    ])("$what costs nothing, and changes nothing", async (row) => {
      const { text } = await askWhile(row);

      expect(text).toBe(healthy.text);
      expect(({} as Json)["name"]).toBeUndefined();
    });
  });

  describe("a client that calls a field __proto__", () => {
    it("finds it there: at a root, in an entity, and beside another of the same thing", async () => {
      const servers = await federatedServers({ planner });
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
});

/** As JSON.parse makes it: a field of its own, not the prototype. */
function setProto(object: Json): void {
  const value = { name: "evil", totalCount: 0, publications: "evil", awards: "evil" };
  Object.defineProperty(object, "__proto__", { value, enumerable: true, configurable: true });
}

function setNull(value: unknown, [key = "", ...rest]: readonly string[]): void {
  const object = value as Json;
  if (rest.length > 0) setNull(object[key], rest);
  else object[key] = null;
}

describe.each(planners)("by the %s planner, a subgraph that refers to others' objects by", (planner) => {
  const gaps = "{ dataGaps(first: 2) { nodes { kind subject { __typename ... on Episode { title } } } } }";

  it.each<[string, (subject: Json) => void, string]>([
    ["a type that there is not", (subject) => (subject["__typename"] = "Secret"), "subject"],
    ["no type", (subject) => delete subject["__typename"], "subject"],
    ["a type that cannot stand there", (subject) => (subject["__typename"] = "PageInfo"), "subject"],
    ["no key", (subject) => delete subject["id"], "subject.title"],
    ["a key that is null", (subject) => (subject["id"] = null), "subject.title"],
  ])("%s is blamed itself, and costs that object only", async (_what, change, at) => {
    const servers = await federatedServers({ planner });
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
