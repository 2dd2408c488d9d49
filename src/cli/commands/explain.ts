import { type Explained, explain } from "../../server/explain";
import { readSettings } from "../../server/settings";
import { createLog } from "../../server/telemetry/log";
import { exitCodes } from "../exit-codes";
import { openExisting } from "../open-existing";
import { readOperation, variablesOf } from "../operation-file";
import { print } from "../output";

/** Answers one operation as the server would, and prints how instead of the answer. */
export async function explainCommand(
  file: string,
  options: { variables?: string; operation?: string; json?: true },
): Promise<void> {
  const asked = {
    query: await readOperation(file),
    variables: variablesOf(options.variables),
    operationName: options.operation,
  };
  const settings = readSettings({ LOG_LEVEL: "warn", ...process.env });
  const catalogue = await openExisting(settings);
  try {
    const { errors, explained } = await explain(
      catalogue,
      { log: createLog(settings).log, queryPath: settings.queryPath },
      asked,
    );
    if (errors) print(JSON.stringify({ errors }, null, 2));
    if (errors) process.exitCode = exitCodes.found;
    if (explained) print(options.json ? JSON.stringify(explained, null, 2) : asText(explained));
  } finally {
    await catalogue.close();
  }
}

function asText({ path, reason, roots, statements, ms }: Explained): string {
  const answered =
    path === "statement" ? "Answered by a compiled statement" : `Answered by the resolvers: ${reason}`;
  return [
    `${answered}; ${ms.toFixed(1)} ms.`,
    ...roots.map((root) => `  ${root.key}: ${root.reason ?? "compiles"}`),
    ...statements.flatMap(({ text, plan, rows, ms: took }, index) => [
      "",
      `Statement ${index + 1} of ${statements.length}: ${rows ?? "no"} rows, ${took.toFixed(1)} ms`,
      text,
      ...(plan ?? ["(no plan without its values)"]).map((line) => `    ${line}`),
    ]),
  ].join("\n");
}
