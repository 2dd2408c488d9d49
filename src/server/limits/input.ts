import { type DocumentNode, visit } from "graphql";

import type { Values } from "../../operations/argument";
import { LimitExceeded, type Limits } from "./limits";

type InputLimits = Pick<Limits, "items" | "stringCharacters">;

/**
 * Maximum number of values in variables, lists and objects included. `nodes` accepts a hundred ids; nothing
 * else needs more.
 */
const maxValues = 500;

/**
 * Checks the sizes of lists and strings, and the number of values, in an operation's text and variables (also
 * undeclared ones). Throws at the first that is too large.
 */
export function checkInput(document: DocumentNode, variables: Values, limits: InputLimits): void {
  const { items, stringCharacters } = limits;
  const checkList = (length: number) => {
    if (length > items) throw new LimitExceeded("items", length, items);
  };
  const checkString = (length: number) => {
    if (length > stringCharacters) throw new LimitExceeded("stringCharacters", length, stringCharacters);
  };

  for (const { isList, length } of sizesIn(document)) {
    if (isList) checkList(length);
    else checkString(length);
  }

  // An explicit stack: recursion, or push(...values), could overflow the call stack.
  const pending: unknown[] = [variables];
  for (let count = 0; pending.length > 0; count += 1) {
    if (count > maxValues) throw new LimitExceeded("variables", count, maxValues);
    const value = pending.pop();
    if (typeof value === "string") checkString(value.length);
    if (Array.isArray(value)) checkList(value.length);
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) pending.push(inner);
  }
}

/** Of a list or a string in an operation's text. */
interface Size {
  readonly isList: boolean;
  readonly length: number;
}

/** Apollo Server keeps the documents of frequent operations. */
const known = new WeakMap<DocumentNode, readonly Size[]>();

/** The sizes of all lists and strings, in the order of the text. */
function sizesIn(document: DocumentNode): readonly Size[] {
  const found = known.get(document);
  if (found) return found;
  const sizes: Size[] = [];
  visit(document, {
    ListValue: ({ values }) => void sizes.push({ isList: true, length: values.length }),
    StringValue: ({ value }) => void sizes.push({ isList: false, length: value.length }),
  });
  known.set(document, sizes);
  return sizes;
}
