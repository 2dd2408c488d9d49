import { Standing } from "../../entities/standing";

/** The rows of a list that are confirmed; in each of them those of its own lists of facts. What a row refers to, and its links, stay as they are. */
export const confirmedOf = <Row>(rows: readonly Row[]): Row[] =>
  rows.filter(isConfirmed).map((row) => withConfirmedOnly(row) as Row);

const isConfirmed = (row: unknown): boolean =>
  (row as { readonly standing?: unknown } | null)?.standing === Standing.CONFIRMED;

/** Lists of facts are the nodes of a connection, and hosts. */
const ofFacts: ReadonlySet<string> = new Set(["nodes", "hosts"]);

function withConfirmedOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withConfirmedOnly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      ofFacts.has(name) && Array.isArray(one) ? confirmedOf(one) : withConfirmedOnly(one),
    ]),
  );
}
