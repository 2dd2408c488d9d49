/** Lets `node --require` run our TypeScript in a process of its own, compiled as in the tests. */
const { readFileSync } = require("node:fs");
const path = require("node:path");

const { transformSync } = require("@swc/core");

const swc = JSON.parse(readFileSync(path.join(__dirname, "..", "..", ".swcrc.json"), "utf8"));

require.extensions[".ts"] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, "utf8"), { ...swc, filename, swcrc: false });
  module._compile(code, filename);
};
require("reflect-metadata");
