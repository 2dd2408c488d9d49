import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

import { expectRole, ruleOf } from "../../domain/field-rule";
import { RostrumError } from "../../domain/errors";
import type { RequestContext } from "../request-context";
import { Refusal } from "./refusal";
import { collectFields, fragmentsOf } from "../../operations/selections";

const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

/** Throws UNAUTHENTICATED or FORBIDDEN where a root field of the operation needs a role that the client lacks. */
export function expectRolesOfRoot(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
  { key = null }: Pick<RequestContext, "key">,
): void {
  const root = schema.getRootType(operation);
  if (!root) return;
  const context = { schema, fragments: fragmentsOf(document), isMerged: true };
  for (const { node } of collectFields([{ selectionSet, conditions: [] }], root, context)) {
    const field = root.getFields()[node.name.value];
    const needed = field ? ruleOf(field) : null;
    if (needed !== null) refuseWithout(key, needed);
  }
}

function refuseWithout(key: RequestContext["key"], needed: Parameters<typeof expectRole>[1]): void {
  try {
    expectRole({ key: key ?? null }, needed);
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    throw new Refusal(statuses[error.code] ?? 400, error.message, { code: error.code, ...error.data });
  }
}
