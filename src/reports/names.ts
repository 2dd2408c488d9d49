import type { Catalogue } from "../catalogue/catalogue";

/** Many more ids than this make a statement's parameter of a megabyte. */
const atOnce = 20_000;

/** What these are called, in their order; "untitled" where nobody says. */
export async function namesOf(catalogue: Catalogue, ids: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = ids.slice(start, start + atOnce);
    const found = await catalogue.discovery.findNames(some);
    names.push(...some.map((id) => found.get(id) ?? "untitled"));
  }
  return names;
}
