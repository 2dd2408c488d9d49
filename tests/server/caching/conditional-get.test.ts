import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { RostrumError } from "../../../src/domain/errors";
import { Role } from "../../../src/domain/roles";
import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { readTrustedDocuments } from "../../../src/server/trusted/trusted-documents";
import { federatedServers } from "../../helpers/federated-servers";
import { silent } from "../../helpers/graph-over";
import { rateLimitIn } from "../../helpers/guarded-server";
import { keyOf } from "../../helpers/key-of";
import * as make from "../../helpers/make-entities";
import { changed } from "../../helpers/make/changed";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { afterTests, temporaryCatalogue, temporaryFolder } from "../../helpers/temporary-catalogue";
import { upsert } from "../../helpers/upsert";

const people = "{ people(first: 3) { nodes { name } } }";
const order = "{ network(of: PEOPLE) { order } }";

async function serverOver(catalogue: Catalogue, environment: Record<string, string> = {}) {
  const settings = readSettings({ ...environment, HOST: "127.0.0.1", PORT: "0" });
  const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins, settings.limits), {
    ...settings,
    trusted: readTrustedDocuments(settings.manifest),
  });
  return (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    get(`${url}/graphql?${new URLSearchParams(parameters).toString()}`, headers);
}

async function get(url: string, headers: Record<string, string>) {
  const response = await fetch(url, { headers: { "apollo-require-preflight": "true", ...headers } });
  const { status } = response;
  const [tag, cacheControl] = [response.headers.get("etag"), response.headers.get("cache-control")];
  const { remaining } = rateLimitIn(response.headers);
  return { status, tag, cacheControl, remaining, headers: response.headers, text: await response.text() };
}

describe("A GET whose revisions cannot be read in time", () => {
  it("is answered all the same, without an ETag", async () => {
    const catalogue = await temporaryCatalogue();
    const ask = await serverOver(catalogue);
    const all = catalogue.reader.all.bind(catalogue.reader);
    catalogue.reader.all = (statement, caller) =>
      statement.text.includes('"revision"')
        ? Promise.reject(new RostrumError("DEADLINE_EXCEEDED", "Expected to answer within 1 ms."))
        : all(statement, caller);

    const { status, tag, cacheControl, text } = await ask({ query: people });

    expect([status, tag, cacheControl]).toEqual([200, null, "no-store"]);
    expect(text).toContain('"people":{"nodes":[]}');
  });
});

describe("A GET", () => {
  let ask: Awaited<ReturnType<typeof serverOver>>;
  const statements: string[] = [];

  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await startingCatalogue((sql) => void statements.push(sql));
    ask = await serverOver(catalogue);
  });

  it("has the same ETag until the catalogue changes, to be revalidated each time", async () => {
    const [one, two] = [await ask({ query: people }), await ask({ query: people })];

    expect(one.tag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(one.cacheControl).toBe("no-cache");
    expect(two.tag).toBe(one.tag);
    expect(two.text).toBe(one.text);
    expect(one.headers.get("vary")?.split(", ").toSorted()).toEqual([
      "Accept",
      "Authorization",
      "Origin",
      "x-dry-run",
    ]);
  });

  it("that is unchanged costs one point and one statement, the read of revisions", async () => {
    const { tag, remaining } = await ask({ query: people });
    statements.length = 0;

    const again = await ask({ query: people }, { "if-none-match": `"another", ${tag}` });

    expect([again.status, again.text, again.tag, again.cacheControl]).toEqual([304, "", tag, "no-cache"]);
    expect(again.remaining).toBe(remaining - 1);
    expect(statements).toEqual([expect.stringContaining('from "revision"')]);
  });

  it("has another ETag for other variables, another operation, media type or role", async () => {
    const query = "query One($n: Int!) { people(first: $n) { nodes { id } } } query Two { __typename }";
    const [one, two] = [{ operationName: "One", variables: '{"n":1}' }, { operationName: "Two" }];
    const keys = [];
    for (const role of Object.values(Role)) keys.push(await keyOf(catalogue, role));

    const answers = await Promise.all([
      ask({ query, ...one }),
      ask({ query, ...one, variables: '{"n":2}' }),
      ask({ query, ...two }),
      ask({ query, ...one }, { accept: "application/graphql-response+json" }),
      ...keys.map((key) => ask({ query, ...one }, key)),
    ]);

    const tags = answers.map(({ tag }) => tag);
    expect(tags).not.toContain(null);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it("of introspection needs no statement", async () => {
    statements.length = 0;
    const { tag } = await ask({ query: "{ __schema { queryType { name } } }" });

    expect(tag).not.toBeNull();
    expect(statements).toEqual([]);
  });

  it.each([
    ["an error", { query: "{ nobody }" }, {}],
    ["partial data", { query: '{ people(filter: { affiliatedWith: "none" }) { totalCount } }' }, {}],
    ["an operation over a limit", { query: "{ people(first: 101) { totalCount } }" }, {}],
    ["a dry run", { query: people }, { "x-dry-run": "true" }],
  ])("that is answered with %s has no ETag, and is not stored", async (_what, parameters, headers) => {
    const { tag, cacheControl } = await ask(parameters, headers);

    expect([tag, cacheControl]).toEqual([null, "no-store"]);
  });

  it("with the ETag of the answer is a dry run all the same", async () => {
    const { tag } = await ask({ query: people });

    const dry = await ask({ query: people }, { "x-dry-run": "true", "if-none-match": tag as string });

    expect([dry.status, JSON.parse(dry.text)]).toMatchObject([200, { data: null }]);
  });
});

describe("An unchanged answer", () => {
  it("is for a client too who has too few points left to ask for it", async () => {
    const ask = await serverOver(await startingCatalogue(), { POINTS_PER_MINUTE: "70" });
    const query = "{ people(first: 40) { nodes { name } } }";
    const { tag } = await ask({ query });

    const answers = [await ask({ query }), await ask({ query }, { "if-none-match": tag as string })];

    expect(answers.map(({ status }) => status)).toEqual([429, 304]);
  });
});

describe("The ETag after an edit", () => {
  it("changes, but that of a network only with the facts that it is made of", async () => {
    const catalogue = await temporaryCatalogue();
    const [ann, bob] = [make.makePerson({ name: "Ann" }), make.makePerson({ name: "Bob" })];
    const show = make.makeShow();
    const episode = make.makeEpisode({ show });
    await upsert(catalogue, ann, bob, show, episode, make.makeAppearance({ person: ann, episode }));
    const ask = await serverOver(catalogue);
    const named = "{ network(of: PEOPLE) { members { nodes { node { id } } } } }";
    const filtered = `{ network(of: PEOPLE, filter: { show: "${show.slug}" }) { order } }`;
    const tags = () =>
      Promise.all([people, order, named, filtered].map(async (query) => (await ask({ query })).tag));

    const first = await tags();
    await upsert(catalogue, changed(ann, { name: "Anna" }));
    const renamed = await tags();
    await upsert(catalogue, make.makeAppearance({ person: bob, episode }));
    const appeared = await tags();

    const isSame = (one: typeof first, other: typeof first) => one.map((tag, index) => tag === other[index]);
    expect(isSame(first, renamed)).toEqual([false, true, false, false]);
    expect(isSame(renamed, appeared)).toEqual([false, false, false, false]);
  });

  it("is not that of an earlier database with as many edits", async () => {
    const tags = [];
    const clock = jest.spyOn(Date, "now");
    afterTests(async () => clock.mockRestore());
    const begun = Date.now();
    for (const [index, name] of ["Ann", "Bob"].entries()) {
      clock.mockImplementation(() => begun + index * 1_000);
      const catalogue = await temporaryCatalogue();
      await upsert(catalogue, make.makePerson({ name }));
      tags.push((await (await serverOver(catalogue))({ query: "{ people { totalCount } }" })).tag);
    }

    expect(tags[0]).not.toBe(tags[1]);
  });
});

describe("A trusted document by GET", () => {
  const id = `sha256:${createHash("sha256").update(people).digest("hex")}`;
  it.each([
    ["anonymous, with TRUSTED_MAX_AGE_S", "60", { documentId: id }, null, "public, max-age=60"],
    ["anonymous, by its text", "60", { query: people }, null, "no-cache"],
    ["with a reader's key", "60", { documentId: id }, Role.READER, "no-cache"],
    ["with an admin's key", "60", { documentId: id }, Role.ADMIN, "no-cache"],
    ["anonymous, as by default", "0", { documentId: id }, null, "no-cache"],
  ])("is cached %s: %s s, %j", async (_how, maxAge, parameters, role, cacheControl) => {
    const file = `${await temporaryFolder()}/manifest.json`;
    writeFileSync(file, JSON.stringify({ [id]: people }));
    const catalogue = await startingCatalogue();
    const ask = await serverOver(catalogue, { TRUSTED_DOCUMENTS: file, TRUSTED_MAX_AGE_S: maxAge });
    const headers = role === null ? {} : await keyOf(catalogue, role);

    const answer = await ask(parameters, headers);

    expect([answer.status, answer.cacheControl]).toEqual([200, cacheControl]);
    expect(answer.tag).not.toBeNull();
  });
});

describe("A router", () => {
  it("sends no ETag, and its answers are not stored", async () => {
    const { router } = await federatedServers({ isLimited: true });

    const answer = await get(`${router}?${new URLSearchParams({ query: people }).toString()}`, {});

    expect([answer.status, answer.tag, answer.cacheControl]).toEqual([200, null, "no-store"]);
  });
});
