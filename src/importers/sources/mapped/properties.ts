import type { TypeName } from "../../../domain/ids";
import { type WrittenProperty, writtenShapes } from "../../../entities/written-properties";

/** What a mapping may say of an entity of a type: its texts, numbers, dates and words of lists. Titles to show are made. */
export function mappedProperties(type: TypeName): readonly WrittenProperty[] {
  const known = byType.get(type);
  if (known) return known;
  const found = writtenShapes[type].properties.filter(
    ({ name, value }) => value.kind !== "object" && value.kind !== "key" && !madeProperties.has(name),
  );
  byType.set(type, found);
  return found;
}

const byType = new Map<TypeName, readonly WrittenProperty[]>();

const madeProperties: ReadonlySet<string> = new Set(["displayTitle", "sortName", "creditedAs"]);
