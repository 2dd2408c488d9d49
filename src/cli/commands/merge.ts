import type { WriteStep } from "../../catalogue/catalogue";
import type { MergedType } from "../../catalogue/identity/merged-types";
import { programParts } from "../../catalogue/history/stamp";
import { databaseName } from "../../database/url";
import { BadInput, RostrumError, shown } from "../../domain/errors";
import { readNamed } from "../named-entity";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

interface MergeOptions {
  readonly why?: string;
  readonly json?: boolean;
}

/** Merges the second into the first. */
export function mergeCommand(survivor: string, absorbed: string, options: MergeOptions): Promise<void> {
  const [type, one, other] = readTwo(survivor, absorbed);
  const versions = { expectedVersion: null, expectedAbsorbedVersion: null };
  return made(
    { kind: "merge", type, survivor: one, absorbed: other, ...versions, path: [] },
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

interface DistinctOptions {
  readonly takeBack?: boolean;
  readonly json?: boolean;
}

/** Remembers that two are never the same, or forgets it. */
export function distinctCommand(
  first: string,
  second: string,
  { takeBack = false, json }: DistinctOptions,
): Promise<void> {
  const [type, ...pair] = readTwo(first, second);
  return made(
    { kind: "distinct", type, pair, isDistinct: !takeBack, path: [] },
    { json: json ?? false },
    () =>
      takeBack
        ? `${shown(first)} and ${shown(second)} may be one.`
        : `${shown(first)} and ${shown(second)} are never the same. To take it back: rostrum distinct ${first} ${second} --take-back`,
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

function readTwo(first: string, second: string): [type: MergedType, one: string, other: string] {
  const [one, other] = [readNamed(first), readNamed(second)];
  if (one.type === other.type) return [one.type, one.name, other.name];
  throw new BadInput(`Expected two of one type, but got a ${one.type} and a ${other.type}.`);
}
