import type { DocumentNode, GraphQLSchema } from "graphql";

/** A subscription that may begin: it is valid, within the limits, and paid. */
export interface LetIn {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How somebody who takes a stream of events is told which subscription to begin. */
export type LetInto = (subscription: LetIn) => void;
