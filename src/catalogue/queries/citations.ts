import { among, each, joinPickedRows, padded, limitOf } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { decodeCursor, notACursor } from "../../domain/cursors";
import type { Citation } from "../../entities/citation";
import type { Link } from "../../entities/link";
import type { Order } from "../../entities/orders";
import { pagesByParent } from "../pages/by-parent";
import { Page, type PageRequest } from "../pages/page";

export interface CitingFactRow {
  readonly id: string;
  readonly citation: Citation;
  /** The link of the entity that cites; null if the entity itself does. */
  readonly link: Link | null;
}

/** With an item, only what cites the item that the document calls so. */
export interface CitingFactsQuery {
  readonly item: string | null;
}

const order: Order = { name: "BY_LINE", column: "rank", direction: "asc" };
const identity = { list: "Document.citedBy", order };

const table = raw('"citation_entry"');
const key = ["documentId", "line", "id", "position"];
const place = raw(`f."line", f."id", f."position"`);

/** Pages of what cites each of these documents, in the order of its lines: one key range each. */
export async function pagesOfCitingFacts(
  reader: Reader,
  { item }: CitingFactsQuery,
  documentIds: readonly string[],
  request: PageRequest,
  count: (documentId: string) => Promise<number>,
): Promise<Map<string, Page<CitingFactRow>>> {
  const pick = sql`
    select f."documentId", ${place} from ${table} f
    where f."documentId" = parent.value and ${item === null ? sql`true` : sql`f."item" = ${item}`} and ${past(request)}
    order by ${place} ${limitOf(request.first + 1)}`;
  // One entity, with its links, may cite a line twice, so its place among the sources is a part of the rank.
  const rank = sql`${padded(raw('c."line"'), 9)} || ' ' || c."id" || ' ' || ${padded(raw('c."position"'), 6)}`;
  const rows = await reader.all<CitationRow>(
    sql`select c."documentId" as "parentId", ${rank} as rank, c."id" as id, c."citation", c."link"
      from ${each(documentIds, "parent")} ${joinPickedRows(table, { alias: "c", key }, pick)}
      order by parent.key, c."line", c."id", c."position"`,
  );
  return pagesByParent(rows, documentIds, (citations, documentId) => {
    const found = {
      rows: citations.map(readRow),
      sortKeys: citations.map((row) => row.rank),
      ids: citations.map(({ id }) => id),
    };
    return new Page(identity, request, found, () => count(documentId));
  });
}

function readRow({ id, citation, link }: CitationRow): CitingFactRow {
  return {
    id,
    citation: JSON.parse(citation) as Citation,
    link: link === null ? null : (JSON.parse(link) as Link),
  };
}

/** After the rank in the cursor. */
function past({ after }: PageRequest): Sql {
  if (after === null) return sql`true`;
  const { sortKey } = decodeCursor(identity.list, order.name, after);
  const [, line, id, position] = /^(\d{9}) (\S+) (\d{6})$/.exec(sortKey) ?? [];
  if (line === undefined || id === undefined) throw notACursor();
  return sql`(${place}) > (${Number(line)}, ${id}, ${Number(position)})`;
}

export async function countsOfCitingFacts(
  reader: Reader,
  query: CitingFactsQuery,
  documentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ documentId: string; total: number }>(
    sql`select c."documentId", count(*) as total from "citation_entry" c
      where ${cites(query, documentIds)} group by c."documentId"`,
  );
  return new Map(rows.map(({ documentId, total }) => [documentId, total]));
}

interface CitationRow extends Record<string, unknown> {
  readonly parentId: string;
  readonly rank: string;
  readonly id: string;
  readonly citation: string;
  readonly link: string | null;
}

function cites({ item }: CitingFactsQuery, documentIds: readonly string[]): Sql {
  const ofThese = among(raw('c."documentId"'), documentIds);
  return item === null ? ofThese : sql`${ofThese} and c."item" = ${item}`;
}
