/**
 * Lets `node --require` run our TypeScript in a process of its own, compiled as in the tests. What one process of a run has
 * compiled, others take from it.
 */
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");

require("./compile-cache.cjs");

const swc = readFileSync(path.join(__dirname, "..", "..", ".swcrc.json"), "utf8");
const templates = process.env.ROSTRUM_TEST_TEMPLATES;
const folder = path.join(templates ?? "", "javascript");
if (templates !== undefined) mkdirSync(folder, { recursive: true });

require.extensions[".ts"] = (module, filename) => {
  module._compile(templates === undefined ? compiled(filename) : compiledOnce(filename), filename);
};

function compiled(filename) {
  // Loaded only where it is needed: that takes as long as compiling fifty files.
  const { transformSync } = require("@swc/core");
  return transformSync(readFileSync(filename, "utf8"), { ...JSON.parse(swc), filename, swcrc: false }).code;
}

function compiledOnce(filename) {
  const file = path.join(folder, createHash("sha256").update(filename).digest("hex"));
  try {
    return readFileSync(file, "utf8");
  } catch {
    const code = compiled(filename);
    // Several processes may compile it; each renames a whole file to the same name.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, code);
    renameSync(own, file);
    return code;
  }
}

require("reflect-metadata");
