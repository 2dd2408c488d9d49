import { findNames } from "../catalogue/queries/names";
import type { Reader } from "../database/statements";

/** Many more ids would make a statement parameter of a megabyte. */
const maxIdsPerStatement = 20_000;

/** The names of ids, in order; "untitled" for an object without a name. */
export async function namesOf(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (let start = 0; start < ids.length; start += maxIdsPerStatement) {
    const some = ids.slice(start, start + maxIdsPerStatement);
    const found = await findNames(reader, some);
    names.push(...some.map((id) => found.get(id) ?? "untitled"));
  }
  return names;
}
