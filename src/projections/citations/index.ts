import { among, table } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import type { Citation } from "../../entities/citation";
import type { Link } from "../../entities/link";
import { everyIdOf } from "../effects";
import type { ProjectedRow, Projection } from "../projection";
import { givenRows, replaceRows, tableOf } from "../projection-table";
import type { World } from "../world";
import { CitationEntry } from "./tables";

const entries = tableOf(CitationEntry);
const allTypes = Object.keys(idPrefixes) as TypeName[];

/** The citations of each document, by entities and by their links, in order of lines. A subject is the citing entity. */
export const citations: Projection = {
  name: "citations",
  version: 3,
  tables: [entries],
  effects: Object.fromEntries(allTypes.map((type) => [type, [{ columns: ["sources", "links"] }]])),
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
    const rows = await transaction.all<{ id: string; sources: string; links: string }>(
      sql`select x."id", x."sources", x."links" from ${table(type)} x where ${among(sql`x."id"`, idsOfType)}`,
    );
    for (const { id, sources, links } of rows) {
      const cited = [
        ...(JSON.parse(sources) as Citation[]).map((citation) => ({ citation, link: null })),
        ...(JSON.parse(links) as Link[]).flatMap((link) =>
          link.sources.map((citation) => ({ citation, link: JSON.stringify(link) })),
        ),
      ];
      for (const [position, { citation, link }] of cited.entries()) {
        const { documentId, line, item } = citation;
        found.push([documentId, line ?? 0, id, position, item, JSON.stringify(citation), link]);
      }
    }
  }
  return found;
}

function defineCitations(world: World): ProjectedRow[] {
  const rows: ProjectedRow[] = [];
  for (const [, { id, sources, links }] of world.everyRow()) {
    let position = 0;
    const add = (citation: Citation, link: Link | null) => {
      const { documentId, line, item } = citation;
      const told = { citation: JSON.stringify(citation), link: link && JSON.stringify(link) };
      rows.push({ documentId, line: line ?? 0, id, position, item, ...told });
      position += 1;
    };
    for (const citation of sources) add(citation, null);
    for (const link of links) for (const citation of sourcesOf(link)) add(citation, link);
  }
  return rows;
}

/** `check db` reads damaged rows too. */
const sourcesOf = ({ sources = [] }: Partial<Link>) => sources;
