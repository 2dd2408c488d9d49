import {
  type DocumentNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

import type { Values } from "./argument";
import { surchargeOf } from "./price-list";
import { type Asked, askedOf, fragmentsOf, isPartOfPage, isThing, pointsOf, tenthsOf } from "./selections";

type Data = Readonly<Record<string, unknown>>;

/** What an answer did cost: the tariff of `measure`, on what came instead of what could have come. */
export function actualPrice(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Values,
  data: Data,
): number {
  const terrain = { schema, fragments: fragmentsOf(document), values };
  let price = 0;

  const walk = (
    selections: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    objects: readonly Data[],
  ): void => {
    for (const { key, on, node, selections: inner } of byKey(askedOf(selections, type, terrain))) {
      const field = "getFields" in on ? on.getFields()[node.name.value] : undefined;
      const came = objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key]);
      if (!field || came.length === 0) continue;

      price += surchargeOf(on, field, node, values, came.length);
      const named = getNamedType(field.type);
      if (!isCompositeType(named)) {
        price += came.length * tenthsOf.field;
        continue;
      }
      const found = came
        .flat(2)
        .filter((value): value is Data => typeof value === "object" && value !== null);
      const isPage = field.args.some(({ name }) => name === "first");
      if (isPage || (isThing(named) && !isPartOfPage(on))) price += tenthsOf.list;
      price += found.length * (isThing(named) ? tenthsOf.thing : tenthsOf.field);
      walk(inner, named, found);
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root) walk([operation.selectionSet], root, [data]);
  return pointsOf(price);
}

/** An object has a key once, whatever of its types it was asked of. */
function byKey(asked: readonly Asked[]): Asked[] {
  const merged = new Map<string, Asked>();
  for (const one of asked) {
    const known = merged.get(one.key);
    merged.set(one.key, known ? { ...known, selections: [...known.selections, ...one.selections] } : one);
  }
  return [...merged.values()];
}
