import type { Transaction } from "../../../database/statements";
import { shown } from "../../../domain/errors";
import { isId, typeOfId, type TypeName } from "../../../domain/ids";
import { findIdOfSlug, findKnownIds } from "../../queries/by-id";
import { problem, type WriteProblem } from "../../../domain/write-problem";

/** Resolves what clients refer to others by: an id, a slug, or the name of an earlier step. */
export class References {
  readonly #transaction: Transaction;
  readonly #named = new Map<string, string>();

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /** Names what a step has created. */
  name(name: string, id: string): void {
    this.#named.set(name, id);
  }

  /** Whether an earlier step has this name. */
  has(name: string): boolean {
    return this.#named.has(name);
  }

  /** The id of what an earlier step of this name has created; what was given where it is no such name. */
  named(given: string): string {
    return (given.startsWith("$") ? this.#named.get(given.slice(1)) : undefined) ?? given;
  }

  /** The id of one of these types, or why there is none. */
  async find(
    types: readonly TypeName[],
    given: string,
    field: readonly string[],
  ): Promise<string | WriteProblem> {
    const expected = `the id of a ${types.join(" or ")}`;
    if (given.startsWith("$")) {
      const named = this.#named.get(given.slice(1));
      if (named !== undefined && isOf(types, named)) return named;
      return problem(
        "DANGLING_REFERENCE",
        field,
        `No earlier step creates ${shown(given)} as ${types.join(" or ")}.`,
        {
          expected,
        },
      );
    }
    if (isId(given)) {
      if (!isOf(types, given)) {
        return problem("BAD_ID", field, `Expected ${expected}, but got ${shown(given)}.`, { expected });
      }
      const known = await findKnownIds(this.#transaction, [given]);
      const present = known.get(given);
      if (present !== undefined) return present;
      return problem("DANGLING_REFERENCE", field, `No ${typeOfId(given)} has the id ${shown(given)}.`, {
        expected,
      });
    }
    const [type, ...others] = types;
    if (type === undefined || others.length > 0) {
      return problem(
        "BAD_ID",
        field,
        `Expected ${expected}, since a slug does not say of which type it is, but got ${shown(given)}.`,
        {
          expected,
        },
      );
    }
    const { id, nearest } = await findIdOfSlug(this.#transaction, type, given);
    if (id !== null) return id;
    const hint = nearest.length > 0 ? ` Near it: ${nearest.join(", ")}.` : "";
    return problem("DANGLING_REFERENCE", field, `No ${type} has the slug ${shown(given)}.${hint}`, {
      expected,
    });
  }
}

function isOf(types: readonly TypeName[], id: string): boolean {
  const type = typeOfId(id);
  return type !== null && types.includes(type);
}
