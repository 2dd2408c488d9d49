import { createClient } from "graphql-sse";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { encodeCursor } from "../../src/domain/cursors";
import { Role } from "../../src/domain/roles";
import { wholeGraph } from "../../src/server/graph";
import { federatedServers, type FederatedServers } from "../helpers/federated-servers";
import { silent } from "../helpers/graph-over";
import { keyOf } from "../helpers/key-of";
import { changed, makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { served } from "../helpers/running-server";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";

/** What five subgraphs know, in an event. */
const selection = `cursor node { number operation version type entity fields { field }
  node { __typename id
    ... on Person { name appearances(first: 2) { totalCount } }
    ... on Appearance { roles person { name } episode { displayTitle show { displayTitle organisations(first: 1) { nodes { organisation { name } } } } } }
    ... on Show { title history(first: 1) { nodes { number } } } } }`;

const [person, show] = [makePerson(), makeShow()];
const episode = makeEpisode({ show });
const appearance = makeAppearance({ person, episode });

async function eventsOf(
  url: string,
  query: string,
  count: number,
  headers: Record<string, string> = {},
): Promise<unknown[]> {
  const client = createClient({ url, retryAttempts: 0, headers });
  const events: unknown[] = [];
  for await (const { data, errors } of client.iterate({ query })) {
    events.push({ data, errors });
    if (events.length === count) break;
  }
  client.dispose();
  return events;
}

describe("A subscription to changes at the router", () => {
  let servers: FederatedServers;
  let catalogue: Catalogue;
  let whole: string;
  let headers: Record<string, string>;
  beforeAll(async () => {
    servers = await federatedServers();
    ({ catalogue } = servers);
    headers = await keyOf(catalogue, Role.EDITOR);
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));
    whole = `${url}/graphql`;
    await upsert(catalogue, person, show, episode);
    await upsert(catalogue, appearance);
    await upsert(catalogue, changed(person, { description: "Speaks." }));
    await upsert(catalogue, changed(show, { description: "Talks." }));
    const gone = makeAppearance({ person, episode });
    await upsert(catalogue, gone);
    await catalogue.edit(testStamp, (edit) => edit.remove([gone.id]));
  });

  const zero = encodeCursor("changes", "OLDEST_FIRST", { sortKey: "0", id: "0" });

  it.each([
    [`person: "${person.id}"`, 5],
    [`show: "${show.slug}"`, 6],
    [`person: "${person.slug}", types: [Appearance]`, 3],
  ])("has the events of the merged server, completed by the owners: %s", async (args, count) => {
    const query = `subscription { told: changed(${args}, since: "${zero}") { ${selection} } }`;

    const merged = await eventsOf(whole, query, count);

    expect(merged).toHaveLength(count);
    expect(await eventsOf(servers.router, query, count)).toEqual(merged);
  });

  it("shows an editor what was removed, as the merged server does", async () => {
    const query = `subscription { changed(person: "${person.id}", since: "${zero}") { ${selection} } }`;

    const [merged, anonymous] = await Promise.all([
      eventsOf(whole, query, 5, headers),
      eventsOf(whole, query, 5),
    ]);

    expect(merged).not.toEqual(anonymous);
    expect(await eventsOf(servers.router, query, 5, headers)).toEqual(merged);
  });

  it("has the fields of the other subgraphs when one does not answer, and goes on", async () => {
    const query = `subscription { changed(person: "${person.id}", since: "${zero}") { cursor node { node { ... on Appearance { roles person { name } } } } } }`;
    await servers.proxies.people.refuse();
    const events = await eventsOf(servers.router, query, 2);
    await servers.healAll();

    expect(events[1]).toMatchObject({
      data: { changed: { node: { node: { roles: appearance.roles, person: null } } } },
      errors: [
        {
          path: ["changed", "node", "node", "person", "name"],
          extensions: { code: "DOWNSTREAM_SERVICE_ERROR", service: "people" },
        },
      ],
    });
  });
});
