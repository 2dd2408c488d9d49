import { Role } from "../../../src/domain/roles";
import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { callersOf } from "../../helpers/callers-of";
import { keyOf } from "../../helpers/key-of";
import { silent } from "../../helpers/graph-over";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";

/** The names with which statements wait for a connection. */
async function namedStatements() {
  const catalogue = await startingCatalogue();
  const callers = callersOf(catalogue.reader);
  const settings = readSettings({ HOST: "127.0.0.1", PORT: "0" });
  const { url } = await served(
    (plugins) => wholeGraph(catalogue, silent, plugins, settings.limits),
    settings,
  );
  const key = await keyOf(catalogue, Role.READER, "reader");
  await fetch(`${url}/graphql`, post("{ __typename }", key));
  return {
    key,
    names: async (path: string, init: RequestInit) => {
      callers.length = 0;
      const response = await fetch(`${url}${path}`, init);
      await response.arrayBuffer();
      expect(response.status).toBe(200);
      expect(callers.length).toBeGreaterThan(0);
      return new Set(callers.map(({ client }) => client));
    },
  };
}

const post = (query: string, more: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...more },
  body: JSON.stringify({ query }),
});

describe("Every statement waits with its client's name", () => {
  let statements: Awaited<ReturnType<typeof namedStatements>>;
  beforeAll(async () => {
    statements = await namedStatements();
  });

  it.each([
    [
      "/graphql",
      post("{ people(first: 2) { totalCount nodes { appearances(first: 2) { nodes { id } } } } }"),
    ],
    [
      "/graphql",
      post("{ network(of: PEOPLE) { order backbone { size } bridges(first: 1) { totalCount } } }"),
    ],
    ["/pictures/network.svg?of=people", {}],
    ["/pictures/timeline.svg?person=victoria-carr", {}],
  ])("%s", async (path, init) => {
    const { authorization } = statements.key;
    const headers = new Headers(init.headers);
    headers.set("authorization", authorization);

    expect(await statements.names(path, { ...init, headers })).toEqual(new Set(["key reader"]));
  });

  it("which is an address for who has no key", async () => {
    expect(await statements.names("/graphql", post("{ people(first: 2) { nodes { id } } }"))).toEqual(
      new Set(["address 127.0.0.1"]),
    );
  });

  it("and which no header of the client sets", async () => {
    const init = post("{ shows(first: 2) { nodes { id } } }", { "x-rostrum-client": "a".repeat(22) });

    expect(await statements.names("/graphql", init)).toEqual(new Set(["address 127.0.0.1"]));
  });
});
