import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";

const lockfile = `${__dirname}/package-lock.json`;
const installed = `${__dirname}/node_modules/installed-lock.json`;

/** What DuckDB answers, installed in a folder of its own when it is first asked: it is 70 MB, and nothing that we ship needs it. */
export function askDuckDb(statement: string): Array<Record<string, unknown>> {
  // A copy of the lockfile says that this one was installed, and wholly. Not `npm ci`: it wants the binaries of every system in it.
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== readFileSync(lockfile, "utf8")) {
    execFileSync(
      "npm",
      ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
      {
        cwd: __dirname,
      },
    );
    copyFileSync(lockfile, installed);
  }
  const out = execFileSync(process.execPath, [`${__dirname}/read.cjs`, statement], { encoding: "utf8" });
  return JSON.parse(out) as Array<Record<string, unknown>>;
}
