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

export type WriteStep = CreateStep | UpdateStep | RemoveStep;
