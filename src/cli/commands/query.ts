import { wholeGraph } from "../../server/graph";
import { internalRequest } from "../../server/request-context";
import { readSettings } from "../../server/settings";
import { createLog } from "../../server/telemetry/log";
import { exitCodes } from "../exit-codes";
import { openExisting } from "../open-existing";
import { readOperation, variablesOf } from "../operation-file";
import { print } from "../output";

/** Runs one operation without a server, and prints its answer as JSON. */
export async function queryCommand(
  file: string,
  options: { variables?: string; operation?: string },
): Promise<void> {
  const query = await readOperation(file);
  const variables = variablesOf(options.variables);
  const settings = readSettings({ LOG_LEVEL: "warn", ...process.env });
  const { log } = createLog(settings);
  const catalogue = await openExisting(settings);
  const { server, contextOf } = wholeGraph(catalogue, log);

  try {
    const { body } = await server.executeOperation(
      { query, variables, operationName: options.operation },
      { contextValue: contextOf(internalRequest("command-line")) },
    );
    if (body.kind !== "single") throw new Error("Expected a single answer, but got an incremental one.");
    const { data, errors } = body.singleResult;
    print(
      JSON.stringify({ ...(errors ? { errors } : {}), ...(data === undefined ? {} : { data }) }, null, 2),
    );
    if (errors) process.exitCode = exitCodes.found;
  } finally {
    await server.stop();
    await catalogue.close();
  }
}
