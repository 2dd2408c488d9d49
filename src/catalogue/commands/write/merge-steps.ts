import { problem } from "../../../domain/write-problem";
import type { Transaction } from "../../../database/statements";
import { shown } from "../../../domain/errors";
import type { TypeName } from "../../../domain/ids";
import { findNode, type NodeState } from "../../queries/by-id";
import type { EditOfCommand } from "../edit";
import { findDistinct, keepDistinct } from "../merge/distinct";
import { merge } from "../merge/merge";
import { unmerge } from "../merge/unmerge";
import { assertVersion, WriteRefused } from "./problem";
import type { DistinctStep, MergeStep, UnmergeStep } from "./step";

type Path = readonly string[];

export async function runMerge(
  edit: EditOfCommand,
  transaction: Transaction,
  step: MergeStep,
): Promise<string> {
  const { type, path, expectedVersion, expectedAbsorbedVersion } = step;
  const survivor = await findUnmerged(transaction, type, step.survivor, [...path, "survivor"]);
  const absorbed = await findUnmerged(transaction, type, step.absorbed, [...path, "absorbed"]);
  assertTwo(survivor, absorbed, [...path, "absorbed"]);
  assertVersion(survivor, expectedVersion, [...path, "expectedVersion"]);
  assertVersion(absorbed, expectedAbsorbedVersion, [...path, "expectedAbsorbedVersion"]);
  if (await findDistinct(transaction, survivor.id, absorbed.id)) {
    const message = `Expected two records of one, but ${absorbed.id} and ${survivor.id} are marked as never the same. If that is wrong, take it back first: unmarkDistinct.`;
    throw new WriteRefused([problem("DISTINCT", null, message, { id: absorbed.id })]);
  }
  await merge(edit, transaction, { type, survivor: survivor.id, absorbed: absorbed.id });
  return survivor.id;
}

export async function runUnmerge(
  edit: EditOfCommand,
  transaction: Transaction,
  step: UnmergeStep,
): Promise<string> {
  const { type, path, expectedVersion } = step;
  const field = [...path, "id"];
  const { id, mergedInto } = await find(transaction, type, step.id, field);
  if (mergedInto === null)
    throw new WriteRefused([problem("NOT_FOUND", field, `Expected one that was merged, but ${id} was not.`)]);
  const survivor = await findNode(transaction, type, mergedInto);
  if (survivor) assertVersion(survivor, expectedVersion, [...path, "expectedVersion"]);
  await unmerge(edit, transaction, id);
  return id;
}

export async function runDistinct(transaction: Transaction, step: DistinctStep): Promise<string> {
  const { type, path, pair, isDistinct } = step;
  const one = await findUnmerged(transaction, type, pair[0], [...path, "one"]);
  const other = await findUnmerged(transaction, type, pair[1], [...path, "other"]);
  assertTwo(one, other, [...path, "other"]);
  await keepDistinct(transaction, [one.id, other.id], isDistinct);
  return one.id;
}

async function find(
  transaction: Transaction,
  type: TypeName,
  reference: string,
  field: Path,
): Promise<NodeState> {
  const found = await findNode(transaction, type, reference);
  if (found) return found;
  throw new WriteRefused([problem("NOT_FOUND", field, `No ${type} has the id or slug ${shown(reference)}.`)]);
}

/** What a merge is about is named by an id or a slug of its own: it may have become another meanwhile. */
async function findUnmerged(
  transaction: Transaction,
  type: TypeName,
  reference: string,
  field: Path,
): Promise<NodeState> {
  const found = await find(transaction, type, reference, field);
  const { id, mergedInto } = found;
  if (mergedInto === null) return found;
  const message = `Expected one that is there by itself, but ${id} was merged into ${mergedInto} already.`;
  throw new WriteRefused([problem("ALREADY_MERGED", field, message, { id: mergedInto })]);
}

function assertTwo(one: NodeState, other: NodeState, field: Path): void {
  if (one.id !== other.id) return;
  throw new WriteRefused([problem("BAD_USER_INPUT", field, `Expected two, but both are ${one.id}.`)]);
}
