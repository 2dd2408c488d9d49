import { print } from "graphql";

import type { PlannedField } from "./planned-field";
import { plannerKeyPrefix } from "./planner-key-prefix";

/**
 * The fields that `@requires` names, with the keys under which they are stored. A field has a planner key when it
 * has arguments, or when the client stores something else under its name.
 */
export class RequiredFields {
  readonly #keys = new Map<string, string>();
  readonly #keyed = new Map<PlannedField, PlannedField>();
  /** Keys under which the operation stores something other than the plain field of that name. */
  readonly #shadowed: ReadonlySet<string>;

  constructor(asked: readonly PlannedField[]) {
    this.#shadowed = new Set(shadowedNames(asked));
  }

  keyed(field: PlannedField): PlannedField {
    const known = this.#keyed.get(field) ?? this.#withKeys(field, this.#shadowed);
    this.#keyed.set(field, known);
    return known;
  }

  #withKeys(field: PlannedField, shadowed: ReadonlySet<string>): PlannedField {
    const { name, args, inner } = field;
    const isOwn = shadowed.has(name) || args.length > 0;
    return {
      ...field,
      key: isOwn ? this.#keyOf(field) : name,
      // Only the planner stores anything within an object under a planner key.
      inner: inner?.map((one) => this.#withKeys(one, isOwn ? none : shadowed)) ?? null,
    };
  }

  #keyOf({ name, args }: PlannedField): string {
    const identity = `${name}(${args.map(print).join()})`;
    const key = this.#keys.get(identity) ?? `${plannerKeyPrefix}${this.#keys.size}_${name}`;
    this.#keys.set(identity, key);
    return key;
  }
}

const none: ReadonlySet<string> = new Set();

function shadowedNames(fields: readonly PlannedField[]): string[] {
  return fields.flatMap(({ key, name, args, inner }) => [
    ...(key !== name || args.length > 0 || inner ? [key] : []),
    ...(inner ? shadowedNames(inner) : []),
  ]);
}
