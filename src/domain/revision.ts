/**
 * Header with a state of the database: of an answer to a mutation, what it has written; of a request, what its answer has to know. Opaque to
 * clients. It is a position in the log of a PostgreSQL primary, and 0 on SQLite.
 */
export const revisionHeader = "rostrum-revision";

/** The revision in a header; null for anything else. */
export function revisionIn(header: string | null | undefined): number | null {
  return header !== null && header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/** What the reads of a request have to know at least. It grows by what the request itself writes, here or in a subgraph. */
export class SeenRevision {
  #atLeast: number;
  #written: number | null = null;

  constructor(atLeast = 0) {
    this.#atLeast = atLeast;
  }

  get atLeast(): number {
    return this.#atLeast;
  }

  /** Null while the request has written nothing. */
  get written(): number | null {
    return this.#written;
  }

  wrote(revision: number): void {
    this.#written = Math.max(this.#written ?? 0, revision);
    this.#atLeast = Math.max(this.#atLeast, revision);
  }
}
