import type { PlanNode } from "@graphql-hive/router-query-planner";
import type { OperationDefinitionNode } from "graphql";

/**
 * Says which subgraphs are to be asked what, and in which order, for an operation that `plannable` has rewritten. Null
 * where none need be asked. Whichever planner made it, a plan is of one format: that of Hive's.
 */
export type Planner = (operation: OperationDefinitionNode) => Promise<PlanNode | null>;

/** Makes a planner for a supergraph; throws `BAD_SUPERGRAPH` for one that it cannot plan for. */
export type MakePlanner = (supergraphSdl: string) => Planner;
