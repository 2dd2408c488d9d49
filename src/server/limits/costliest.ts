import type { CostInput } from "./cost-input";
import { estimateCost, type PartialCost } from "./estimate-cost";
import type { PricedField, PricedOperation } from "./priced-operation";
import { withCommas } from "./refusal";
import { tenthsOf } from "./tariff";
import { surchargeOf } from "./surcharge";

/** The field that costs most, and a change that makes the operation cheaper. */
export interface Costliest {
  /** By the price, or by the number of entities. */
  readonly by: keyof PartialCost;
  /** Response keys: `episodes.nodes.hosts`. */
  readonly path: string;
  /** Its cost, without that of the pages in it. */
  readonly cost: number;
  /** The page size that fits, else 1; null if the field has no page. */
  readonly first: number | null;
  /** The cost of the operation with that page size, or without the field. */
  readonly costThen: number;
}

/** Page sizes to suggest. */
const sizes = [50, 40, 30, 20, 10, 5, 2, 1];

/** Finds it. Null for an operation of no cost. */
export function costliestField(
  operation: PricedOperation,
  input: CostInput,
  by: keyof PartialCost,
  max: number,
): Costliest | null {
  const costs = new Map<PricedField, number>();
  const add = (field: PricedField, cost: number) => costs.set(field, (costs.get(field) ?? 0) + cost);
  const total = estimateCost(operation, input, {
    onCost(field, own, page) {
      // A surcharge is paid for the field itself, and the rest for the rows of the page.
      const surcharge = by === "price" ? surchargeOf(field, input, 0) : 0;
      if (surcharge > 0) add(field, surcharge);
      add(page ?? field, own[by] - surcharge);
    },
  })[by];
  const [field, cost] = [...costs].reduce<[PricedField | null, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    [null, 0],
  );
  if (field === null) return null;

  const inPoints = (value: number) => (by === "price" ? Math.ceil(value / tenthsOf.point) : value);
  const costWith = (size: number): number =>
    estimateCost(operation, input, { pageSizes: new Map([[field, size]]) })[by];
  const own = { by, path: field.path, cost: inPoints(cost) };
  const isPaid = field.pageSize === null || surchargeOf(field, input, 0) > cost / 2;
  if (isPaid) return { ...own, first: null, costThen: total - inPoints(cost) };
  const smaller = sizes.filter((size) => size < (field.pageSize?.(input.values) ?? 0));
  const first = smaller.find((size) => costWith(size) <= max) ?? 1;
  return { ...own, first, costThen: costWith(first) };
}

/** In words, for the message of a refusal. */
export function inWords({ by, path, cost, first, costThen }: Costliest): string {
  const change = first === null ? "the rest" : `\`first: ${first}\` there`;
  const result = `${by === "price" ? "costs" : "leaves"} ${withCommas(costThen)}`;
  return `Most of it is \`${path}\`, ${withCommas(cost)}: ${change} ${result}.`;
}
