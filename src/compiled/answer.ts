import type { IdOf } from "../catalogue/filters/field";
import { findIdOfSlug } from "../catalogue/queries/by-id";
import { table } from "../database/sql/dialect";
import { join, sql, type Sql } from "../database/sql/sql";
import type { Reader } from "../database/statements";
import { expectId, isId } from "../domain/ids";
import type { Values } from "../operations/argument";
import { NotCompiled, type Template } from "./hole";
import { dataIn } from "./text";

export type Data = Record<string, unknown>;

/**
 * Asks one statement; one more for each slug in a filter. Null where the resolvers have to answer: something that must not be
 * null is, or an id in a filter is of nothing, or of what was merged. Throws what its input or the database does.
 */
export async function answerOf(template: Template, values: Values, reader: Reader): Promise<Data | null> {
  const present: Sql[] = [];
  const idOf = once(async (type, reference) => {
    if (!isId(reference)) {
      const { id } = await findIdOfSlug(reader, type, reference);
      if (id === null) throw new NotCompiled("a slug of nothing");
      return id;
    }
    expectId(type, reference);
    present.push(sql`exists (select 1 from ${table(type)} named where named."id" = ${reference})`);
    return reference;
  });
  const statement = await template.filled(values, idOf);
  const asked = present.length === 0 ? statement : sql`${statement} where ${join(present, " and ")}`;
  const [row] = await reader.all<{ json: string }>(asked);
  return row ? dataIn(row.json) : null;
}

/** Several parts of a statement read one filter. */
function once(find: IdOf): IdOf {
  const known = new Map<string, Promise<string>>();
  return (type, reference) => {
    const key = `${type} ${reference}`;
    const found = known.get(key) ?? find(type, reference);
    known.set(key, found);
    return found;
  };
}
