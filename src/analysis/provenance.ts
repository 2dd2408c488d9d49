import type { Reader } from "../database/statements";
import { version } from "../domain/version";
import type { Provenance } from "../network/provenance";
import { type RevisionName, revisionsOf } from "../projections/revisions";
import type { RawParams } from "./params/raw-params";

interface Asked {
  /** Those of the question, and others, which are left out. */
  readonly params: RawParams;
  readonly names: readonly string[];
  readonly seed: number;
  readonly licence: string | null;
  /** The projections that the question reads. Default: any edit may change what it shows. */
  readonly reads?: readonly RevisionName[];
}

/** What is made of the catalogue as it is now. Parameters are in the order of their names. */
export async function provenanceOf(
  reader: Reader,
  { params, names, seed, licence, reads = ["catalogue"] }: Asked,
): Promise<Provenance> {
  const revisions = await revisionsOf(reader);
  const revision = Math.max(0, ...reads.map((name) => revisions.get(name) ?? 0));
  const question = new URLSearchParams();
  for (const name of names.toSorted()) {
    const value = params[name];
    if (value !== undefined) question.set(name, value);
  }
  return { version, revision, question: question.toString(), seed, licence };
}
