import {
  type DocumentNode,
  type FieldNode,
  getIntrospectionQuery,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

import { LimitExceeded } from "./limits";
import { schemaPartsOf, valueBytesOf } from "./schema-parts";
import { fragmentsOf, type Fragments } from "../../operations/selections";

/** Maximum introspection result, as a multiple of the whole schema, which editors request. */
const times = 2;

const bytesPerPoint = 1_000;

/** Bytes that are counted for a point, before anything is executed. */
const countedBytesPerPoint = 25_000;

const wholeBySchema = new WeakMap<GraphQLSchema, number>();

type Variables = Readonly<Record<string, unknown>>;

/** What an operation introspects. It is counted in the schema, before execution. */
export interface Introspection {
  /** Of the result, as JSON; of one over the maximum, so much of it that it is over. */
  readonly bytes: number;
  /** The price in points: a point for each started thousand bytes. */
  readonly price: number;
  /** The price of only counting. */
  readonly countingPrice: number;
}

const noIntrospection: Introspection = { bytes: 0, price: 0, countingPrice: 0 };

export function introspectionOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Introspection {
  if (!hasIntrospection(document, operation)) return noIntrospection;
  const bytes = introspectedBytes(schema, document, operation, variables, maxBytesOf(schema) + 1);
  return {
    bytes,
    price: Math.ceil(bytes / bytesPerPoint),
    countingPrice: Math.floor(bytes / countedBytesPerPoint),
  };
}

/**
 * Throws for a result of more than `times` the whole schema: introspection needs no statement, but nesting and aliases can turn
 * a kilobyte of text into millions of fields.
 */
export function checkIntrospection(schema: GraphQLSchema, { bytes }: Introspection): void {
  if (bytes === 0) return;
  const max = maxBytesOf(schema);
  if (bytes > max) throw new LimitExceeded("introspection", bytes, max);
}

function maxBytesOf(schema: GraphQLSchema): number {
  return times * wholeOf(schema);
}

/** Whether introspection is all that the operation asks for, so that its result depends on the schema only. */
export function isIntrospectionOnly(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): boolean {
  return [...fieldsOf(selectionSet, fragmentsOf(document))].every(({ name }) => name.value.startsWith("__"));
}

function hasIntrospection(document: DocumentNode, { selectionSet }: OperationDefinitionNode): boolean {
  return [...fieldsOf(selectionSet, fragmentsOf(document))].some(({ selectionSet: inner, name }) => {
    return inner !== undefined && name.value.startsWith("__");
  });
}

function wholeOf(schema: GraphQLSchema): number {
  const known = wholeBySchema.get(schema);
  if (known !== undefined) return known;
  const document = parse(
    getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
  );
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const whole = introspectedBytes(schema, document, operation, {}, Infinity);
  wholeBySchema.set(schema, whole);
  return whole;
}

/** The bytes of the introspection result as JSON, by walking the schema. Stops at `enough`. */
function introspectedBytes(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Variables,
  enough: number,
): number {
  const fragments = fragmentsOf(document);
  // What is asked of one part is counted once, though it may be reached in many ways.
  const known = new Map<SelectionSetNode, Map<object, number>>();
  let bytes = 0;
  const walk = (selections: SelectionSetNode, parts: readonly object[]): void => {
    // The braces and the comma of each object; null or [] without any.
    bytes += parts.length * 3;
    if (parts.length === 0) {
      bytes += 4;
      return;
    }
    const ofParts = known.get(selections) ?? new Map<object, number>();
    known.set(selections, ofParts);
    const fields = [...fieldsOf(selections, fragments)];
    for (const part of parts) {
      if (bytes >= enough) return;
      const before = bytes;
      const counted = ofParts.get(part);
      if (counted === undefined) {
        for (const { alias, name, selectionSet: inner } of fields) {
          bytes += (alias ?? name).value.length + 4;
          if (inner) walk(inner, schemaPartsOf(schema, part, name.value));
          else bytes += valueBytesOf(part, name.value);
        }
        ofParts.set(part, bytes - before);
      } else bytes += counted;
    }
  };

  for (const root of fieldsOf(selectionSet, fragments)) {
    if (!root.selectionSet) continue;
    if (root.name.value === "__schema") walk(root.selectionSet, [schema]);
    const type = root.name.value === "__type" && schema.getType(nameIn(root, variables));
    if (type) walk(root.selectionSet, [type]);
  }
  return Math.min(bytes, enough);
}

/** The fields, with those of fragments. Conditions are ignored. */
function* fieldsOf({ selections }: SelectionSetNode, fragments: Fragments): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      yield selection;
      continue;
    }
    const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (spread) yield* fieldsOf(spread.selectionSet, fragments);
  }
}

function nameIn({ arguments: [name] = [] }: FieldNode, variables: Variables): string {
  return name ? String(valueFromASTUntyped(name.value, variables)) : "";
}
