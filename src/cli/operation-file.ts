import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import { RostrumError, shown } from "../domain/errors";

/** The text of a file, or of standard input for `-`. */
export async function readOperation(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new RostrumError(
      "BAD_USER_INPUT",
      `Expected a file with a GraphQL operation, but ${shown(file)} cannot be read (${error.code}).`,
    );
  });
}

/** Of the option `--variables`. */
export function variablesOf(json: string | undefined): Record<string, unknown> {
  if (json === undefined) return {};
  try {
    const variables: unknown = JSON.parse(json);
    if (typeof variables === "object" && variables !== null && !Array.isArray(variables)) {
      return variables as Record<string, unknown>;
    }
  } catch {
    // Reported below, like any other value that is not a JSON object.
  }
  throw new RostrumError(
    "BAD_USER_INPUT",
    `Expected --variables to be a JSON object, but got ${shown(json)}.`,
  );
}
