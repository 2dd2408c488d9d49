import { Role } from "../../src/domain/roles";
import { wholeGraph } from "../../src/server/graph";
import { federatedServers, type FederatedServers, post } from "../helpers/federated-servers";
import { silent } from "../helpers/graph-over";
import { keyOf } from "../helpers/key-of";
import { served } from "../helpers/running-server";

const header = "rostrum-revision";

describe("The revision that a mutation has written", () => {
  let servers: FederatedServers;
  let headers: Record<string, string>;

  beforeAll(async () => {
    servers = await federatedServers();
    headers = await keyOf(servers.catalogue, Role.EDITOR);
  });

  const update = `mutation { updatePerson(input: { id: "victoria-carr", honorificPrefix: "Prof" }) {
    person { honorificPrefix } userErrors { code } } }`;

  it("is in the header of its answer, of one server and of a router, and of no other answer", async () => {
    const { url } = await served((plugins) => wholeGraph(servers.catalogue, silent, plugins));
    for (const address of [`${url}/graphql`, servers.router]) {
      const written = await post(address, update, { headers });
      const read = await post(address, "{ people(first: 1) { totalCount } }");

      expect(written.data).toMatchObject({ updatePerson: { userErrors: [] } });
      expect(written.headers.get(header)).toBe(String(servers.catalogue.written));
      expect(read.headers.get(header)).toBeNull();
    }
  });

  it("is passed on to the subgraphs, as the client sends it", async () => {
    const { people, shows } = servers.proxies;
    await servers.ask("{ people(first: 1) { nodes { name } } shows(first: 1) { nodes { title } } }", {
      headers: { [header]: "17" },
    });

    expect([people, shows].map(({ received }) => received.at(-1)?.headers[header])).toEqual(["17", "17"]);
    await servers.ask("{ people(first: 2) { nodes { name } } }");
    expect(people.received.at(-1)?.headers[header]).toBeUndefined();
  });

  it("is passed on to those that complete the answer of the mutation", async () => {
    servers.proxies.editing.misbehave(async (response, real, asked) => {
      const { status, body } = await real(asked);
      response.writeHead(status, { "content-type": "application/json", [header]: "4711" }).end(body);
    });
    const answer = await servers.ask(update, { headers });
    await servers.healAll();

    expect(answer.headers.get(header)).toBe("4711");
    expect(servers.proxies.people.received.at(-1)?.headers[header]).toBe("4711");
  });

  it.each(["x", "-1", "1e9", "9".repeat(16)])("is refused where it is none: %s", async (revision) => {
    const { status, errors } = await servers.ask("{ __typename }", { headers: { [header]: revision } });

    expect([status, errors[0]?.extensions?.["code"]]).toEqual([400, "BAD_REQUEST"]);
  });
});
