/** Random requests for as long as one likes: `MINUTES=30 npm run test:soak`. `SEED` repeats a run. */
module.exports = {
  ...require("./jest.config.cjs"),
  testMatch: ["<rootDir>/tests/soak/**/*.soak.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
