import type { OfOther } from "../../catalogue/catalogue";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { RostrumError } from "../../domain/errors";
import type { Identified } from "../identify/identify-source";
import type { ImportRecord } from "../records";
import { idOfRecord, type Source } from "./source";

/** What a source states of entities that are others', or that records of its own were merged into. */
export class OfOthers {
  readonly #byId = new Map<string, OfOther>();

  constructor(source: Source, identified: Identified, entityOf: (record: ImportRecord) => AnyEntityInput) {
    const stating = source.records.filter((one) => one.inference === null && identified.isOthers(one));
    // First what it describes, and then what it only mentions.
    for (const record of stating.toSorted((a, b) => Number(a.isMentioned) - Number(b.isMentioned))) {
      const made = orNull(() => entityOf(record));
      if (made === null) continue;
      const entity = { ...made, id: identified.idOf(record.type, record.key) };
      const wasOwn = identified.merged.has(idOfRecord(source, record.type, record.key));
      this.#add(entity, record, !record.isMentioned || wasOwn);
    }
  }

  /** Entities of the source, with what it says of them by records that were merged into theirs. */
  withSources(own: readonly AnyEntityInput[]): AnyEntityInput[] {
    return own.map((entity) => {
      const more = this.#byId.get(entity.id);
      return more?.isWhole === true ? withSourcesOf(entity, more.entity) : entity;
    });
  }

  besides(own: readonly AnyEntityInput[]): OfOther[] {
    const ids = new Set(own.map(({ id }) => id));
    return [...this.#byId.values()].filter(({ entity }) => !ids.has(entity.id));
  }

  #add(entity: AnyEntityInput, { values }: ImportRecord, isWhole: boolean): void {
    const known = this.#byId.get(entity.id);
    if (!known) {
      const fields = Object.keys(values).filter((field) => (values[field] ?? null) !== null);
      this.#byId.set(entity.id, { entity, fields: new Set([...fields, "creditedAs"]), isWhole });
    } else if (isWhole) {
      this.#byId.set(entity.id, { ...known, entity: withSourcesOf(known.entity, entity), isWhole });
    }
  }
}

/** Null where the catalogue could not have it. */
function orNull(make: () => AnyEntityInput): AnyEntityInput | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RostrumError) return null;
    throw error;
  }
}

function withSourcesOf(entity: AnyEntityInput, other: AnyEntityInput): AnyEntityInput {
  const all = [...entity.sources, ...other.sources];
  const sources = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  return { ...entity, sources };
}
