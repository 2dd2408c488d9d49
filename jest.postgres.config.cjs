/** The whole suite on PostgreSQL: everything but what is about SQLite itself, which is called `*.sqlite.test.ts`. */
module.exports = {
  ...require("./jest.config.cjs"),
  testPathIgnorePatterns: ["/node_modules/", "/sqlite/", "\\.(browser|long|peers|soak|sqlite)\\.test\\.ts$"],
  globalSetup: "<rootDir>/tests/helpers/postgres/start-server.ts",
  globalTeardown: "<rootDir>/tests/helpers/postgres/end-server.ts",
};
