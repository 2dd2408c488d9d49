import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { RostrumError } from "../../domain/errors";
import { type ImportRecord, nameOfRecord, referencesOf } from "../records";
import type { RefusedRecord } from "../report";

/** The entities of the records that can be ones. What refers to a record that is refused is refused with it. */
export class Refusals {
  readonly #entities = new Map<ImportRecord, AnyEntityInput>();
  readonly #refused = new Map<string, RefusedRecord>();

  constructor(
    records: readonly ImportRecord[],
    entityOf: (record: ImportRecord) => AnyEntityInput,
    refusedBefore: (record: ImportRecord) => string | undefined,
  ) {
    for (const record of records) {
      const before = refusedBefore(record);
      try {
        if (before === undefined) this.#entities.set(record, entityOf(record));
        else this.#refuse(record, before);
      } catch (error) {
        if (!(error instanceof RostrumError)) throw error;
        this.#refuse(record, error.message);
      }
    }
    for (let count = -1; count !== this.#refused.size;) {
      count = this.#refused.size;
      for (const record of count === 0 ? [] : records) this.#refuseWithReferred(record);
    }
  }

  get all(): RefusedRecord[] {
    return [...this.#refused.values()];
  }

  isSound(record: ImportRecord): boolean {
    return this.#refused.size === 0 || !this.#refused.has(nameOfRecord(record));
  }

  /** Of a record that is sound. */
  entityOf(record: ImportRecord): AnyEntityInput {
    return this.#entities.get(record) as AnyEntityInput;
  }

  #refuse(record: ImportRecord, why: string): void {
    this.#refused.set(nameOfRecord(record), { record, why });
  }

  #refuseWithReferred(record: ImportRecord): void {
    if (!this.isSound(record)) return;
    const referred = referencesOf(record).find((one) => this.#refused.has(nameOfRecord(one)));
    if (referred) this.#refuse(record, `It is of the ${referred.type} “${referred.key}”, which is refused.`);
  }
}
