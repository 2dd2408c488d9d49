import { assumedListSize } from "../../domain/field-price";
import type { CostInput } from "./cost-input";
import { longestOf, longestTogether } from "./list-bounds";
import { type OperationShape, shapeOf } from "./operation-shape";
import type { PricedField, PricedOperation, PricedSelection } from "./priced-operation";
import { timesSelected } from "../../operations/selections";
import { pointsOf, tenthsOf } from "./tariff";
import { surchargeOf } from "./surcharge";

/** The estimated cost of an operation, before any database access. */
export interface CostEstimate extends OperationShape {
  /** Maximum number of entities in the answer. Nested pages multiply. */
  readonly nodes: number;
  /** Points: 1 per entity, 0.1 per field of an entity, 1 per requested list, and 10 for the operation. */
  readonly price: number;
}

/** The price is in tenths of a point. */
export type PartialCost = Pick<CostEstimate, "nodes" | "price">;

type OnCost = (field: PricedField, own: PartialCost, within: PricedField | null) => void;

/** For questions about an estimate: other page sizes, and the cost of each field by itself. */
export interface Questions {
  readonly pageSizes?: ReadonlyMap<PricedField, number>;
  /**
   * Called with the cost of a field without that of the fields in it, and with the page or the field that it belongs to. Not
   * for fields of a type that the objects cannot have, or that costs less than another type of the one object.
   */
  readonly onCost?: OnCost;
}

interface Cost extends PartialCost {
  /** Of the price at most so much does not depend on the number of objects: lists, and surcharges per selection. */
  readonly once: number;
  /** Of the price at most so much does. */
  readonly each: number;
}

const zeroCost: Cost = { nodes: 0, price: 0, once: 0, each: 0 };

interface CostPosition {
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
  /** Whether each list counts as short, even where one may be much longer (`longest`). */
  readonly isShort: boolean;
}

const atRoot: CostPosition = {
  count: 1,
  isDistinct: true,
  rows: null,
  types: null,
  page: null,
  isShort: false,
};

/** The cost of a field on one object. */
interface CostOnOne {
  /** With lists of the usual length. */
  readonly usual: Cost;
  /** Of the few that are much longer: of all objects together so much more. */
  readonly more: Cost;
}

/** Estimates the cost of an operation. No page has more rows than its bounds say. */
export function estimateCost(
  operation: PricedOperation,
  input: CostInput,
  questions: Questions = {},
): CostEstimate {
  const estimate = new Estimate(input, questions);
  const { nodes, price } = estimate.of(operation.estimated, atRoot);
  for (const told of estimate.told) questions.onCost?.(...told);
  return { ...shapeOf(operation, input.values), nodes, price: pointsOf(price) };
}

type Told = Parameters<OnCost>;

class Estimate {
  told: Told[] = [];
  readonly #input: CostInput;
  readonly #questions: Questions;
  /** Costs of fields of abstract types on one object, of short lists only and of others. */
  readonly #onOne = { short: new Map<PricedField, CostOnOne>(), all: new Map<PricedField, CostOnOne>() };

  constructor(input: CostInput, questions: Questions) {
    this.#input = input;
    this.#questions = questions;
  }

  of({ fields, byType }: PricedSelection, position: CostPosition): Cost {
    if (byType === null) return sumOf(fields, (field) => this.#fieldCost(field, position));
    const types = [...byType].filter(([type]) => position.types?.has(type) ?? true).map(([, own]) => own);
    return position.count <= 1 ? this.#highest(types, position) : this.#ofMixed(types, position);
  }

  /** An object has one concrete type, so only the most expensive type counts. */
  #highest(types: ReadonlyArray<readonly PricedField[]>, position: CostPosition): Cost {
    const fields = new Map(
      [...new Set(types.flat())].map((field) => [field, this.#apart(() => this.#fieldCost(field, position))]),
    );
    const costs = types.map((own) => ({
      own,
      cost: sumOf(own, (field) => fields.get(field)?.cost ?? zeroCost),
    }));
    const [highest] = costs.toSorted((one, other) => other.cost.price - one.cost.price);
    for (const field of highest?.own ?? []) this.told.push(...(fields.get(field)?.told ?? []));
    return costs.map(({ cost }) => cost).reduce(max, zeroCost);
  }

  /**
   * Objects of all types together. Each type pays once what does not depend on the number of objects. The rest is at most that
   * of each field on all objects, and at most that of the most expensive type on one object, times the objects, and what the
   * few long lists of each type add: bounds of lists make it grow less than in proportion.
   */
  #ofMixed(types: ReadonlyArray<readonly PricedField[]>, position: CostPosition): Cost {
    const fields = [...new Set(types.flat())];
    const all = sumOf(fields, (field) => this.#fieldCost(field, position));
    const onOne = types
      .map((own) => sumOf(own, (field) => this.#costOnOne(field, position).usual))
      .reduce(max, zeroCost);
    const more = sumOf(fields, (field) => this.#costOnOne(field, position).more);
    const each = Math.min(all.each, position.count * onOne.each + more.each);
    const nodes = Math.min(all.nodes, position.count * onOne.nodes + more.nodes);
    return { nodes, price: all.once + each, once: all.once, each };
  }

  #costOnOne(field: PricedField, position: CostPosition): CostOnOne {
    const found = this.#onOne[position.isShort ? "short" : "all"];
    const known = found.get(field);
    if (known) return known;
    const one = { ...position, count: 1, isDistinct: true };
    const costOf = (isShort: boolean) => this.#apart(() => this.#fieldCost(field, { ...one, isShort })).cost;
    const [usual, longest] = [costOf(true), costOf(position.isShort)];
    const cost = { usual, more: minus(longest, usual) };
    found.set(field, cost);
    return cost;
  }

  /** What is told meanwhile is returned. */
  #apart(work: () => Cost): { readonly cost: Cost; readonly told: readonly Told[] } {
    const before = this.told;
    this.told = [];
    const cost = work();
    const { told } = this;
    this.told = before;
    return { cost, told };
  }

  #fieldCost(field: PricedField, position: CostPosition): Cost {
    const { count } = position;
    if (field.isIntrospection || timesSelected(field.selectedIf, this.#input.values) === 0) return zeroCost;

    const once = surchargeOf(field, this.#input, 0) + (field.isOwnList ? tenthsOf.list : 0);
    const surcharge = surchargeOf(field, this.#input, count) - surchargeOf(field, this.#input, 0);
    const costOf = (nodes: number, each: number): Cost => ({ nodes, price: once + each, once, each });
    if (!field.isComposite) {
      return this.#tell(field, costOf(0, surcharge + count * tenthsOf.field), position);
    }
    const inner = this.#within(field, position);
    const own = field.isEntity
      ? costOf(inner.count, surcharge + inner.count * tenthsOf.entity)
      : costOf(0, surcharge + inner.count * tenthsOf.field);
    return plus(this.#tell(field, own, inner), this.of(field.inner, inner));
  }

  #tell(field: PricedField, own: Cost, { page }: CostPosition): Cost {
    if (this.#questions.onCost) this.told.push([field, own, page]);
    return own;
  }

  /** The position of the objects that a field returns. */
  #within(field: PricedField, position: CostPosition): CostPosition {
    const { values, bounds } = this.#input;
    const { count, isDistinct: isOfDistinct, rows } = position;
    const inner = { ...position, rows: null, types: field.types(values) };
    if (field.pageSize) {
      const isDistinct = count <= 1 || (isOfDistinct && field.bounds.isOfOneParent);
      return { ...inner, rows: this.#rowsOfPages(field, position), isDistinct, page: field };
    }
    if (!field.isList) return { ...inner, isDistinct: count <= 1 || (isOfDistinct && field.isPartOfPage) };
    if (rows !== null) return { ...inner, count: rows };

    const { assumedSize = assumedListSize, longest = 0 } = field.price;
    const usual = count * (field.listSize?.(values) ?? assumedSize);
    const items = position.isShort ? usual : Math.max(usual, longest);
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

function sumOf(fields: readonly PricedField[], costOf: (field: PricedField) => Cost): Cost {
  return fields.reduce((sum, field) => plus(sum, costOf(field)), zeroCost);
}

function plus(one: Cost, other: Cost): Cost {
  return {
    nodes: one.nodes + other.nodes,
    price: one.price + other.price,
    once: one.once + other.once,
    each: one.each + other.each,
  };
}

function minus(one: Cost, other: Cost): Cost {
  return {
    nodes: one.nodes - other.nodes,
    price: one.price - other.price,
    once: one.once - other.once,
    each: one.each - other.each,
  };
}

function max(one: Cost, other: Cost): Cost {
  return {
    nodes: Math.max(one.nodes, other.nodes),
    price: Math.max(one.price, other.price),
    once: Math.max(one.once, other.once),
    each: Math.max(one.each, other.each),
  };
}
