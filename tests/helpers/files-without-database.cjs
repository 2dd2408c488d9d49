const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

const tests = path.join(__dirname, "..");

/** The one module that knows whether the suite runs on PostgreSQL. */
const suiteServer = path.join(__dirname, "postgres", "suite-server.ts");

const imports = /(?:^(?:import|export)(?! type)[^;]*?from |^import |require\()"(\.[^"]+)"/gms;

/** Test files, from `tests`, that run the same on SQLite and on PostgreSQL: nothing that they import knows which it is. */
function filesWithoutDatabase() {
  const files = readdirSync(tests, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(tests, file));
  const importers = new Map(files.map((file) => [file, []]));
  for (const file of files) {
    for (const [, name] of readFileSync(file, "utf8").matchAll(imports)) {
      const to = path.resolve(path.dirname(file), name);
      for (const end of [".ts", "/index.ts"]) importers.get(to + end)?.push(file);
    }
  }
  const knowing = new Set([suiteServer]);
  // Grows while it is walked.
  for (const file of knowing) for (const importer of importers.get(file)) knowing.add(importer);
  return files
    .filter((file) => file.endsWith(".test.ts") && !knowing.has(file))
    .map((file) => path.relative(tests, file).replaceAll(path.sep, "/"));
}

module.exports = { filesWithoutDatabase };
