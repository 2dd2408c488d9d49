import { among, table } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import type { Citation } from "../../entities/citation";
import { everyIdOf } from "../effects";
import type { ProjectedRow, Projection } from "../projection";
import { givenRows, replaceRows, tableOf } from "../projection-table";
import type { World } from "../world";
import { CitationEntry } from "./tables";

const entries = tableOf(CitationEntry);
const allTypes = Object.keys(idPrefixes) as TypeName[];

/** The citations of each document, in order of lines. A subject is the citing entity. */
export const citations: Projection = {
  name: "citations",
  version: 2,
  tables: [entries],
  effects: Object.fromEntries(allTypes.map((type) => [type, [{ columns: ["sources"] }]])),
  everySubject: everyIdOf(allTypes),
  async update(transaction, ids) {
    const wanted = await readEntries(transaction, ids);
    return replaceRows(transaction, entries, "id", ids, givenRows(entries, wanted));
  },
  define: (world) => ({ [entries.name]: defineCitations(world) }),
};

async function readEntries(transaction: Transaction, ids: readonly string[]): Promise<unknown[][]> {
  const found: unknown[][] = [];
  for (const type of allTypes) {
    const idsOfType = ids.filter((id) => typeOfId(id) === type);
    if (idsOfType.length === 0) continue;
    const rows = await transaction.all<{ id: string; sources: string }>(
      sql`select x."id", x."sources" from ${table(type)} x where ${among(sql`x."id"`, idsOfType)}`,
    );
    for (const { id, sources } of rows)
      for (const [position, citation] of (JSON.parse(sources) as Citation[]).entries()) {
        const { documentId, line, item } = citation;
        found.push([documentId, line ?? 0, id, position, item, JSON.stringify(citation)]);
      }
  }
  return found;
}

function defineCitations(world: World): ProjectedRow[] {
  return [...world.everyRow()].flatMap(([, { id, sources }]) =>
    sources.map((citation, position) => ({
      documentId: citation.documentId,
      line: citation.line ?? 0,
      id,
      position,
      item: citation.item,
      citation: JSON.stringify(citation),
    })),
  );
}
