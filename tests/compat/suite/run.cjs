// Serves the graph that Apollo's suite asks, all of it from this one process, so that no server can outlive it; then runs
// the suite's own tests with the suite's own settings. What it would do that with (pm2, rover, Docker) is never started.
const { spawn } = require("node:child_process");
const path = require("node:path");
const { setTimeout: pause } = require("node:timers/promises");
const { pathToFileURL } = require("node:url");

const { ApolloGateway, IntrospectAndCompose } = require("@apollo/gateway");
const { ApolloServer } = require("@apollo/server");
const { startStandaloneServer } = require("@apollo/server/standalone");

const { serveProducts } = require("../../../dist/compat/tests/compat/products/serve.js");

const expected = 23;
const suite = path.dirname(require.resolve("@apollo/federation-subgraph-compatibility-tests/package.json"));
/** Where the suite expects them, and the router finds them. */
const subgraphs = [
  { name: "products", url: "http://localhost:4001" },
  { name: "users", url: "http://localhost:4002" },
  { name: "inventory", url: "http://localhost:4003" },
];

async function main() {
  await serveProducts(4001);
  await startBundled("users");
  await startBundled("inventory");
  for (const { url } of subgraphs) await untilItAnswers(url);
  await serveRouter(4000);

  const assertions = await runTests();
  const failed = assertions.filter(({ status }) => status !== "passed");
  const passed = assertions.length - failed.length;
  for (const { fullName } of failed) print(`failed: ${fullName}`);
  print(`${passed} of ${expected} passed`);
  return passed === expected && failed.length === 0;
}

/** Listens by itself on being imported, though not at once. */
function startBundled(name) {
  return import(pathToFileURL(path.join(suite, "dist/subgraphs", name, "index.js")));
}

async function untilItAnswers(url) {
  const request = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{__typename}"}',
  };
  for (const end = Date.now() + 20_000; ; await pause(50)) {
    const answer = await fetch(url, request).catch((error) => error);
    if (answer.ok) return;
    if (Date.now() > end) throw new Error(`Expected an answer from ${url}.`, { cause: answer });
  }
}

async function serveRouter(port) {
  const gateway = new ApolloGateway({ supergraphSdl: new IntrospectAndCompose({ subgraphs }) });
  await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port } });
}

async function runTests() {
  const jest = spawn(
    process.execPath,
    [
      require.resolve("jest/bin/jest", { paths: [suite] }),
      path.join(suite, "dist/tests"),
      `--config=${path.join(suite, "federation-jest.config.js")}`,
      "--ci",
      "--runInBand",
      "--verbose",
      "--json",
    ],
    // What is to be read goes to stderr, the JSON to stdout.
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  process.once("exit", () => jest.kill());
  const json = Buffer.concat(await jest.stdout.toArray()).toString();
  return JSON.parse(json).testResults.flatMap(({ assertionResults }) => assertionResults);
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
main().then(
  (isCompatible) => process.exit(isCompatible ? 0 : 1),
  (error) => {
    process.stderr.write(`The tests did not run to their end.\n${error.stack}\n`);
    process.exit(1);
  },
);
