import { boundsRevisions, findBounds } from "../../catalogue/queries/bounds";
import type { Reader } from "../../database/statements";
import type { Bounds } from "../../domain/bounds";
import { revisionOf } from "../../projections/revisions";
import type { BoundsSource } from "./bounds-source";

/** The bounds of a catalogue, read once per revision. */
export class CatalogueBounds implements BoundsSource {
  readonly #reader: Reader;
  #current: Bounds | null = null;
  #refreshing: Promise<void> | null = null;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get current(): Bounds | null {
    return this.#current;
  }

  /** One statement while the revision is the same. Calls at the same time share one refresh. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#read().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #read(): Promise<void> {
    const revision = await revisionOf(this.#reader, boundsRevisions);
    if (revision !== this.#current?.revision) this.#current = await findBounds(this.#reader);
  }
}
