import type { TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { canBeFollowed } from "../../entities/followed-types";
import { following, referenceColumns } from "../../entities/relations";

/** A row before a change, each value as JSON, and after it; null where there is none. */
interface Rows {
  readonly before: readonly string[] | null;
  readonly row: readonly unknown[] | null;
}

interface Place {
  /** Among the columns of the type. */
  readonly index: number;
  /** Whether it is copied from another row: what is given is not what will be stored. */
  readonly isKept: boolean;
}

/** Where the ids stand of what can be followed: one, or a list of them. */
const places = Object.fromEntries(
  (Object.keys(entityShapes) as TypeName[]).map((type) => [type, placesIn(type)]),
) as unknown as Record<TypeName, readonly Place[]>;

function placesIn(type: TypeName): Place[] {
  const references = referenceColumns.filter(
    ({ from, owner, to }) => from === type && owner === "id" && canBeFollowed(to),
  );
  return entityShapes[type].columns.flatMap(({ name, part, isKept }, index) => {
    const isReference = references.some(({ column }) => column === name);
    const isList = part?.arms.some(({ to }) => canBeFollowed(to)) ?? false;
    return isReference || isList ? [{ index, isKept }] : [];
  });
}

/** References that are copied from another row (`@Follows`): a row has them once the edit ends. */
export const followedReferences = following.filter(({ from, owner, name }) =>
  referenceColumns.some(
    (one) => one.from === from && owner === "id" && one.column === name && canBeFollowed(one.to),
  ),
);

/** The entities that a change concerns: the changed one, and those that it refers to before or after. Of those that can be followed. */
export function concernedBy(type: TypeName, id: string, { before, row }: Rows): string[] {
  const concerned = new Set<string>(canBeFollowed(type) ? [id] : []);
  for (const { index, isKept } of places[type]) {
    const was = before && (JSON.parse(before[index] ?? "null") as unknown);
    for (const value of [was, isKept ? null : row?.[index]]) {
      for (const one of [value].flat()) if (typeof one === "string") concerned.add(one);
    }
  }
  return [...concerned];
}
