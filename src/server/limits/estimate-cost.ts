import { assumedListSize } from "../../domain/field-price";
import type { CostInput } from "./cost-input";
import { longestOf, longestTogether } from "./list-bounds";
import type { PricedField, PricedOperation, PricedSelection } from "./priced-operation";
import { pointsOf, tenthsOf, timesSelected } from "./selections";
import { surchargeOf } from "./surcharge";

/** The estimated cost of an operation, before any database access. */
export interface CostEstimate {
  /** Depth of the fields. Root fields have depth 1. */
  readonly depth: number;
  /** Fields with an alias. Those in fragments count once per spread. */
  readonly aliases: number;
  readonly rootFields: number;
  /** Maximum number of entities in the answer. Nested pages multiply. */
  readonly nodes: number;
  /** Points: 1 per entity, 0.1 per field of an entity, 1 per requested list. At least 10. */
  readonly price: number;
}

/** The price is in tenths of a point. */
export type PartialCost = Pick<CostEstimate, "nodes" | "price">;

/** For questions about an estimate: other page sizes, and the cost of each field by itself. */
export interface Questions {
  readonly pageSizes?: ReadonlyMap<PricedField, number>;
  /** Called with the cost of a field without that of the fields in it, and with the page or the field that it belongs to. */
  readonly onCost?: (field: PricedField, own: PartialCost, within: PricedField | null) => void;
}

const zeroCost: PartialCost = { nodes: 0, price: 0 };

interface CostPosition {
  readonly depth: number;
  /** Maximum number of objects here. */
  readonly count: number;
  /** Whether no object is here twice. */
  readonly isDistinct: boolean;
  /** Within a connection: the maximum number of rows of all pages. */
  readonly rows: number | null;
  /** Possible concrete types; null for any. */
  readonly types: ReadonlySet<string> | null;
  /** The page that the objects are in. */
  readonly page: PricedField | null;
}

const atRoot: CostPosition = {
  depth: 0,
  count: 1,
  isDistinct: true,
  rows: null,
  types: null,
  page: null,
};

/** Estimates the cost of an operation. No page has more rows than its bounds say. */
export function estimateCost(
  { estimated }: PricedOperation,
  input: CostInput,
  questions: Questions = {},
): CostEstimate {
  const estimate = new Estimate(input, questions);
  const { nodes, price } = estimate.of(estimated, atRoot);
  return { ...estimate.seen, nodes, price: pointsOf(price) };
}

class Estimate {
  readonly seen = { depth: 0, aliases: 0, rootFields: 0 };
  readonly #input: CostInput;
  readonly #questions: Questions;

  constructor(input: CostInput, questions: Questions) {
    this.#input = input;
    this.#questions = questions;
  }

  of({ fields, byType }: PricedSelection, position: CostPosition): PartialCost {
    const costs = new Map(fields.map((field) => [field, this.#fieldCost(field, position)]));
    const sumOf = (some: readonly PricedField[]) =>
      some.reduce((sum, field) => plus(sum, costs.get(field) ?? zeroCost), zeroCost);
    if (byType === null) return sumOf(fields);

    // An object has one concrete type, so only the most expensive type counts.
    const possible = [...byType].filter(([type]) => position.types?.has(type) ?? true);
    return possible.reduce((highest, [, own]) => max(highest, sumOf(own)), zeroCost);
  }

  #fieldCost(field: PricedField, position: CostPosition): PartialCost {
    const times = timesSelected(field.selectedIf, this.#input.values);
    if (times === 0) return zeroCost;
    const depth = position.depth + 1;
    this.seen.depth = Math.max(this.seen.depth, depth);
    if (field.isAliased) this.seen.aliases += times;
    if (position.depth === 0) this.seen.rootFields += times;
    if (field.isIntrospection) {
      this.of(field.inner, { ...position, depth });
      return zeroCost;
    }

    const surcharge = surchargeOf(field, this.#input, position.count);
    if (!field.isComposite) {
      return this.#tell(field, { nodes: 0, price: surcharge + position.count * tenthsOf.field }, position);
    }
    const inner = this.#within(field, position);
    const own = {
      nodes: field.isEntity ? inner.count : 0,
      price:
        surcharge +
        (field.isOwnList ? tenthsOf.list : 0) +
        inner.count * (field.isEntity ? tenthsOf.entity : tenthsOf.field),
    };
    return plus(this.#tell(field, own, inner), this.of(field.inner, inner));
  }

  #tell(field: PricedField, own: PartialCost, { page }: CostPosition): PartialCost {
    this.#questions.onCost?.(field, own, page);
    return own;
  }

  /** The position of the objects that a field returns. */
  #within(field: PricedField, position: CostPosition): CostPosition {
    const { values, bounds } = this.#input;
    const { count, isDistinct: isOfDistinct, rows } = position;
    const inner = { ...position, depth: position.depth + 1, rows: null, types: field.types(values) };
    if (field.pageSize) {
      const isDistinct = count <= 1 || (isOfDistinct && field.bounds.hasOneParent);
      return { ...inner, rows: this.#rowsOfPages(field, position), isDistinct, page: field };
    }
    if (!field.isList) return { ...inner, isDistinct: count <= 1 || (isOfDistinct && field.isPartOfPage) };
    if (rows !== null) return { ...inner, count: rows };

    const { assumedSize = assumedListSize, longest = 0 } = field.price;
    const items = Math.max(count * (field.listSize?.(values) ?? assumedSize), longest);
    return { ...inner, count: atMost(items, count, longestOf(field.bounds, bounds)), isDistinct: false };
  }

  /** The rows of the pages of all parents here. A child of one parent only is in one page only. */
  #rowsOfPages(field: PricedField, { count, isDistinct }: CostPosition): number {
    const { values, bounds } = this.#input;
    const size = this.#questions.pageSizes?.get(field) ?? field.pageSize?.(values) ?? 0;
    const rows = atMost(count * size, count, longestOf(field.bounds, bounds));
    return isDistinct ? Math.min(rows, longestTogether(field.bounds, bounds)) : rows;
  }
}

/** At most `items`, and at most `longest` for each of `count` lists. */
function atMost(items: number, count: number, longest: number): number {
  // Without a list, there is nothing to multiply by an unknown length.
  return count === 0 ? 0 : Math.min(items, count * longest);
}

function plus(one: PartialCost, other: PartialCost): PartialCost {
  return { nodes: one.nodes + other.nodes, price: one.price + other.price };
}

function max(one: PartialCost, other: PartialCost): PartialCost {
  return { nodes: Math.max(one.nodes, other.nodes), price: Math.max(one.price, other.price) };
}
