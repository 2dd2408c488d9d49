import { type DocumentNode, visit } from "graphql";

import type { Values } from "./argument";
import { LimitExceeded, type Limits } from "./limits";

type InputLimits = Pick<Limits, "items" | "stringCharacters">;

/** Lists and objects counted, and what is in them. `nodes` takes a hundred ids, and nothing takes more. */
const mostValues = 500;

/** Throws for the first list or string that is too long, and for more values than anything takes, in an operation's text or in its variables, declared or not. */
export function checkInput(document: DocumentNode, variables: Values, limits: InputLimits): void {
  const { items, stringCharacters } = limits;
  const checkList = (length: number) => {
    if (length > items) throw new LimitExceeded("items", length, items);
  };
  const checkString = (length: number) => {
    if (length > stringCharacters) throw new LimitExceeded("stringCharacters", length, stringCharacters);
  };

  visit(document, {
    ListValue: ({ values }) => checkList(values.length),
    StringValue: ({ value }) => checkString(value.length),
  });

  // A list of its own, since what is nested deep enough would end the stack; not spread into it, which would do the same.
  const open: unknown[] = [variables];
  for (let count = 0; open.length > 0; count += 1) {
    if (count > mostValues) throw new LimitExceeded("variables", count, mostValues);
    const value = open.pop();
    if (typeof value === "string") checkString(value.length);
    if (Array.isArray(value)) checkList(value.length);
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) open.push(inner);
  }
}
