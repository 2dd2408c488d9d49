import type { TypeName } from "../../../domain/ids";

/** Values as a client names them: by the names of the GraphQL fields. Only those that are there count. */
export type GivenValues = Readonly<Record<string, unknown>>;

interface AnyStep {
  readonly type: TypeName;
  /** The way to its input, for problems. */
  readonly path: readonly string[];
}

export interface CreateStep extends AnyStep {
  readonly kind: "create";
  readonly values: GivenValues;
  /** Its name for later steps, which refer to it by `$name`. */
  readonly as: string | null;
}

export interface UpdateStep extends AnyStep {
  readonly kind: "update";
  /** Id or slug. */
  readonly id: string;
  /** Null: whatever the version is. */
  readonly expectedVersion: number | null;
  /** What is not named stays. */
  readonly values: GivenValues;
}

export interface RemoveStep extends AnyStep {
  readonly kind: "remove";
  /** Id or slug. */
  readonly id: string;
  readonly expectedVersion: number | null;
}

/** It is an edit of its own, also among other steps: its inverse finds all of the edit. */
export interface MergeStep extends AnyStep {
  readonly kind: "merge";
  /** This and `absorbed`: id or slug, or the name of an earlier step as `$name`. */
  readonly survivor: string;
  readonly absorbed: string;
  /** Of the survivor. */
  readonly expectedVersion: number | null;
  readonly expectedAbsorbedVersion: number | null;
}

export interface UnmergeStep extends AnyStep {
  readonly kind: "unmerge";
  /** Id or slug of what was merged. */
  readonly id: string;
  /** Of the survivor. */
  readonly expectedVersion: number | null;
}

/** Remembers that two are never the same, or takes that back. */
export interface DistinctStep extends AnyStep {
  readonly kind: "distinct";
  /** Ids or slugs. */
  readonly pair: readonly [one: string, other: string];
  readonly isDistinct: boolean;
}

export type WriteStep = CreateStep | UpdateStep | RemoveStep | MergeStep | UnmergeStep | DistinctStep;
