import { among, table } from "../database/sql/dialect";
import { raw, sql } from "../database/sql/sql";
import type { Reader } from "../database/statements";
import { idsByType } from "../domain/ids-by-type";
import { isId, type TypeName } from "../domain/ids";
import { keysOf } from "../importers/data-folder/thing-keys";
import { writtenShapes } from "../entities/written-properties";
import type { Stored } from "./stored";

/** What records say of other things: their keys in YAML, and how many lines a document has. */
export interface KnownThings {
  readonly keyOf: (id: string) => string | undefined;
  readonly idOf: (type: TypeName, key: string) => string | undefined;
  readonly linesOf: (id: string) => number | null | undefined;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly slug: string;
  readonly showId?: string;
  readonly lines?: number | null;
}

/** Those that these entities refer to, and they themselves. */
export async function knownThings(reader: Reader, stored: readonly Stored[]): Promise<KnownThings> {
  const mentioned = new Set<string>();
  for (const { id, state } of stored) collectIds([id, state], mentioned);
  const rows = await readThings(reader, mentioned);
  const shows = rows.flatMap(({ showId }) => (showId === undefined || mentioned.has(showId) ? [] : showId));
  const all = [...rows, ...(await readThings(reader, new Set(shows)))];
  const keys = keysOf(all);
  const lines = new Map(all.map(({ id, lines: count }) => [id, count]));
  const ids = new Map(all.map(({ type, id }) => [`${type} ${keys.get(id)}`, id]));
  return {
    keyOf: (id) => keys.get(id),
    idOf: (type, key) => ids.get(`${type} ${key}`),
    linesOf: (id) => lines.get(id),
  };
}

function collectIds(value: unknown, ids: Set<string>): void {
  if (typeof value === "string") {
    if (isId(value)) ids.add(value);
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) collectIds(inner, ids);
  }
}

async function readThings(reader: Reader, ids: ReadonlySet<string>) {
  const found = [];
  for (const [type, ofType] of idsByType([...ids])) {
    if (!writtenShapes[type].isThing) continue;
    const more = raw(
      { Episode: `, x."showId" as "showId"`, Document: `, x."lines" as "lines"` }[type as string] ?? "",
    );
    const rows = await reader.all<Row>(
      sql`select x."id" as "id", x."slug" as "slug"${more} from ${table(type)} x where ${among(raw('x."id"'), ofType)}`,
    );
    for (const row of rows) found.push({ ...row, type });
  }
  return found;
}
