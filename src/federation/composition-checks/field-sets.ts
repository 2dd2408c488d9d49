import { type DocumentNode, type FieldDefinitionNode, Kind, parse, type TypeNode } from "graphql";

import { argument, directivesOf, stringIn } from "./applied-directives";
import type { Block } from "./block";

/** The selection of a `fields:` argument, as a fragment on its type. */
export interface FieldSet {
  readonly directive: "key" | "provides" | "requires";
  readonly at: string;
  readonly text: string;
  readonly fragment: DocumentNode;
}

/** Throws a syntax error if a field set does not parse. */
export function fieldSetsIn(block: Block): FieldSet[] {
  const type = block.name.value;
  const ofFields = (block.fields ?? []).flatMap((field) => {
    const at = `${type}.${field.name.value}`;
    const required = fieldSetsOf(field, "requires", at, type);
    return required.concat(fieldSetsOf(field, "provides", at, innermost(field.type)));
  });
  return fieldSetsOf(block, "key", type, type).concat(ofFields);
}

function fieldSetsOf(
  node: Block | FieldDefinitionNode,
  directive: FieldSet["directive"],
  at: string,
  from: string,
): FieldSet[] {
  return directivesOf(node, directive).flatMap((applied) => {
    const text = stringIn(argument(applied, "fields"));
    return text === undefined ? [] : [{ directive, at, text, fragment: fragmentOn(from, text) }];
  });
}

function fragmentOn(type: string, fields: string): DocumentNode {
  return parse(`fragment Fields on ${type} ${fields.trim().startsWith("{") ? fields : `{ ${fields} }`}`);
}

function innermost(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermost(type.type);
}
