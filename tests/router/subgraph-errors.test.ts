import { planners } from "../helpers/federated-graph";
import { federatedServers, leaks, sorted, type FederatedServers } from "../helpers/federated-servers";
import { changed, type Body } from "../helpers/misbehaviours";

type Json = Record<string, unknown>;

const secret = "SQLITE_ERROR at /srv/app/secret.ts:12 password=hunter2";
/** One person's publications stand in two places, and another's nowhere: `works` is asked for the person once. */
const question = `{
  publications(first: 2) { nodes { title } }
  person(slug: "victoria-carr") { name honours(first: 1) { totalCount } }
  again: people(filter: { name: "Victoria Carr" }) { nodes { honours(first: 1) { totalCount } } }
}`;

describe.each(planners)("by the %s planner", (planner) => {
  describe("an error of a subgraph's own", () => {
    let servers: FederatedServers;
    beforeAll(async () => {
      servers = await federatedServers({ planner });
    });
    afterEach(() => servers.healAll());

    /** What the router answers while works adds this to its answers. */
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

    it("passes with its message, code and data, at its place, but not with its stack", async () => {
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
      ["with a code that is none", { extensions: { code: 12 } }],
      ["with extensions that are none", { extensions: [secret] }],
    ])("is masked where it comes %s; the log has it, and whose it is", async (_what, rest) => {
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

    it("of a whole entity stands at each field that it costs, wherever the entity stands", async () => {
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

    it("below a field of an entity stands below that field, wherever the entity stands", async () => {
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
      ["says nothing of its place", [{ message: secret }]],
      ["stands at a place that there is not", [{ message: secret, path: ["nowhere", 3] }]],
      ["stands at something that is no place", [{ message: secret, path: [{}, null] }]],
      ["is nothing that GraphQL knows", [null, "error", { message: 12 }, [secret]]],
    ])("that %s is told at whatever is null, as a fault of the subgraph's", async (_what, errors) => {
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
      expect(reply.errors.map(({ path, extensions: told }) => [path?.join("."), told])).toEqual([
        ["publications", extensions],
        ["person.honours", extensions],
        ["again.nodes.0.honours", extensions],
      ]);
      expect(reply.text).not.toMatch(leaks);
      expect(servers.logOf("with-errors")).toMatch(/hunter2|without a message/);
    });

    it("that says nothing of its place is told at what is null in entities alone", async () => {
      const query = '{ person(slug: "victoria-carr") { name honours(first: 1) { nodes { inferredFrom } } } }';

      const { data, errors } = await askWith((_, body) => (body.errors = [{ message: secret }]), query);

      const person = { name: "Victoria Carr", honours: { nodes: [{ inferredFrom: null }] } };
      expect(data).toEqual({ person });
      expect(errors).toMatchObject([
        { path: ["person", "honours", "nodes", 0, "inferredFrom"], extensions: { service: "works" } },
      ]);
    });

    it("that says nothing of its place is told at what is null in a list, too", async () => {
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

    it("that says nothing of its place, where nothing is null, is in the log alone", async () => {
      const healthy = await servers.ask(question);

      const { text } = await askWith((_, body) => (body.errors = [{ message: secret }]));

      expect(text).toBe(healthy.text);
      expect(servers.logOf("with-errors")).toContain("hunter2");
    });

    it("is none where there are null, or none of them", async () => {
      const healthy = await servers.ask(question);

      for (const none of [null, []]) {
        expect((await askWith((_, body) => (body.errors = none))).text).toBe(healthy.text);
      }
    });
  });
});
