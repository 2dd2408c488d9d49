import { type DocumentNode, visit } from "graphql";

import type { Values } from "./argument";
import { LimitExceeded, type Limits } from "./limits";

type InputLimits = Pick<Limits, "items" | "stringCharacters">;

/** Throws for the first list or string that is too long, in an operation's text or in its variables, declared or not. */
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

  // A list of its own, since what is nested deep enough would end the stack.
  const open: unknown[] = Object.values(variables);
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (typeof value === "string") checkString(value.length);
    if (Array.isArray(value)) checkList(value.length);
    if (typeof value === "object" && value !== null) open.push(...Object.values(value));
  }
}
