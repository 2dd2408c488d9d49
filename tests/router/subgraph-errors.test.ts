import { federatedServers, leaks, sorted, type FederatedServers } from "../helpers/federated-servers";
import { changed, type Body } from "../helpers/misbehaviours";

type Json = Record<string, unknown>;

const secret = "SQLITE_ERROR at /srv/app/secret.ts:12 password=hunter2";
/** One person occurs at two paths: `works` is asked once for the person. */
const question = `{
  publications(first: 2) { nodes { title } }
  person(slug: "victoria-carr") { name honours(first: 1) { totalCount } }
  again: people(filter: { name: "Victoria Carr" }) { nodes { honours(first: 1) { totalCount } } }
}`;

describe("an error of a subgraph's own", () => {
  let servers: FederatedServers;
  beforeAll(async () => {
    servers = await federatedServers();
  });
  afterEach(() => servers.healAll());

  /** The router's reply while `works` changes its answers. */
  const askWith = async (change: (data: Json, body: Body) => void, query = question) => {
    servers.proxies.works.misbehave(changed((body) => change(body.data as Json, body)));
    servers.log.length = 0;
    const reply = await servers.ask<Json>(query, { headers: { "x-request-id": "with-errors" } });
    await servers.proxies.works.heal();
    return reply;
  };
  const atTitle = (error: Json) => (data: Json, body: Body) => {
    if (!("publications" in data)) return;
    const [, second] = (data["publications"] as { nodes: Json[] }).nodes;
    Object.assign(second as Json, { title: null });
    body.errors = [{ path: ["publications", "nodes", 1, "title"], ...error }];
  };

  it("passes with message, code, data and path, but without its stack", async () => {
    const extensions = { code: "OUT_OF_PRINT", year: 2019, list: [{ id: 1 }] };
    const stacks = { stacktrace: ["at secret.ts:1"], exception: { stacktrace: ["at secret.ts:1"] } };

    const { errors, text } = await askWith(
      atTitle({ message: "Out of print.", extensions: { ...extensions, ...stacks } }),
    );

    expect(errors).toEqual([
      { message: "Out of print.", path: ["publications", "nodes", 1, "title"], extensions },
    ]);
    expect(text).not.toMatch(leaks);
  });

  it.each([
    ["without a code", {}],
    ["with the code of a fault", { extensions: { code: "INTERNAL_SERVER_ERROR", sql: secret } }],
    ["with an invalid code", { extensions: { code: 12 } }],
    ["with invalid extensions", { extensions: [secret] }],
  ])("is masked when it comes %s; the log has it with the subgraph's name", async (_what, rest) => {
    const { data, errors, text, headers } = await askWith(atTitle({ message: secret, ...rest }));

    expect(data).toMatchObject({ publications: { nodes: [{ title: "Transition" }, { title: null }] } });
    expect(errors).toMatchObject([
      {
        message: "Something went wrong on our side. The log has it under this request's id.",
        path: ["publications", "nodes", 1, "title"],
        extensions: { code: "INTERNAL_SERVER_ERROR" },
      },
    ]);
    expect(text).not.toMatch(leaks);
    expect(headers.get("x-request-id")).toBe("with-errors");
    expect(servers.logOf("with-errors")).toContain("hunter2");
    expect(servers.logOf("with-errors")).toContain('"service":"works"');
  });

  it("of a whole entity is reported at each lost field of each occurrence", async () => {
    const { data, errors } = await askWith((found, body) => {
      const [alias] = Object.keys(found);
      if (alias === undefined || alias === "publications") return;
      (found[alias] as unknown[])[0] = null;
      body.errors = [{ message: "Sealed.", path: [alias, 0], extensions: { code: "SEALED" } }];
    });

    expect(data).toMatchObject({
      person: { name: "Victoria Carr", honours: null },
      again: { nodes: [{ honours: null }] },
    });
    const sealed = { message: "Sealed.", extensions: { code: "SEALED" } };
    expect(errors).toEqual([
      expect.objectContaining({ ...sealed, path: ["person", "honours"] }),
      expect.objectContaining({ ...sealed, path: ["again", "nodes", 0, "honours"] }),
    ]);
  });

  it("below an entity's field is reported below that field of each occurrence", async () => {
    const { errors } = await askWith((found, body) => {
      const [alias] = Object.keys(found);
      if (alias === undefined || alias === "publications") return;
      (found[alias] as unknown[])[0] = null;
      const path = [alias, 0, "honours", "totalCount"];
      body.errors = [{ message: "Uncountable.", path, extensions: { code: "SEALED" } }];
    });

    expect(sorted(errors.map(({ path }) => path))).toEqual([
      "again.nodes.0.honours.totalCount",
      "person.honours.totalCount",
    ]);
  });

  it.each<[string, unknown]>([
    ["has no path", [{ message: secret }]],
    ["has an unknown path", [{ message: secret, path: ["nowhere", 3] }]],
    ["has an invalid path", [{ message: secret, path: [{}, null] }]],
    ["is no GraphQL error", [null, "error", { message: 12 }, [secret]]],
  ])("that %s is reported at each null as a subgraph fault", async (_what, errors) => {
    const reply = await askWith((data, body) => {
      if ("publications" in data) data["publications"] = null;
      else for (const list of Object.values(data)) (list as Json[])[0] = { honours: null };
      body.errors = errors;
    });

    expect(reply.data).toMatchObject({
      publications: null,
      person: { name: "Victoria Carr", honours: null },
      again: { nodes: [{ honours: null }] },
    });
    const extensions = { code: "DOWNSTREAM_SERVICE_ERROR", service: "works", reason: "BAD_ANSWER" };
    expect(reply.errors.map(({ path, extensions: found }) => [path?.join("."), found])).toEqual([
      ["publications", extensions],
      ["person.honours", extensions],
      ["again.nodes.0.honours", extensions],
    ]);
    expect(reply.text).not.toMatch(leaks);
    expect(servers.logOf("with-errors")).toMatch(/hunter2|without a message/);
  });

  it("that has no path is reported at nulls within entities", async () => {
    const query = '{ person(slug: "victoria-carr") { name honours(first: 1) { nodes { inferredFrom } } } }';

    const { data, errors } = await askWith((_, body) => (body.errors = [{ message: secret }]), query);

    const person = { name: "Victoria Carr", honours: { nodes: [{ inferredFrom: null }] } };
    expect(data).toEqual({ person });
    expect(errors).toMatchObject([
      { path: ["person", "honours", "nodes", 0, "inferredFrom"], extensions: { service: "works" } },
    ]);
  });

  it("that has no path is reported at nulls within a list", async () => {
    const { discovery } = servers.proxies;
    discovery.misbehave(
      changed((body) => {
        Object.assign((body.data as { nodes: unknown[] }).nodes, { 0: null });
        body.errors = [{ message: secret }];
      }),
    );

    const { data, errors } = await servers.ask(
      '{ nodes(ids: ["topic_LLfGnrhnYK1xYFNdr4ftZ8", "topic_LLfGnrhnYK1xYFNdr4ftZ8"]) { __typename } }',
    );
    await discovery.heal();

    expect(data).toEqual({ nodes: [null, { __typename: "Topic" }] });
    expect(errors).toMatchObject([{ path: ["nodes", 0], extensions: { service: "discovery" } }]);
  });

  it("that has no path is only logged when nothing is null", async () => {
    const healthy = await servers.ask(question);

    const { text } = await askWith((_, body) => (body.errors = [{ message: secret }]));

    expect(text).toBe(healthy.text);
    expect(servers.logOf("with-errors")).toContain("hunter2");
  });

  it("is absent for `errors: null` and an empty list", async () => {
    const healthy = await servers.ask(question);

    for (const none of [null, []]) {
      expect((await askWith((_, body) => (body.errors = none))).text).toBe(healthy.text);
    }
  });
});
