import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

import { assumedListSize, priceOf } from "../../domain/field-price";
import { typeOfId } from "../../domain/ids";
import { argumentOf, type Values } from "./argument";
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

/** The estimated cost of an operation, before any database access. */
export interface CostEstimate {
  /** Depth of the fields. Root fields have depth 1. */
  readonly depth: number;
  /** Fields with an alias. Those in fragments count once per spread. */
  readonly aliases: number;
  readonly rootFields: number;
  /** Maximum number of entities in the answer. Nested pages multiply. */
  readonly nodes: number;
  /** Points: 1 per entity, 0.1 per field of an entity, 1 per requested list. At least 1. */
  readonly price: number;
}

/**
 * Estimates the cost of an operation from the schema: which lists are pages, which types are entities, and
 * the surcharges of fields. `values` are the coerced variables.
 */
export function estimateCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Values,
): CostEstimate {
  const fragments = fragmentsOf(document);
  const context = { schema, fragments, values };
  const seen = { depth: 0, aliases: 0, rootFields: 0 };

  const walk = (
    selections: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    position: CostPosition,
  ): PartialCost => {
    const costs = collectFields(selections, type, context).map((collected) => ({
      on: collected.on,
      cost: visit(collected, position),
    }));
    if (!isAbstractType(type)) return costs.reduce((sum, { cost }) => plus(sum, cost), zeroCost);

    // An object has one concrete type, so only the most expensive type counts.
    const possible = schema.getPossibleTypes(type).filter(({ name }) => position.types?.has(name) ?? true);
    return possible.reduce((highest, object) => {
      const own = costs.filter(
        ({ on }) => on === object || (isAbstractType(on) && schema.isSubType(on, object)),
      );
      return max(
        highest,
        own.reduce((sum, { cost }) => plus(sum, cost), zeroCost),
      );
    }, zeroCost);
  };

  const visit = (collected: CollectedField, position: CostPosition): PartialCost => {
    const { node, on, times } = collected;
    const name = node.name.value;
    seen.depth = Math.max(seen.depth, position.depth + 1);
    if (node.alias) seen.aliases += times;
    if (position.depth === 0) seen.rootFields += times;
    const field = "getFields" in on ? on.getFields()[name] : undefined;
    if (field && !name.startsWith("__")) return estimateField(collected, field, position);
    for (const inner of collected.selections) walkIntrospection(inner, position.depth + 1);
    return zeroCost;
  };

  const estimateField = (
    collected: CollectedField,
    field: GraphQLField<unknown, unknown>,
    position: CostPosition,
  ): PartialCost => {
    const { node, on, selections } = collected;
    const type = getNamedType(field.type);
    const surcharge = surchargeOf(field, node, values, position.count);
    if (!isCompositeType(type)) return { nodes: 0, price: surcharge + position.count * tenthsOf.field };

    const pageSize = pageSizeOf(field, node, values);
    const isOwnList = pageSize !== null || (isEntityType(type) && !isPartOfPage(on));
    const isList = isListType(getNullableType(field.type));
    const count = isList ? countInLists(collected, field, position) : position.count;
    const own = {
      nodes: isEntityType(type) ? count : 0,
      price:
        surcharge +
        (isOwnList ? tenthsOf.list : 0) +
        count * (isEntityType(type) ? tenthsOf.entity : tenthsOf.field),
    };
    const types = typesOfIds(field, node, values);
    return plus(own, walk(selections, type, { depth: position.depth + 1, count, pageSize, types }));
  };

  /**
   * Maximum number of items in `count` lists: a page has the requested size; other lists the size by argument
   * or by the field's declaration.
   */
  const countInLists = (
    { node }: CollectedField,
    field: GraphQLField<unknown, unknown>,
    { count, pageSize }: CostPosition,
  ): number => {
    const { assumedSize = assumedListSize, longest = 0 } = priceOf(field);
    const size = pageSize ?? requestedSizeOf(field, node, values) ?? assumedSize;
    return Math.max(count * size, longest);
  };

  /** Introspection needs no statement. Only its depth and aliases count. */
  const walkIntrospection = (selections: SelectionSetNode, depth: number): void => {
    seen.depth = Math.max(seen.depth, depth + 1);
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) seen.aliases += 1;
        if (selection.selectionSet) walkIntrospection(selection.selectionSet, depth + 1);
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (inner) walkIntrospection(inner.selectionSet, depth);
      }
    }
  };

  const root = schema.getRootType(operation.operation);
  const { nodes, price } = root
    ? walk([operation.selectionSet], root, { depth: 0, count: 1, pageSize: null, types: null })
    : zeroCost;
  return { ...seen, nodes, price: pointsOf(price) };
}

/** The price is in tenths of a point. */
type PartialCost = Pick<CostEstimate, "nodes" | "price">;

const zeroCost: PartialCost = { nodes: 0, price: 0 };

function plus(one: PartialCost, other: PartialCost): PartialCost {
  return { nodes: one.nodes + other.nodes, price: one.price + other.price };
}

function max(one: PartialCost, other: PartialCost): PartialCost {
  return { nodes: Math.max(one.nodes, other.nodes), price: Math.max(one.price, other.price) };
}

interface CostPosition {
  readonly depth: number;
  /** Maximum number of objects here. */
  readonly count: number;
  /** Within a connection: the page size. */
  readonly pageSize: number | null;
  /** Possible concrete types; null for any. */
  readonly types: ReadonlySet<string> | null;
}

/** The page size; null if the field is not a page. */
function pageSizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, values: Values): number | null {
  const first = field.args.find(({ name }) => name === "first");
  if (!first) return null;
  const value = argumentOf(field, node, "first", values);
  return typeof value === "number" && value > 0 ? value : Number(first.defaultValue ?? 1);
}

/** The maximum length of a list without paging, by its arguments. */
function requestedSizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Values,
): number | undefined {
  const ids = argumentOf(field, node, "ids", values);
  if (Array.isArray(ids)) return ids.length;
  const size = argumentOf(field, node, "max", values);
  return typeof size === "number" && size > 0 ? size : undefined;
}

/** An id contains its type, so fragments on other types cost nothing. */
function typesOfIds(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Values,
): ReadonlySet<string> | null {
  const ids = ["id", "ids"].flatMap((name) => argumentOf(field, node, name, values) ?? []);
  if (ids.length === 0) return null;
  return new Set(
    ids.map((id) => (typeof id === "string" ? typeOfId(id) : null)).filter((type) => type !== null),
  );
}
