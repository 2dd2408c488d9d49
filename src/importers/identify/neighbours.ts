import { type ImportRecord, nameOfRecord, type Reference, referencesOf } from "../records";
import type { TypeName } from "../../domain/ids";
import type { Source } from "../drafts/source";

/** Which records the facts of a source relate to those of these types. */
export class Neighbours {
  readonly #byName = new Map<string, Set<string>>();

  constructor(source: Source, types: ReadonlySet<TypeName>) {
    for (const record of source.records) {
      const around = [record, ...referencesOf(record), ...showsOf(record, source)];
      const names = around.map(nameOfRecord);
      for (const [at, { type }] of around.entries()) {
        if (!types.has(type)) continue;
        const one = names[at] as string;
        const others = this.#byName.get(one) ?? new Set();
        this.#byName.set(one, others);
        for (const other of names) if (other !== one) others.add(other);
      }
    }
  }

  /** The ids of those whose id is known. */
  idsOf(record: ImportRecord, ids: ReadonlyMap<string, string>): ReadonlySet<string> {
    const names = this.#byName.get(nameOfRecord(record)) ?? [];
    return new Set([...names].flatMap((name) => ids.get(name) ?? []));
  }
}

/** A role at an episode is one on its show. */
function showsOf({ references }: ImportRecord, source: Source): Reference[] {
  const { episodeId } = references as Partial<Record<string, Reference>>;
  const show = episodeId && source.recordOf("Episode", episodeId.key)?.references["showId"];
  return show ? [show].flat() : [];
}
