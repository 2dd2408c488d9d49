import type { Writer } from "../../database/statements";
import { NotFound } from "../../domain/errors";
import { problem, type WriteProblem } from "../../domain/write-problem";
import type { Stamp } from "../history/stamp";
import { sentenceOf, undo, type Undoable, type Undone, UndoRefused } from "./undo";
import type { Idempotency } from "./write/idempotency";
import { problemOf, WriteRefused } from "./write/problem";

/** As many as a batch makes: whoever has more takes them back by `rostrum undo`. */
export const maxReverted = 100;

export interface RevertOptions {
  readonly stamp: Omit<Stamp, "run">;
  readonly what: Undoable;
  /** Null: each request is new. */
  readonly idempotency: Idempotency | null;
}

export type RevertResult =
  | { readonly undone: Undone; readonly problems: readonly [] }
  | { readonly undone: null; readonly problems: readonly WriteProblem[] };

/** Undoes a change or a run for a client, or says what stands in the way. */
export async function revert(
  writer: Writer,
  { stamp, what, idempotency }: RevertOptions,
): Promise<RevertResult> {
  try {
    return {
      undone: await undo(writer, stamp, what, { maxChanges: maxReverted, idempotency }),
      problems: [],
    };
  } catch (error) {
    if (error instanceof WriteRefused) return { undone: null, problems: error.problems };
    return { undone: null, problems: problemsOf(error, ["run" in what ? "run" : "change"]) };
  }
}

function problemsOf(error: unknown, field: readonly string[]): WriteProblem[] {
  if (error instanceof UndoRefused) {
    return error.obstacles.map((obstacle) => {
      const { id, field: entityField, changes } = obstacle;
      const code = changes.length === 0 ? "ERASED" : "CONFLICT";
      return problem(code, field, `Cannot undo it: ${sentenceOf(obstacle)}.`, { id, entityField, changes });
    });
  }
  const known = problemOf(error, error instanceof NotFound ? field : null);
  if (known === null) throw error;
  return [known];
}
