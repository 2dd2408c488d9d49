import type { Reader } from "../../src/database/statements";

/** The texts of the statements that are sent for a client from now on, in order. */
export function statementsByClient(reader: Reader): (client: string) => readonly string[] {
  const byClient = new Map<string, string[]>();
  const all = reader.all.bind(reader);
  reader.all = (statement, caller = {}) => {
    const name = caller.client ?? "";
    byClient.set(name, [...(byClient.get(name) ?? []), reader.textOf(statement)]);
    return all(statement, caller);
  };
  return (client) => byClient.get(client) ?? [];
}
