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
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";

import { type FieldPrice, filterArguments, priceOf } from "../../domain/field-price";
import { typeOfId } from "../../domain/ids";
import { compileArgument, type Compiled } from "../../operations/argument";
import { type ListBounds, listBoundsOf } from "./list-bounds";
import {
  type CollectedField,
  collectFields,
  type Condition,
  fragmentsOf,
  type Selected,
  type SelectionContext,
} from "../../operations/selections";
import { isEntityType, isPartOfPage } from "./tariff";

/** A field of an operation with all that its price depends on, so that the schema is read once per document. */
export interface PricedField {
  /** The response key. */
  readonly key: string;
  /** The response keys from the root: `episodes.nodes.hosts`. */
  readonly path: string;
  readonly isAliased: boolean;
  /** The conditions of each selection of the field. */
  readonly selectedIf: ReadonlyArray<readonly Condition[]>;
  /** Part of the schema's description, which has a price of its own. */
  readonly isIntrospection: boolean;
  readonly price: FieldPrice;
  /** The number of conditions in its filter. */
  readonly conditions: Compiled<number>;
  readonly isComposite: boolean;
  readonly isEntity: boolean;
  readonly isList: boolean;
  /** Whether it is charged as a list: it needs a statement of its own. */
  readonly isOwnList: boolean;
  /** Whether it is a field of a connection or of an edge. */
  readonly isPartOfPage: boolean;
  /** Of a page: its size. */
  readonly pageSize: Compiled<number> | null;
  /** Of a list without paging: its length, by `max` or `ids`. */
  readonly listSize: Compiled<number | null> | null;
  readonly bounds: ListBounds;
  /** By `id` or `ids`: the possible types. Null for any. */
  readonly types: Compiled<ReadonlySet<string> | null>;
  readonly inner: PricedSelection;
}

export interface PricedSelection {
  readonly fields: readonly PricedField[];
  /** Of an abstract type: the fields that each possible type has. */
  readonly byType: ReadonlyMap<string, readonly PricedField[]> | null;
}

/** An operation, compiled for its price. */
export interface PricedOperation {
  /** Fields with one response key on different types are separate. */
  readonly estimated: PricedSelection;
  /** Fields with one response key are merged, as in an answer. */
  readonly answered: PricedSelection;
}

const known = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, PricedOperation>>();

/** Compiles an operation once: Apollo Server caches parsed documents. */
export function pricedOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PricedOperation {
  const ofSchema = known.get(schema) ?? new WeakMap<OperationDefinitionNode, PricedOperation>();
  known.set(schema, ofSchema);
  const found = ofSchema.get(operation);
  if (found) return found;
  const root = schema.getRootType(operation.operation);
  const selected: readonly Selected[] = [{ selectionSet: operation.selectionSet, conditions: [] }];
  const compiled = (isMerged: boolean) => {
    const context = { schema, fragments: fragmentsOf(document), isMerged };
    return root ? compileSelection(selected, root, "", context) : nothing;
  };
  const priced = { estimated: compiled(false), answered: compiled(true) };
  ofSchema.set(operation, priced);
  return priced;
}

const nothing: PricedSelection = { fields: [], byType: null };

function compileSelection(
  selected: readonly Selected[],
  type: GraphQLCompositeType,
  path: string,
  context: SelectionContext,
): PricedSelection {
  const collected = collectFields(selected, type, context);
  const compiled = collected.flatMap((one) => {
    const field = compileField(one, path, context);
    return field ? [{ on: one.on, field }] : [];
  });
  const fields = compiled.map(({ field }) => field);
  const { schema } = context;
  if (!isAbstractType(type)) return { fields, byType: null };
  const isOn = (on: GraphQLCompositeType, object: string) =>
    on.name === object ||
    (isAbstractType(on) && schema.getPossibleTypes(on).some(({ name }) => name === object));
  const byType = schema
    .getPossibleTypes(type)
    .map(
      ({ name }) => [name, compiled.filter(({ on }) => isOn(on, name)).map(({ field }) => field)] as const,
    );
  return { fields, byType: new Map(byType) };
}

function compileField(
  { key, on, node, selections }: CollectedField,
  above: string,
  context: SelectionContext,
): PricedField | null {
  const field = fieldOf(context.schema, on, node.name.value);
  if (!field) return null;
  const type = getNamedType(field.type);
  const isEntity = isCompositeType(type) && isEntityType(type);
  const path = above === "" ? key : `${above}.${key}`;
  const price = priceOf(field);
  const isList = isListType(getNullableType(field.type));
  const size = compileSize(field, node, price);
  const isPage = size !== null && !isList;
  const inner = selections.flatMap(({ selectionSet, conditions }) =>
    selectionSet ? [{ selectionSet, conditions }] : [],
  );
  return {
    key,
    path,
    isAliased: node.alias !== undefined,
    selectedIf: selections.map(({ conditions }) => conditions),
    isIntrospection: type.name.startsWith("__"),
    price,
    conditions: compileConditions(field, node),
    isComposite: isCompositeType(type),
    isEntity,
    isList,
    isOwnList: isPage || (isEntity && !isPartOfPage(on)),
    isPartOfPage: isPartOfPage(on),
    pageSize: isPage ? size : null,
    listSize: isList ? compileListSize(field, node, size) : null,
    bounds: listBoundsOf(on.name, field, price),
    types: compileTypes(field, node),
    inner: isCompositeType(type) ? compileSelection(inner, type, path, context) : nothing,
  };
}

function fieldOf(
  schema: GraphQLSchema,
  on: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (on === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return "getFields" in on ? on.getFields()[name] : undefined;
}

const noConditions: Compiled<number> = () => 0;

function compileConditions(field: GraphQLField<unknown, unknown>, node: FieldNode): Compiled<number> {
  const names = namesOfArguments(field, filterArguments);
  if (names.length === 0) return noConditions;
  const filters = names.map((name) => compileArgument(field, node, name));
  return (values) => filters.reduce((sum, filter) => sum + countConditions(filter(values)), 0);
}

/** The names of the field's arguments that are among these. */
function namesOfArguments({ args }: GraphQLField<unknown, unknown>, names: ReadonlySet<string>): string[] {
  return args.flatMap(({ name }) => (names.has(name) ? name : []));
}

function countConditions(filter: unknown): number {
  if (typeof filter !== "object" || filter === null) return 0;
  return Object.values(filter).filter((value) => value !== null && value !== undefined).length;
}

/** The largest of the arguments that give a size; 1 if they give none. Null if it has no such argument. */
function compileSize(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { slicingArguments = ["first"] }: FieldPrice,
): Compiled<number> | null {
  const args = field.args.filter(({ name }) => slicingArguments.includes(name));
  if (args.length === 0) return null;
  const sizes = args.map(({ name, defaultValue }) => ({
    given: compileArgument(field, node, name),
    usual: typeof defaultValue === "number" ? defaultValue : 1,
  }));
  return (values) =>
    Math.max(
      ...sizes.map(({ given, usual }) => {
        const value = given(values);
        return typeof value === "number" && value > 0 ? value : usual;
      }),
    );
}

/** The length of a list without paging, by its arguments, if they give one. */
function compileListSize(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  size: Compiled<number> | null,
): Compiled<number | null> {
  const ids = compileArgument(field, node, "ids");
  return (values) => {
    const list = ids(values);
    return Array.isArray(list) ? list.length : (size?.(values) ?? null);
  };
}

const idArguments: ReadonlySet<string> = new Set(["id", "ids"]);

const ofAnyType: Compiled<null> = () => null;

/** An id contains its type, so fragments on other types cost nothing. */
function compileTypes(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Compiled<ReadonlySet<string> | null> {
  const names = namesOfArguments(field, idArguments);
  if (names.length === 0) return ofAnyType;
  const named = names.map((name) => compileArgument(field, node, name));
  return (values) => {
    const ids = named.flatMap((read) => read(values) ?? []);
    if (ids.length === 0) return null;
    return new Set(
      ids.map((id) => (typeof id === "string" ? typeOfId(id) : null)).filter((type) => type !== null),
    );
  };
}
