const { filesWithoutDatabase } = require("./tests/helpers/files-without-database.cjs");

/** What has no database, or only one of SQLite that a command makes for itself, but imports what could open one. */
const elsewhere = "cli/(compose|loaded-modules)|docs/tutorial|(domain|network)/|router/planning/requests";

/** The suite on PostgreSQL: everything but what is about SQLite itself, which is called `*.sqlite.test.ts`, and what has no database. */
module.exports = {
  ...require("./jest.config.cjs"),
  testPathIgnorePatterns: [
    "/node_modules/",
    "/sqlite/",
    `/tests/(${elsewhere})`,
    ...filesWithoutDatabase().map((file) => `/tests/${file.replaceAll(".", "\\.")}$`),
    "\\.(browser|long|peers|soak|sqlite)\\.test\\.ts$",
  ],
  globalSetup: "<rootDir>/tests/helpers/postgres/start-server.ts",
  globalTeardown: "<rootDir>/tests/helpers/postgres/end-server.ts",
};
