const { readFileSync } = require("node:fs");

const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc.json`, "utf8"));

/** Everything that Node and a compiler can run. What needs Chromium, or long, has a script of its own. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "\\.(browser|long)\\.test\\.ts$"],
  setupFiles: ["reflect-metadata"],
  transform: { "^.+\\.ts$": ["@swc/jest", { ...swc, swcrc: false }] },
  testTimeout: 30_000,
};
