/** Prints what DuckDB answers to a statement, as JSON. */
const { DuckDBInstance } = require("@duckdb/node-api");

async function main() {
  const connection = await (await DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll(process.argv[2]);
  process.stdout.write(JSON.stringify(reader.getRowObjectsJson()));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
