import { print, type TypeNode, visit } from "graphql";

import type { Ask } from "./ask";
import { type Condition, textOf } from "./conditions";

/** A field in a request to a subgraph. */
export interface Selected {
  readonly ask: Ask;
  /** As the subgraph promises it. */
  readonly type: TypeNode;
  readonly inner: Selections | null;
  /** Under which it is asked for, where that cannot be the ask's own key. */
  alias: string | null;
}

/** What a request asks of one kind of object; it grows while a plan is made. */
export class Selections {
  readonly #fields = new Map<string, Selected>();
  readonly #byType = new Map<string, Selections>();
  #hasTypename = false;

  get fields(): Iterable<Selected> {
    return this.#fields.values();
  }

  /** What is asked of some objects only, by their type. */
  get byType(): Iterable<Selections> {
    return this.#byType.values();
  }

  /** Those of the field itself: null for a leaf. */
  add(ask: Ask, type: TypeNode): Selections | null {
    const identity = `${ask.key} ${textOf(ask.conditions)}`;
    const known = this.#fields.get(identity);
    if (known) return known.inner;
    const inner = ask.inner ? new Selections() : null;
    this.#fields.set(identity, { ask, type, inner, alias: null });
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

  /** As it stands in an operation. */
  toString(): string {
    const fields = [...this.#fields.values()].map(written);
    const fragments = [...this.#byType].map(([type, selections]) => `...on ${type}${String(selections)}`);
    const parts = [...fields, ...fragments];
    // Nothing at all is no GraphQL.
    return `{${[...(this.#hasTypename || parts.length === 0 ? ["__typename"] : []), ...parts].join(" ")}}`;
  }
}

function written({ ask: { key, name, args, directives, conditions }, alias, inner }: Selected): string {
  const called = alias ?? key;
  const given = args.length > 0 ? `(${args.map(print).join(" ")})` : "";
  const [first, ...others] = conditions.map(asDirective);
  const all = [...(first === undefined ? [] : [first]), ...directives.map(print)].join(" ");
  const field = `${called === name ? "" : `${called}:`}${name}${given}${all && ` ${all}`}${inner ? String(inner) : ""}`;
  // The same directive may not stand twice at one place.
  return others.reduce((within, directive) => `...${directive}{${within}}`, field);
}

function asDirective({ variable, is }: Condition): string {
  return `@${is ? "include" : "skip"}(if:$${variable})`;
}

/** The variables that a request uses, of those that its operation defines. */
export function variablesIn(selections: Selections): string[] {
  const found: string[] = [];
  for (const { ask, inner } of selections.fields) {
    found.push(...ask.conditions.map(({ variable }) => variable));
    for (const node of [...ask.args, ...ask.directives]) {
      visit(node, { Variable: ({ name }) => void found.push(name.value) });
    }
    if (inner) found.push(...variablesIn(inner));
  }
  for (const some of selections.byType) found.push(...variablesIn(some));
  return found;
}
