/** What holds ours against other people's programs, which CI installs: python3-networkx and python3-igraph of Debian. */
module.exports = {
  ...require("./jest.config.cjs"),
  testMatch: ["<rootDir>/tests/peers/**/*.peers.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
