// Relay pages lists of a running server, which answers nothing but what Relay's compiler wrote into its manifest. What it
// collects is what one large page has.
const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const events = require("node:events");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getRequest,
  getSelector,
  Network,
  RecordSource,
  Store,
} = require("relay-runtime");

const root = path.resolve(__dirname, "../../..");
const artifact = (name) => require(path.join(root, "dist/relay", `${name}.graphql.js`));
const pageSize = 5;

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), "rostrum-relay-"));
  const { server, url } = await serverWith(path.join(root, "dist/relay/manifest.json"), folder);
  try {
    const count = await pageThrough(() => environmentOf(url), armyAndItsPeople);
    print(`Relay paged ${count} appearances related to the Army`);
    const nested = await pageThrough(() => environmentOf(url), appearancesOfOnePerson);
    print(`Relay paged ${nested} appearances of one person, each with its hosts`);
  } finally {
    server.kill();
    await events.once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A root list with a filter: its pages are one connection in the store. */
const armyAndItsPeople = {
  query: artifact("armyQuery"),
  variables: {
    reasons: ["ON_BEHALF_OF", "SHOW_ORGANISATION", "ABOUT", "HOST_AFFILIATION", "PERSON_AFFILIATION"],
  },
  listIn: (_environment, { appearances }) => appearances,
  next: ({ after }) => ({
    query: artifact("armyQuery"),
    variables: { ...armyAndItsPeople.variables, after },
  }),
};

/** A nested list: its next page is asked through `node`, as @refetchable does. */
const appearancesOfOnePerson = {
  query: artifact("personQuery"),
  variables: { slug: "victoria-carr" },
  listIn(environment, { person }) {
    const { id, appearances } = environment.lookup(getSelector(artifact("person_appearances"), person)).data;
    return { id, ...appearances };
  },
  next: ({ id, after }) => ({ query: artifact("personNextPageQuery"), variables: { id, after } }),
};

/** How many there are, once the list that was collected page by page is known to be that of one large page. */
async function pageThrough(newEnvironment, { query, variables, listIn, next }) {
  const listOf = (environment, first) => {
    const operation = createOperationDescriptor(getRequest(query), { ...variables, first });
    return listIn(environment, environment.lookup(operation.fragment).data);
  };
  const [paged, whole] = [newEnvironment(), newEnvironment()];

  await fetchQuery(paged, query, { ...variables, first: pageSize }).toPromise();
  let list = listOf(paged, pageSize);
  let pages = 1;
  for (; list.pageInfo.hasNextPage; pages += 1) {
    const page = next({ id: list.id, after: list.pageInfo.endCursor });
    await fetchQuery(paged, page.query, { ...page.variables, first: pageSize }).toPromise();
    list = listOf(paged, pageSize);
    assert.ok(pages < 50, "expected an end of the list, but after 50 pages there is more");
  }

  await fetchQuery(whole, query, { ...variables, first: 50 }).toPromise();
  assert.deepEqual(list.edges, listOf(whole, 50).edges);
  assert.equal(pages, Math.ceil(list.edges.length / pageSize));
  assert.ok(pages > 3, `expected more than three pages, but got ${pages}`);
  return list.edges.length;
}

function environmentOf(url) {
  const network = Network.create(async ({ id }, variables) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ documentId: `sha256:${id}`, variables }),
    });
    return response.json();
  });
  return new Environment({ network, store: new Store(new RecordSource()) });
}

async function serverWith(manifest, folder) {
  const { PATH } = process.env;
  const env = { PATH, DATABASE_URL: `sqlite:${folder}/relay.sqlite`, PORT: "0", LOG_LEVEL: "error" };
  const command = path.join(root, "dist/cli/main.js");
  const server = spawn(process.execPath, [command, "serve", "--trusted-only", manifest], { env });
  server.stderr.pipe(process.stderr);
  const [printed] = await events.once(server.stdout, "data");
  return { server, url: /http:\S+\/graphql/.exec(String(printed))[0] };
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

main().catch((error) => {
  print(error.stack);
  process.exitCode = 1;
});
