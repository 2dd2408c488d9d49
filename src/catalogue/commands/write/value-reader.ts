import { shown } from "../../../domain/errors";
import type { TypeName } from "../../../domain/ids";
import { problem, type WriteProblem, type WriteProblemCode } from "../../../domain/write-problem";
import type { Citation, Document, Standing } from "../../../entities";
import { problemOf } from "./problem";
import type { References } from "./references";

/** The values of an entity, by the properties of its class. */
export type Values = Record<string, unknown>;

export type Path = readonly string[];

/** What reading a client's values needs. */
export interface Reading {
  readonly references: References;
  readonly documentOf: (id: string) => Promise<Document | null>;
  /** What the entity has so far; a new one has nothing. */
  readonly present: { readonly sources: readonly Citation[]; readonly standing: Standing } | null;
}

/** Reads plain values, and collects what is wrong with them. */
export abstract class ValueReader {
  readonly problems: WriteProblem[] = [];
  protected readonly type: TypeName;
  protected readonly reading: Reading;

  constructor(type: TypeName, reading: Reading) {
    this.type = type;
    this.reading = reading;
  }

  protected refuse(
    code: keyof typeof WriteProblemCode,
    at: Path,
    message: string,
    expected: string | null = null,
  ): null {
    this.problems.push(problem(code, at, message, { expected }));
    return null;
  }

  protected attempt<T>(at: Path, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      const known = problemOf(error, at);
      if (!known) throw error;
      this.problems.push(known);
      return null;
    }
  }

  protected async each(
    value: unknown,
    at: Path,
    read: (one: unknown, at: Path) => Promise<unknown>,
  ): Promise<unknown[]> {
    const list: unknown[] = [];
    for (const [index, one] of ((value ?? []) as readonly unknown[]).entries()) {
      list.push(await read(one, [...at, String(index)]));
    }
    return list;
  }

  protected text(value: unknown, at: Path, pattern?: string): string | null {
    const name = at.at(-1) ?? "";
    if (typeof value !== "string" || value.trim() === "") {
      return this.refuse(
        "REQUIRED",
        at,
        `Expected a text of ${name}, or null where there may be none, but got ${shown(value)}.`,
      );
    }
    if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) {
      return this.refuse(
        "BAD_USER_INPUT",
        at,
        `Expected ${name} to match ${pattern}, but got ${shown(value)}.`,
        pattern,
      );
    }
    return value;
  }

  protected number(value: unknown, at: Path, minimum = Number.NEGATIVE_INFINITY): number | null {
    if (typeof value === "number" && value >= minimum) return value;
    return this.refuse(
      "BAD_USER_INPUT",
      at,
      `Expected at least ${minimum}, but got ${shown(value)}.`,
      `at least ${minimum}`,
    );
  }

  protected async reference(types: readonly TypeName[], given: unknown, at: Path): Promise<string | null> {
    if (given === null) return this.refuse("REQUIRED", at, `Expected ${at.at(-1)}, but got null.`);
    const found = await this.reading.references.find(types, given as string, at);
    if (typeof found === "string") return found;
    this.problems.push(found);
    return null;
  }
}
