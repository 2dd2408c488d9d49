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
import {
  type CollectedField,
  collectFields,
  fragmentsOf,
  isPartOfPage,
  isEntityType,
  pointsOf,
  tenthsOf,
} from "./selections";

type Data = Readonly<Record<string, unknown>>;

/** The actual price of an answer: the tariff of `estimateCost`, applied to the returned data. */
export function actualPrice(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Values,
  data: Data,
): number {
  const context = { schema, fragments: fragmentsOf(document), values };
  let price = 0;

  const walk = (
    selections: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    objects: readonly Data[],
  ): void => {
    for (const { key, on, node, selections: inner } of byKey(collectFields(selections, type, context))) {
      const field = "getFields" in on ? on.getFields()[node.name.value] : undefined;
      const came = objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key]);
      if (!field || came.length === 0) continue;

      price += surchargeOf(field, node, values, came.length);
      const named = getNamedType(field.type);
      if (!isCompositeType(named)) {
        price += came.length * tenthsOf.field;
        continue;
      }
      const found = came
        .flat(2)
        .filter((value): value is Data => typeof value === "object" && value !== null);
      const isPage = field.args.some(({ name }) => name === "first");
      if (isPage || (isEntityType(named) && !isPartOfPage(on))) price += tenthsOf.list;
      price += found.length * (isEntityType(named) ? tenthsOf.entity : tenthsOf.field);
      walk(inner, named, found);
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root) walk([operation.selectionSet], root, [data]);
  return pointsOf(price);
}

/** Merges fields by response key: an object has each key once. */
function byKey(collected: readonly CollectedField[]): CollectedField[] {
  const merged = new Map<string, CollectedField>();
  for (const one of collected) {
    const known = merged.get(one.key);
    merged.set(one.key, known ? { ...known, selections: [...known.selections, ...one.selections] } : one);
  }
  return [...merged.values()];
}
