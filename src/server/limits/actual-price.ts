import type { CostInput } from "./cost-input";

import type { PricedOperation, PricedSelection } from "./priced-operation";
import { pointsOf, tenthsOf } from "./tariff";
import { surchargeOf } from "./surcharge";

type Data = Readonly<Record<string, unknown>>;

/** The actual price of an answer: the tariff of `estimateCost`, with the same input, applied to the returned data. */
export function actualPrice({ answered }: PricedOperation, input: CostInput, data: Data): number {
  let price = 0;

  const walk = ({ fields }: PricedSelection, objects: readonly Data[]): void => {
    for (const field of fields) {
      const { key, isEntity } = field;
      if (field.isIntrospection) continue;
      const found: Data[] = [];
      let times = 0;
      for (const object of objects) {
        if (!Object.hasOwn(object, key)) continue;
        times += 1;
        if (field.isComposite) addObjects(object[key], found);
      }
      if (times === 0) continue;

      price += surchargeOf(field, input, times);
      if (!field.isComposite) {
        price += times * tenthsOf.field;
        continue;
      }
      if (field.isOwnList) price += tenthsOf.list;
      price += found.length * (isEntity ? tenthsOf.entity : tenthsOf.field);
      walk(field.inner, found);
    }
  };

  walk(answered, [data]);
  return pointsOf(price);
}

/** Adds an object, or those of a list, which may be a list of lists. */
function addObjects(value: unknown, to: Data[]): void {
  if (Array.isArray(value)) for (const inner of value) addObjects(inner, to);
  else if (typeof value === "object" && value !== null) to.push(value as Data);
}

/** The price of one event of a subscription: without what is paid once, when it begins. */
export function eventPrice(operation: PricedOperation, input: CostInput, data: object): number {
  const none = Object.fromEntries(Object.keys(data).map((key) => [key, null]));
  return actualPrice(operation, input, data as Data) - actualPrice(operation, input, none);
}
