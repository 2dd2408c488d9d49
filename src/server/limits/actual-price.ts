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
      const came = objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key]);
      if (came.length === 0 || field.isIntrospection) continue;

      price += surchargeOf(field, input, came.length);
      if (!field.isComposite) {
        price += came.length * tenthsOf.field;
        continue;
      }
      const found = came
        .flat(2)
        .filter((value): value is Data => typeof value === "object" && value !== null);
      if (field.isOwnList) price += tenthsOf.list;
      price += found.length * (isEntity ? tenthsOf.entity : tenthsOf.field);
      walk(field.inner, found);
    }
  };

  walk(answered, [data]);
  return pointsOf(price);
}

/** The price of one event of a subscription: without what is paid once, when it begins. */
export function eventPrice(operation: PricedOperation, input: CostInput, data: object): number {
  const none = Object.fromEntries(Object.keys(data).map((key) => [key, null]));
  return actualPrice(operation, input, data as Data) - actualPrice(operation, input, none);
}
