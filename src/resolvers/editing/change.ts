import { createHash } from "node:crypto";

import type { Idempotency, WriteResult, WriteStep } from "../../catalogue/catalogue";
import { newRunId } from "../../domain/ids";
import type { KeyHolder } from "../../domain/keys";
import type { Context, Editing } from "../shared/context";
import type { ChangeInput } from "./inputs";

/** Makes a client's change, under the name of its key. */
export async function change(
  context: Context,
  mutation: string,
  input: ChangeInput,
  steps: readonly WriteStep[],
): Promise<WriteResult> {
  const { key, editing } = editorOf(context);
  const { why = null, source = null } = input;
  const result = await editing.write({
    // Several changes are undone together: `rostrum undo RUN`.
    stamp: { by: key.name, why, source, run: steps.length > 1 ? newRunId() : null },
    steps,
    idempotency: idempotencyOf(key, input, { mutation, why, source, steps }),
  });
  readAgain(context);
  return result;
}

/** Who changes something, and by what. */
export function editorOf({ key, editing }: Context): { readonly key: KeyHolder; readonly editing: Editing } {
  if (key === null || editing === null)
    throw new Error("Expected a key and a writer, but a rule let it pass.");
  return { key, editing };
}

/** By what a client may ask for this change again; null where it does not want to. */
export function idempotencyOf(
  { name }: KeyHolder,
  { idempotencyKey = null }: ChangeInput,
  asked: object,
): Idempotency | null {
  return idempotencyKey === null ? null : { holder: name, key: idempotencyKey, digest: digestOf(asked) };
}

/** Mutations of one request run one after the other, in this context: what they read comes after what they wrote. */
export function readAgain(context: Context): void {
  const { editing } = context;
  if (editing) Object.assign(context, { loaders: editing.newLoaders() });
}

/** The same for the same values, in whatever order they were written. */
function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, sorted)).digest("hex");
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
