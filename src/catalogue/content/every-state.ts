import { entityOf, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities/entity-classes";
import { type State, stateOfJson } from "../history/state";
import { valuesIn } from "./read-values";

/** An entity as the history keeps it. */
export interface StoredState {
  readonly type: TypeName;
  readonly id: string;
  readonly state: State;
}

const pageSize = 1_000;

/** Every entity of these types, in the order of ids. */
export async function* everyState(
  reader: Pick<Reader, "all">,
  types = Object.keys(entityClasses) as TypeName[],
): AsyncGenerator<StoredState> {
  for (const type of types) {
    for (let after = ""; ;) {
      const rows = await reader.all<{ id: string; entity: string }>(
        sql`select x."id" as "id", ${entityOf(type, "x")} as "entity" from ${table(type)} x
            where x."id" > ${after} order by x."id" limit ${raw(String(pageSize))}`,
      );
      for (const { id, entity } of rows) yield { type, id, state: stateOfJson(type, valuesIn(entity)) };
      const last = rows.at(-1);
      if (!last || rows.length < pageSize) break;
      after = last.id;
    }
  }
}
