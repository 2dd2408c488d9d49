import { RostrumError } from "../../../domain/errors";
import { problem, type WriteProblem, WriteProblemCode } from "../../../domain/write-problem";

/** Ends the transaction of a change that is not made. */
export class WriteRefused extends Error {
  constructor(readonly problems: readonly WriteProblem[]) {
    super(problems.map(({ message }) => message).join(" "));
  }
}

/** Throws CONFLICT where the entity is at another version than its client knows. */
export function assertVersion(
  { id, version }: { readonly id: string; readonly version: number },
  expected: number | null,
  field: readonly string[],
): void {
  if (expected === null || expected === version) return;
  const message = `Expected version ${expected} of ${id}, but it is ${version} by now. Read it again.`;
  throw new WriteRefused([
    problem("CONFLICT", field, message, { expected: String(version), currentVersion: version, id }),
  ]);
}

/** The problem that an error of the catalogue is to a client; null for a fault of ours. */
export function problemOf(error: unknown, field: readonly string[] | null): WriteProblem | null {
  if (!(error instanceof RostrumError) || !(error.code in WriteProblemCode)) return null;
  const { id } = error.data;
  return problem(error.code as keyof typeof WriteProblemCode, field, error.message, {
    id: typeof id === "string" ? id : null,
  });
}
