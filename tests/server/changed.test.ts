import { createClient, type Client } from "graphql-sse";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { wholeGraph } from "../../src/server/graph";
import type { RunningServer } from "../../src/server/serve";
import { readSettings } from "../../src/server/settings";
import { encodeCursor } from "../../src/domain/cursors";
import { Role } from "../../src/domain/roles";
import { post } from "../helpers/federated-servers";
import { keyOf } from "../helpers/key-of";
import { silent } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { served } from "../helpers/running-server";
import { afterTests, temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { mergeInto, takeOut } from "../catalogue/merging";
import { until } from "../helpers/until";
import { upsert } from "../helpers/upsert";

interface Event {
  readonly data?: {
    readonly changed: {
      readonly cursor: string;
      readonly node: {
        readonly number: number;
        readonly operation: string;
        readonly type: string;
        readonly entity: string;
        readonly fields: ReadonlyArray<{ readonly field: string }> | null;
        readonly node: object | null;
      };
    };
  } | null;
  readonly errors?: ReadonlyArray<{ readonly message: string; readonly extensions: Record<string, unknown> }>;
  readonly extensions?: { readonly cost: { readonly requested: number } };
}

const fields = `cursor node { number operation type entity fields { field }
  node { ... on Person { name } ... on Appearance { person { name } } } }`;
const changed = (args = "") => `subscription { changed${args && `(${args})`} { ${fields} } }`;

async function serverOver(
  catalogue: Catalogue,
  environment: Record<string, string> = {},
): Promise<RunningServer> {
  const settings = readSettings({ ...environment, HOST: "127.0.0.1", PORT: "0" });
  return served((plugins) => wholeGraph(catalogue, silent, plugins, settings.limits), settings);
}

function clientOf({ url }: Pick<RunningServer, "url">): Client {
  const client = createClient({ url: `${url}/graphql`, retryAttempts: 0 });
  afterTests(async () => client.dispose());
  return client;
}

/** Two people, one of them in an episode, and a server. */
async function world(environment: Record<string, string> = {}) {
  const catalogue = await temporaryCatalogue();
  const [show, person, other] = [make.makeShow(), make.makePerson(), make.makePerson()];
  const episode = make.makeEpisode({ show });
  await upsert(catalogue, show, person, other, episode);
  const headers = await keyOf(catalogue, Role.EDITOR);
  const server = await serverOver(catalogue, environment);
  return { catalogue, show, person, other, episode, server, headers };
}

/** The next events of a subscription, until it ends. */
async function take(events: AsyncIterator<unknown>, count = Infinity): Promise<Event[]> {
  const taken: Event[] = [];
  while (taken.length < count) {
    const next = await events.next();
    if (next.done === true) break;
    taken.push(next.value as Event);
  }
  return taken;
}

const told = (events: readonly Event[]) =>
  events.map(({ data }) => `${data?.changed.node.operation} ${data?.changed.node.entity}`);

/** The cursor of the last change. */
async function lastCursor({ url }: RunningServer): Promise<string> {
  const { data } = await post<{ changes: { pageInfo: { endCursor: string } } }>(
    `${url}/graphql`,
    "{ changes(first: 100) { pageInfo { endCursor } } }",
  );
  return data.changes.pageInfo.endCursor;
}

describe("A subscription to changes", () => {
  it("tells each change of a person and of what refers to the person, once, in order, with the entity as it is then", async () => {
    const { catalogue, person, other, episode, show, server } = await world();
    const [mine, theirs] = [
      make.makeAppearance({ person, episode }),
      make.makeAppearance({ person: other, episode }),
    ];
    const since = await lastCursor(server);
    const stream = clientOf(server).iterate({
      query: changed(`person: "${person.slug}", since: "${since}"`),
    });

    await upsert(catalogue, mine, theirs);
    const [created] = await take(stream, 1);
    await upsert(catalogue, make.changed(person, { name: "Ann Poe" }));
    const [renamed] = await take(stream, 1);
    await upsert(catalogue, make.changed(show, { description: "Talks." }));
    await upsert(catalogue, make.changed(person, { name: "Ann Lee" }));
    const [renamedAgain] = await take(stream, 1);
    await catalogue.edit(testStamp, (edit) => edit.remove([mine.id]));
    const [removed] = await take(stream, 1);

    const all = [created, renamed, renamedAgain, removed] as Event[];
    expect(told(all)).toEqual([
      `CREATED ${mine.id}`,
      `UPDATED ${person.id}`,
      `UPDATED ${person.id}`,
      `REMOVED ${mine.id}`,
    ]);
    expect(all.map(({ data }) => data?.changed.node.node)).toEqual([
      { person: { name: person.name } },
      { name: "Ann Poe" },
      { name: "Ann Lee" },
      null,
    ]);
    await stream.return?.();
  });

  it("goes on after the cursor of any event, also of `changes`, and tells some types only", async () => {
    const { catalogue, person, episode, server } = await world();
    const since = await lastCursor(server);
    const appearances = [1, 2, 3].map(() => make.makeAppearance({ person, episode }));
    for (const appearance of appearances) await upsert(catalogue, appearance);
    await upsert(catalogue, make.changed(person, { name: "Ann Poe" }));
    const from = (cursor: string, more = "") =>
      clientOf(server).iterate({ query: changed(`person: "${person.id}", since: "${cursor}"${more}`) });

    const lost = from(since);
    const before = await take(lost, 2);
    await lost.return?.();
    const found = from(before[1]?.data?.changed.cursor ?? "");
    const after = await take(found, 2);
    await found.return?.();
    const ofPeople = from(since, ", types: [Person]");
    const [renamed] = await take(ofPeople, 1);
    await ofPeople.return?.();

    const [one, two, three] = appearances.map(({ id }) => `CREATED ${id}`);
    expect([told(before), told(after)]).toEqual([
      [one, two],
      [three, `UPDATED ${person.id}`],
    ]);
    expect(renamed?.data).toEqual(after[1]?.data);
  });

  it("shows what was removed to editors only, as `changes` does", async () => {
    const { catalogue, person, server, headers } = await world();
    const since = await lastCursor(server);
    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));
    const query = changed(`person: "${person.id}", since: "${since}"`);

    const [anonymous, editor] = await Promise.all(
      [{}, headers].map(async (more: Record<string, string>) => {
        const client = createClient({ url: `${server.url}/graphql`, retryAttempts: 0, headers: more });
        const stream = client.iterate({ query });
        const [event] = await take(stream, 1);
        client.dispose();
        return event?.data?.changed.node;
      }),
    );

    expect(anonymous).toMatchObject({ operation: "REMOVED", entity: person.id, fields: null, node: null });
    expect(editor?.fields?.map(({ field }) => field)).toContain("name");
  });

  it("of a merged person tells the changes of the remaining one", async () => {
    const { catalogue, person, other, server } = await world();
    await mergeInto(catalogue, person.id, other.id);
    const since = await lastCursor(server);
    await upsert(catalogue, make.changed(person, { description: "A speaker." }));

    const stream = clientOf(server).iterate({ query: changed(`person: "${other.id}", since: "${since}"`) });
    const [described] = await take(stream, 1);
    await takeOut(catalogue, other.id);
    const [back] = await take(stream, 1);

    expect(told([described, back] as Event[])).toEqual([`UPDATED ${person.id}`, `UNMERGED ${other.id}`]);
  });

  it.each([
    ['person: "nobody"', "NOT_FOUND"],
    ['person: "show_1ChXXjKtRsqNBhHcMQBEZt"', "BAD_ID"],
    ['since: "x"', "BAD_CURSOR"],
  ])("is refused with %s", async (args, code) => {
    const { server } = await world();

    const events = await take(clientOf(server).iterate({ query: changed(args) }));

    expect(events).toMatchObject([{ errors: [{ extensions: { code } }] }]);
  });

  it("costs what each event costs, and ends when the client's points do", async () => {
    const { catalogue, server, person } = await world({ POINTS_PER_MINUTE: "60" });
    const since = encodeCursor("changes", "OLDEST_FIRST", { sortKey: "0", id: "0" });
    for (const name of ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P"])
      await upsert(catalogue, make.changed(person, { name }));

    const events = await take(clientOf(server).iterate({ query: changed(`since: "${since}"`) }));

    const { requested } = events[0]?.extensions?.cost ?? { requested: 0 };
    const rest = events.slice(1, -1);
    expect(requested).toBeGreaterThan(30);
    expect(rest.length).toBeGreaterThan(1);
    expect(rest.length).toBeLessThan(15);
    expect(events.at(-1)).toMatchObject({
      errors: [{ extensions: { code: "RATE_LIMITED", perMinute: 60 } }],
    });
  });

  it("waits without a slot of the database, and ends with the server", async () => {
    const { server, person, catalogue } = await world();
    const waiting = Array.from({ length: 4 }, () =>
      clientOf(server).iterate({ query: changed(`person: "${person.slug}"`) }),
    );
    const ends = waiting.map((stream) => take(stream));
    await until(
      () =>
        post(`${server.url}/graphql`, "{ __typename }", { headers: { accept: "text/event-stream" } }).catch(
          () => null,
        ),
      (answer) => answer?.status === 429,
    );

    // More than it has readers.
    const { data } = await post<{ person: object }>(
      `${server.url}/graphql`,
      `{ person(id: "${person.id}") { name } }`,
    );
    expect(data.person).toEqual({ name: person.name });
    await server.stop();

    for (const events of await Promise.all(ends))
      expect(events).toMatchObject([{ errors: [{ message: "The server is stopping. Try again." }] }]);
    void catalogue;
  });
});
