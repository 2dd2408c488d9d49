const { readFileSync } = require("node:fs");
const { availableParallelism } = require("node:os");

const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc.json`, "utf8"));

/** Packages that are ES modules only: Node's `require` takes them, that of jest does not yet on Node 20. */
const modules =
  "data-uri-to-buffer|feedsmith|fetch-blob|formdata-polyfill|hyparquet|hyparquet-writer|hysnappy|node-fetch|read-excel-file|sql-template-tag|sync-fetch|unzipper-esm|worker-f";

/** What no test replaces, and no package declares anew. */
const sandboxInjectedGlobals = [
  "Array",
  "BigInt",
  "Boolean",
  "Error",
  "Float64Array",
  "Int32Array",
  "Map",
  "Math",
  "Number",
  "Object",
  "Promise",
  "Proxy",
  "Reflect",
  "RegExp",
  "String",
  "Symbol",
  "TypeError",
  "Uint8Array",
  "Uint32Array",
  "WeakMap",
  "WeakSet",
];

/** Everything that Node and a compiler can run. What needs Chromium, or long, has a script of its own. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: "<rootDir>/tests/helpers/closed-environment.ts",
  runtime: "<rootDir>/tests/helpers/worker-runtime.cjs",
  // As parameters of every module: a look-up in the globals of a test file's context is slow, and there are millions.
  sandboxInjectedGlobals,
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "\\.(browser|long|peers|pg|soak)\\.test\\.ts$"],
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/tests/helpers/start-run.ts",
  globalTeardown: "<rootDir>/tests/helpers/end-run.ts",
  transform: {
    "^.+\\.ts$": ["@swc/jest", { ...swc, swcrc: false }],
    [`/node_modules/(${modules})/.+\\.js$`]: ["@swc/jest", { swcrc: false, module: { type: "commonjs" } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modules})/)`],
  // One more than there are cores, since tests wait much; each is started again when it has grown. A share over 100 % would be read as a number of workers.
  maxWorkers: availableParallelism() + 1,
  workerIdleMemoryLimit: "1.5GB",
  // The last net against a hang. No test is so slow on any machine, however busy, with so many random operations.
  testTimeout: 300_000 + Number(process.env.OPERATIONS ?? 100) * 1_000,
};
