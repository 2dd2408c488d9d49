import type { WrittenArc, WrittenKey } from "../../entities/written-properties";
import type { Path } from "./yaml-file";

/** A key that is written of an arc, and the way to it in the record. */
export interface KeyOfArc extends WrittenKey {
  readonly key: string;
  readonly path: Path;
}

/** The keys that are written of an arc, in order: at most one where it is no list. */
export function keysWrittenOf(value: object, { name, isList, keys }: WrittenArc): KeyOfArc[] {
  const elements = isList ? ((Reflect.get(value, name) ?? []) as readonly object[]) : [];
  const places = [{ at: value, path: [] }, ...elements.map((at, place) => ({ at, path: [name, place] }))];
  return places.flatMap(({ at, path }): KeyOfArc[] => {
    const key = keys.find((one) => one.name in at);
    if (!key) return [];
    return [
      { name: key.name, to: key.to, key: Reflect.get(at, key.name) as string, path: [...path, key.name] },
    ];
  });
}
