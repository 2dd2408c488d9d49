import type { DocumentNode, GraphQLSchema } from "graphql";

/** A subscription that may start: it is valid, within the limits, and charged. */
export interface SubscriptionAdmission {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Hands an admitted subscription to the stream handler. */
export type AdmitSubscription = (subscription: SubscriptionAdmission) => void;
