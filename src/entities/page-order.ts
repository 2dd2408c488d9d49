import type { Order } from "./orders";

type Orders = readonly [Order, ...Order[]];

const orders = new Map<object, Map<string, Orders>>();

/** The available orders of this relation's pages, the default first. TypeORM has no option for them. */
export const PageOrder =
  (...given: Orders) =>
  (prototype: object, property: string): void => {
    orders.set(prototype, (orders.get(prototype) ?? new Map<string, Orders>()).set(property, given));
  };

export const pageOrdersOf = (target: { prototype: object }, property: string): Orders | undefined =>
  orders.get(target.prototype)?.get(property);
