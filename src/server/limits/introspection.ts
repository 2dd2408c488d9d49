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
import { schemaPartsOf } from "./schema-parts";
import { fragmentsOf, type Fragments } from "./selections";

/** Maximum introspection result, as a multiple of the whole schema, which editors request. */
const times = 2;

const wholeBySchema = new WeakMap<GraphQLSchema, number>();

type Variables = Readonly<Record<string, unknown>>;

/**
 * Refuses introspection that returns more than `times` the whole schema. It needs no statement, but nesting
 * and aliases can turn a kilobyte of text into millions of fields.
 */
export function checkIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): void {
  const max = times * wholeOf(schema);
  const got = introspected(schema, document, operation, variables, max + 1);
  if (got > max) throw new LimitExceeded("introspection", got, max);
}

function wholeOf(schema: GraphQLSchema): number {
  const known = wholeBySchema.get(schema);
  if (known !== undefined) return known;
  const document = parse(
    getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
  );
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const whole = introspected(schema, document, operation, {}, Infinity);
  wholeBySchema.set(schema, whole);
  return whole;
}

/** Counts the fields of the introspection result by walking the schema. Stops at `enough`. */
function introspected(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Variables,
  enough: number,
): number {
  const fragments = fragmentsOf(document);
  let count = 0;
  const walk = (selections: SelectionSetNode, parts: readonly unknown[]): void => {
    if (parts.length === 0) return;
    for (const { name, selectionSet: inner } of fieldsOf(selections, fragments)) {
      count += parts.length;
      if (!inner) continue;
      for (const part of parts) {
        if (count >= enough) return;
        walk(inner, schemaPartsOf(schema, part, name.value));
      }
    }
  };

  for (const root of fieldsOf(selectionSet, fragments)) {
    if (!root.selectionSet) continue;
    if (root.name.value === "__schema") walk(root.selectionSet, [schema]);
    const type = root.name.value === "__type" && schema.getType(nameIn(root, variables));
    if (type) walk(root.selectionSet, [type]);
  }
  return Math.min(count, enough);
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
