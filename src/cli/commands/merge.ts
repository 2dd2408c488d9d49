import type { WriteStep } from "../../catalogue/catalogue";
import { mergedTypeNames, type MergedType } from "../../catalogue/identity/merged-types";
import { programParts } from "../../catalogue/history/stamp";
import { databaseName } from "../../database/url";
import { BadInput, RostrumError, shown } from "../../domain/errors";
import { idPrefixes, typeOfId } from "../../domain/ids";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

interface MergeOptions {
  readonly why?: string;
  readonly json?: boolean;
}

/** Merges the second into the first. */
export function mergeCommand(survivor: string, absorbed: string, options: MergeOptions): Promise<void> {
  const [one, other] = [readNamed(survivor), readNamed(absorbed)];
  if (one.type !== other.type) {
    throw new BadInput(`Expected two of one type, but got a ${one.type} and a ${other.type}.`);
  }
  const versions = { expectedVersion: null, expectedAbsorbedVersion: null };
  return made(
    { kind: "merge", type: one.type, survivor: one.name, absorbed: other.name, ...versions, path: [] },
    options,
    (id) => `${shown(absorbed)} is part of ${id} now. To take it back: rostrum unmerge ${absorbed}`,
  );
}

/** Takes one out of what it was merged into. */
export function unmergeCommand(absorbed: string, options: MergeOptions): Promise<void> {
  const { type, name } = readNamed(absorbed);
  return made(
    { kind: "unmerge", type, id: name, expectedVersion: null, path: [] },
    options,
    (id) => `${id} is there by itself again.`,
  );
}

async function made(
  step: WriteStep,
  { why, json }: MergeOptions,
  told: (id: string) => string,
): Promise<void> {
  await withCatalogue(async (catalogue, _, { databaseUrl }) => {
    const stamp = { by: programParts.cli, why: why ?? null };
    const { ids, problems } = await catalogue.write({ stamp, steps: [step], idempotency: null });
    const [problem] = problems;
    if (problem)
      throw new RostrumError("CONFLICT", problem.message, { reason: problem.code, id: problem.id });
    const id = ids?.[0] ?? "";
    const database = databaseName(databaseUrl);
    print(json ? JSON.stringify({ database, id }, null, 2) : `In ${database}: ${told(id)}`);
  });
}

/** An id, or a type and a slug: person/ada-lovelace. */
function readNamed(reference: string): { readonly type: MergedType; readonly name: string } {
  const [, prefix, slug] = /^([a-z]+)\/(.+)$/.exec(reference) ?? [];
  const type = mergedTypeNames.find((one) =>
    slug === undefined ? typeOfId(reference) === one : idPrefixes[one] === prefix,
  );
  if (type) return { type, name: slug ?? reference };
  const prefixes = mergedTypeNames.map((one) => idPrefixes[one]).join(", ");
  throw new BadInput(
    `Expected the id of one of ${prefixes}, or a type and a slug such as person/ada-lovelace, but got ${shown(reference)}.`,
  );
}
