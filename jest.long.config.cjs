/** What takes too long for every change: `OPERATIONS=500 npm run test:long` takes less of it. Needs sqlmap (Debian's package). */
module.exports = {
  ...require("./jest.config.cjs"),
  testMatch: ["<rootDir>/tests/**/*.long.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
