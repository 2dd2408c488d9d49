/** Needs Chromium (Debian's package `chromium`, or the path in CHROMIUM) and the built playground. */
module.exports = {
  ...require("./jest.config.cjs"),
  testMatch: ["<rootDir>/tests/**/*.browser.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
