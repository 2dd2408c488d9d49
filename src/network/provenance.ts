/** What a file was made of: enough to cite it, and to make it again. */
export interface Provenance {
  /** Rostrum's version. */
  readonly version: string;
  /** The last edit that changed what the file may show, in seconds from the beginning of 2026 (UTC). */
  readonly revision: number;
  /** The parameters, as in the address of a picture: `of=people&weight=newman`. */
  readonly question: string;
  /** The seed of the layout, or of the communities. */
  readonly seed: number;
  /** Under which the data may be used: an SPDX identifier or an address; null if nobody said. */
  readonly licence: string | null;
}

/** In one line: "Rostrum 0.1.0, revision 28771200, question of=people, seed 1, licence CC0-1.0". */
export function describeProvenance({ version, revision, question, seed, licence }: Provenance): string {
  return `Rostrum ${version}, revision ${revision}, question ${question}, seed ${seed}, licence ${licence ?? "not stated"}`;
}
