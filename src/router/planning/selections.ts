import { print, type TypeNode, visit } from "graphql";

import type { PlannedField } from "./planned-field";
import { type Condition, conditionsKey } from "./conditions";

/** A field in a request to a subgraph. */
export interface SelectedField {
  readonly planned: PlannedField;
  /** Its type in the subgraph. */
  readonly type: TypeNode;
  readonly inner: Selections | null;
  /** Its alias, when it cannot use its own key. */
  alias: string | null;
}

/** A selection set in a request. It grows during planning. */
export class Selections {
  readonly #fields = new Map<string, SelectedField>();
  readonly #byType = new Map<string, Selections>();
  #hasTypename = false;

  get fields(): Iterable<SelectedField> {
    return this.#fields.values();
  }

  /** Selections under type conditions. */
  get byType(): Iterable<Selections> {
    return this.#byType.values();
  }

  /** Adds a field. Returns its selection set; null for a leaf. */
  add(planned: PlannedField, type: TypeNode): Selections | null {
    const identity = `${planned.key} ${conditionsKey(planned.conditions)}`;
    const known = this.#fields.get(identity);
    if (known) return known.inner;
    const inner = planned.inner ? new Selections() : null;
    this.#fields.set(identity, { planned, type, inner, alias: null });
    return inner;
  }

  addTypename(): void {
    this.#hasTypename = true;
  }

  on(type: string): Selections {
    const known = this.#byType.get(type) ?? new Selections();
    this.#byType.set(type, known);
    return known;
  }

  /** As GraphQL text. */
  toString(): string {
    const fields = [...this.#fields.values()].map(written);
    const fragments = [...this.#byType].map(([type, selections]) => `...on ${type}${String(selections)}`);
    const parts = [...fields, ...fragments];
    // An empty selection set is not valid GraphQL.
    return `{${[...(this.#hasTypename || parts.length === 0 ? ["__typename"] : []), ...parts].join(" ")}}`;
  }
}

function written({
  planned: { key, name, args, directives, conditions },
  alias,
  inner,
}: SelectedField): string {
  const called = alias ?? key;
  const given = args.length > 0 ? `(${args.map(print).join(" ")})` : "";
  const [first, ...others] = conditions.map(asDirective);
  const all = [...(first === undefined ? [] : [first]), ...directives.map(print)].join(" ");
  const field = `${called === name ? "" : `${called}:`}${name}${given}${all && ` ${all}`}${inner ? String(inner) : ""}`;
  // @skip and @include may occur once per location, so further conditions become inline fragments.
  return others.reduce((within, directive) => `...${directive}{${within}}`, field);
}

function asDirective({ variable, is }: Condition): string {
  return `@${is ? "include" : "skip"}(if:$${variable})`;
}

/** The variables that a selection set uses. */
export function variablesIn(selections: Selections): string[] {
  const found: string[] = [];
  for (const { planned, inner } of selections.fields) {
    found.push(...planned.conditions.map(({ variable }) => variable));
    for (const node of [...planned.args, ...planned.directives]) {
      visit(node, { Variable: ({ name }) => void found.push(name.value) });
    }
    if (inner) found.push(...variablesIn(inner));
  }
  for (const some of selections.byType) found.push(...variablesIn(some));
  return found;
}
