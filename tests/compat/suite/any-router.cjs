// Apollo's own composition and its own gateway take what Rostrum commits in schema/: the subgraphs compose, and a router
// that has nothing of ours but schema/supergraph.graphql answers every question of examples/ as our own tests know them.
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
const { parse } = require("graphql");

const root = path.resolve(__dirname, "../../..");
const read = (file) => readFileSync(path.join(root, file), "utf8");
const names = ["people", "shows", "works", "discovery"];
const folder = mkdtempSync(path.join(tmpdir(), "rostrum-any-router-"));
const children = [];

async function main() {
  const { errors = [] } = composeServices(
    names.map((name) => ({ name, url: "http://localhost", typeDefs: parse(read(`schema/${name}.graphql`)) })),
  );
  for (const { message } of errors) print(`does not compose: ${message}`);

  const addresses = await startSubgraphs();
  const gateway = new ApolloGateway({
    supergraphSdl: read("schema/supergraph.graphql"),
    buildService: ({ name }) => new RemoteGraphQLDataSource({ url: addresses[name] }),
  });
  const server = new ApolloServer({ gateway });
  await server.start();

  const questions = readdirSync(path.join(root, "examples")).filter((file) => file.endsWith(".graphql"));
  const wrong = [];
  for (const file of questions) {
    const { body } = await server.executeOperation({ query: read(`examples/${file}`) });
    const { data } = JSON.parse(read(`tests/stories/answers/${file.replace(".graphql", ".json")}`));
    const answer = JSON.parse(JSON.stringify(body.singleResult));
    if (!isDeepStrictEqual(answer.data, data)) wrong.push(`${file}: ${JSON.stringify(answer).slice(0, 300)}`);
  }
  await server.stop();
  for (const line of wrong) print(`another answer: ${line}`);
  print(`${questions.length - wrong.length} of ${questions.length} questions answered by Apollo's gateway`);
  return errors.length === 0 && wrong.length === 0;
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
  for (const end = Date.now() + 30_000; ; await pause(100)) {
    const answers = await Promise.allSettled(Object.values(addresses).map(isUp));
    if (answers.every(({ value }) => value)) return addresses;
    if (Date.now() > end) throw new Error("Expected the four subgraphs to answer within 30 s.");
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
