import type { PlanNode } from "@graphql-hive/router-query-planner";
import type { OperationDefinitionNode } from "graphql";

/**
 * Makes the query plan of an operation that `plannableOperation` has rewritten. Null when no subgraph is
 * needed. All planners use the plan format of Hive's router.
 */
export type Planner = (operation: OperationDefinitionNode) => Promise<PlanNode | null>;

/** Creates a planner. Throws `BAD_SUPERGRAPH` if it cannot plan for this supergraph. */
export type MakePlanner = (supergraphSdl: string) => Planner;
