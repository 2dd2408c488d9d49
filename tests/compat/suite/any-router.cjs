// Apollo's own composition and other routers, Apollo's gateway and Hive's runtime, take what Rostrum commits in schema/: the
// subgraphs compose, and a router that has nothing of ours but schema/supergraph.graphql answers every question of examples/
// as our own tests know them.
const { spawn } = require("node:child_process");
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require("node:fs");
const { createServer } = require("node:net");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { setTimeout: pause } = require("node:timers/promises");
const { isDeepStrictEqual } = require("node:util");

const { composeServices } = require("@apollo/composition");
const { ApolloGateway, RemoteGraphQLDataSource } = require("@apollo/gateway");
const { ApolloServer } = require("@apollo/server");
const { unifiedGraphHandler } = require("@graphql-hive/router-runtime");
const { buildSchema, parse, print: printDocument } = require("graphql");

const root = path.resolve(__dirname, "../../..");
const read = (file) => readFileSync(path.join(root, file), "utf8");
const names = ["people", "shows", "works", "discovery", "editing"];
const folder = mkdtempSync(path.join(tmpdir(), "rostrum-any-router-"));
const children = [];

async function main() {
  const { errors = [] } = composeServices(
    names.map((name) => ({ name, url: "http://localhost", typeDefs: parse(read(`schema/${name}.graphql`)) })),
  );
  for (const { message } of errors) print(`does not compose: ${message}`);

  const addresses = await startSubgraphs();
  const supergraph = read("schema/supergraph.graphql");
  const routers = {
    "Apollo's gateway": await apolloGateway(supergraph, addresses),
    "Hive's runtime": await hiveRuntime(supergraph, addresses),
  };
  const questions = readdirSync(path.join(root, "examples")).filter((file) => file.endsWith(".graphql"));
  const wrong = [];
  for (const [router, ask] of Object.entries(routers)) {
    for (const file of questions) {
      const { data } = JSON.parse(read(`tests/stories/answers/${file.replace(".graphql", ".json")}`));
      const answer = JSON.parse(JSON.stringify(await ask(read(`examples/${file}`))));
      if (isDeepStrictEqual(answer.data, data)) continue;
      wrong.push(`${router}, ${file}: ${JSON.stringify(answer).slice(0, 300)}`);
    }
  }
  for (const line of wrong) print(`another answer: ${line}`);
  for (const router of Object.keys(routers)) {
    const failed = wrong.filter((line) => line.startsWith(router)).length;
    print(`${questions.length - failed} of ${questions.length} questions answered by ${router}`);
  }
  return errors.length === 0 && wrong.length === 0;
}

async function apolloGateway(supergraphSdl, addresses) {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => new RemoteGraphQLDataSource({ url: addresses[name] }),
  });
  const server = new ApolloServer({ gateway });
  await server.start();
  return async (query) => (await server.executeOperation({ query })).body.singleResult;
}

async function hiveRuntime(supergraph, addresses) {
  const { executor } = await unifiedGraphHandler({
    unifiedGraph: buildSchema(supergraph, { assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: async (name, { document, variables }) => {
      const body = JSON.stringify({ query: printDocument(document), variables });
      const headers = { "content-type": "application/json" };
      return (await fetch(addresses[name.toLowerCase()], { method: "POST", headers, body })).json();
    },
  });
  return async (query) => executor({ document: parse(query), variables: {}, context: {} });
}

async function startSubgraphs() {
  const ports = await Promise.all(names.map(freePort));
  const addresses = Object.fromEntries(
    names.map((name, index) => [name, `http://127.0.0.1:${ports[index]}/graphql`]),
  );
  const env = {
    ...process.env,
    LOG_LEVEL: "error",
    DATABASE_URL: `sqlite:${path.join(folder, "graph.sqlite")}`,
    SUBGRAPHS: names.map((name) => `${name}=${addresses[name]}`).join(),
  };
  for (const name of names) {
    const command = [path.join(root, "dist/cli/main.js"), "serve", "--subgraph", name];
    children.push(spawn(process.execPath, command, { env, stdio: ["ignore", "ignore", "inherit"] }));
  }
  for (; ; await pause(100)) {
    const answers = await Promise.allSettled(Object.values(addresses).map(isUp));
    if (answers.every(({ value }) => value)) return addresses;
    if (children.some(({ exitCode }) => exitCode !== null)) throw new Error("A subgraph did not start.");
  }
}

async function isUp(url) {
  const headers = { "content-type": "application/json" };
  return (await fetch(url, { method: "POST", headers, body: '{"query":"{ __typename }"}' })).ok;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
main().then(
  (isTaken) => process.exit(isTaken ? 0 : 1),
  (error) => {
    process.stderr.write(`It did not run to its end.\n${error.stack}\n`);
    process.exit(1);
  },
);
