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

import { typeOfId } from "../../domain/ids";
import { argumentOf, type Values } from "./argument";
import { listedPrice, surchargeOf } from "./price-list";
import { type Asked, askedOf, fragmentsOf, isPartOfPage, isThing, pointsOf, tenthsOf } from "./selections";

/** What an operation asks for, before anything is asked of the database. */
export interface Measure {
  /** How deep its fields lie, the roots at 1. */
  readonly depth: number;
  /** Fields that go by another name, spread fragments counted each time. */
  readonly aliases: number;
  readonly rootFields: number;
  /** How many things it could bring at most, pages within pages multiplied. */
  readonly nodes: number;
  /** Points: one for each thing, a tenth for each field of one, one for each list that is asked; at least 1. */
  readonly price: number;
}

/** A list that is no page: of an episode's hosts, of reasons. It is short, and nobody says how short. */
const shortList = 3;

/**
 * Measures an operation by what the schema knows: which lists are pages, which types are things of the catalogue, and what
 * fields cost beyond what they bring. `values` are those of its variables, defaults included.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Values,
): Measure {
  const fragments = fragmentsOf(document);
  const terrain = { schema, fragments, values };
  const seen = { depth: 0, aliases: 0, rootFields: 0 };

  const walk = (selections: readonly SelectionSetNode[], type: GraphQLCompositeType, place: Place): Load => {
    const loads = askedOf(selections, type, terrain).map((asked) => ({
      on: asked.on,
      load: look(asked, place),
    }));
    if (!isAbstractType(type)) return loads.reduce((sum, { load }) => plus(sum, load), nothing);

    // Something is of one type only: what is asked of the dearest is the most that can come.
    const possible = schema.getPossibleTypes(type).filter(({ name }) => place.types?.has(name) ?? true);
    return possible.reduce((most, object) => {
      const own = loads.filter(
        ({ on }) => on === object || (isAbstractType(on) && schema.isSubType(on, object)),
      );
      return max(
        most,
        own.reduce((sum, { load }) => plus(sum, load), nothing),
      );
    }, nothing);
  };

  const look = (asked: Asked, place: Place): Load => {
    const { node, on, times } = asked;
    const name = node.name.value;
    seen.depth = Math.max(seen.depth, place.depth + 1);
    if (node.alias) seen.aliases += times;
    if (place.depth === 0) seen.rootFields += times;
    const field = "getFields" in on ? on.getFields()[name] : undefined;
    if (field && !name.startsWith("__")) return enter(asked, field, place);
    for (const inner of asked.selections) walkIntrospection(inner, place.depth + 1);
    return nothing;
  };

  const enter = (asked: Asked, field: GraphQLField<unknown, unknown>, place: Place): Load => {
    const { node, on, selections } = asked;
    const type = getNamedType(field.type);
    const surcharge = surchargeOf(on, field, node, values, place.count);
    if (!isCompositeType(type)) return { nodes: 0, price: surcharge + place.count * tenthsOf.field };

    const pageSize = pageSizeOf(field, node, values);
    const isOwnList = pageSize !== null || (isThing(type) && !isPartOfPage(on));
    const isList = isListType(getNullableType(field.type));
    const count = isList ? countInLists(asked, field, place) : place.count;
    const own = {
      nodes: isThing(type) ? count : 0,
      price:
        surcharge +
        (isOwnList ? tenthsOf.list : 0) +
        count * (isThing(type) ? tenthsOf.thing : tenthsOf.field),
    };
    const types = typesOfIds(field, node, values);
    return plus(own, walk(selections, type, { depth: place.depth + 1, count, pageSize, types }));
  };

  /** How many things so many lists may have: a page what it is asked for, others what their arguments or their field say. */
  const countInLists = (
    { node, on }: Asked,
    field: GraphQLField<unknown, unknown>,
    { count, pageSize }: Place,
  ): number => {
    const { assumedSize = shortList, longest = 0 } = listedPrice(on, field);
    const size = pageSize ?? askedSizeOf(field, node, values) ?? assumedSize;
    return Math.max(count * size, longest);
  };

  /** It costs no statement; how deep it goes is limited like anything else. */
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
    : nothing;
  return { ...seen, nodes, price: pointsOf(price) };
}

/** Its price is in tenths of a point. */
type Load = Pick<Measure, "nodes" | "price">;

const nothing: Load = { nodes: 0, price: 0 };

function plus(one: Load, other: Load): Load {
  return { nodes: one.nodes + other.nodes, price: one.price + other.price };
}

function max(one: Load, other: Load): Load {
  return { nodes: Math.max(one.nodes, other.nodes), price: Math.max(one.price, other.price) };
}

interface Place {
  readonly depth: number;
  /** How many objects stand here at most. */
  readonly count: number;
  /** Within a connection: how many rows its page has. */
  readonly pageSize: number | null;
  /** The types that they can be of; null where they can be of any. */
  readonly types: ReadonlySet<string> | null;
}

/** How many rows a page may have; null where the field is no page. */
function pageSizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, values: Values): number | null {
  const first = field.args.find(({ name }) => name === "first");
  if (!first) return null;
  const value = argumentOf(field, node, "first", values);
  return typeof value === "number" && value > 0 ? value : Number(first.defaultValue ?? 1);
}

/** How long its arguments let a list be that is no page. */
function askedSizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Values,
): number | undefined {
  const ids = argumentOf(field, node, "ids", values);
  if (Array.isArray(ids)) return ids.length;
  const most = argumentOf(field, node, "most", values);
  return typeof most === "number" && most > 0 ? most : undefined;
}

/** An id tells its type, so what stands there for others is not asked. */
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
