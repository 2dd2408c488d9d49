import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { temporaryFolder } from "../helpers/temporary-catalogue";

/** How hard it tries: 5 and 3 are the most, and take hours. */
const { SQLMAP_LEVEL = "1", SQLMAP_RISK = "1" } = process.env;

const run = promisify(execFile);

/**
 * Lets sqlmap (Debian's package) look for an injection in every value of `variables`. Returns the names of those in which it
 * found one; throws when it has not looked to the end, and so has no verdict.
 */
export async function injectableVariables(
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  body: { readonly query: string; readonly variables: Record<string, string> },
): Promise<string[]> {
  // Else answers differ by their ids, and it could not tell by a difference.
  const sent = { "content-type": "application/json", "x-request-id": "sqlmap-0001", ...headers };
  const words = [
    ["-u", url],
    ["--method=POST", `--data=${JSON.stringify(body)}`],
    [
      `--headers=${Object.entries(sent)
        .map((pair) => pair.join(": "))
        .join("\n")}`,
    ],
    ["-p", Object.keys(body.variables).join(",")],
    ["--dbms=sqlite", `--level=${SQLMAP_LEVEL}`, `--risk=${SQLMAP_RISK}`],
    ["--batch", "--flush-session", "--disable-coloring", `--output-dir=${await temporaryFolder()}`],
  ];
  const { stdout } = await run("sqlmap", words.flat(), { maxBuffer: 100_000_000 });
  const found = [...stdout.matchAll(/^Parameter: JSON (\w+) /gm)].map(([, name]) => name as string);
  const isVerdict =
    found.length > 0 || stdout.includes("all tested parameters do not appear to be injectable");
  if (!isVerdict) throw new Error(`Expected a verdict of sqlmap, but got:\n${stdout.slice(-2_000)}`);
  return found;
}
