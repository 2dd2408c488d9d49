import { valuesIn } from "../catalogue/content/read-values";
import { stateOfJson, type State } from "../catalogue/history/state";
import { among, entityOf, table } from "../database/sql/dialect";
import { raw, sql, type Sql } from "../database/sql/sql";
import type { Reader } from "../database/statements";
import type { TypeName } from "../domain/ids";
import { toOne } from "../entities/relations";
import { placeColumn, writtenShapes } from "../entities/written-properties";

/** An entity as it is stored: what the history keeps of it. */
export interface Stored {
  readonly type: TypeName;
  readonly id: string;
  readonly state: State;
}

/** The entities of one owner, or of several of the same type, by one relation. */
export interface Belonging {
  readonly by: string;
  readonly owner: TypeName;
  readonly ids: readonly string[];
}

const pageSize = 500;

/** Every entity of a type, or those that belong to this owner, in pages: in the order of slugs, else of ids. */
export async function* pagesOf(reader: Reader, type: TypeName, of?: Belonging): AsyncGenerator<Stored[]> {
  const order = raw(writtenShapes[type].isThing ? `x."slug"` : `x."id"`);
  const condition = of ? belongsTo(type, of) : raw("true");
  for (let after = ""; ;) {
    const rows = await reader.all<Row & { at: string }>(
      sql`select x."id" as "id", ${order} as "at", ${entityOf(type, "x")} as "entity" from ${table(type)} x
          where ${condition} and ${order} > ${after} order by ${order} limit ${raw(String(pageSize))}`,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => storedOf(type, row));
    after = last.at;
  }
}

/** All that belong to these owners, each owner's in the order of their places, else of ids. */
export async function belongingTo(
  reader: Reader,
  type: TypeName,
  of: Belonging,
): Promise<Map<string, Stored[]>> {
  const order = raw(writtenShapes[type].hasPlace ? `x."${placeColumn}", x."id"` : `x."id"`);
  const rows = await reader.all<Row>(
    sql`select x."id" as "id", ${entityOf(type, "x")} as "entity" from ${table(type)} x
        where ${belongsTo(type, of)} order by ${order}`,
  );
  const found = new Map<string, Stored[]>(of.ids.map((id) => [id, []]));
  for (const row of rows) {
    const stored = storedOf(type, row);
    found.get(stored.state[`${of.by}Id`] as string)?.push(stored);
  }
  return found;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly entity: string;
}

function storedOf(type: TypeName, { id, entity }: Row): Stored {
  return { type, id, state: stateOfJson(type, valuesIn(entity)) };
}

function belongsTo(type: TypeName, { by, owner, ids }: Belonging): Sql {
  const arms = toOne.find(({ from, field }) => from === type && field === by)?.arms ?? [];
  const arm = arms.find(({ to }) => to === owner);
  if (!arm) throw new Error(`Expected ${type}.${by} to be of a ${owner}.`);
  return among(raw(`x."${arm.column}"`), ids);
}
