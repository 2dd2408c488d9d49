/** A query plan: requests to subgraphs, in order. */
export type PlanNode = SequenceNode | ParallelNode | ConditionNode | FetchNode | FlattenNode | BatchFetchNode;

export interface SequenceNode {
  readonly kind: "Sequence";
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: "Parallel";
  readonly nodes: readonly PlanNode[];
}

/** A variable decides which branch runs. */
export interface ConditionNode {
  readonly kind: "Condition";
  readonly condition: string;
  readonly ifClause?: PlanNode;
  readonly elseClause?: PlanNode;
}

interface SubgraphRequest {
  /** The subgraph's name. */
  readonly serviceName: string;
  readonly operationKind: "query" | "mutation" | "subscription";
  readonly operation: string;
  /** The client's variables that the operation uses. */
  readonly variableUsages?: readonly string[];
}

/** What a list of entities is made of, and how its answer is changed before it is merged. */
interface EntityRewrites {
  readonly requires?: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[];
  readonly outputRewrites?: readonly Rewrite[];
}

/** A request for root fields, or within a `FlattenNode` for entities at one path. */
export interface FetchNode extends SubgraphRequest, EntityRewrites {
  readonly kind: "Fetch";
}

/** Fetches entities for the objects at a path. */
export interface FlattenNode {
  readonly kind: "Flatten";
  readonly path: PlanPath;
  readonly node: FetchNode;
}

/** One request with several lists of entities, each under an alias. */
export interface BatchFetchNode extends SubgraphRequest {
  readonly kind: "BatchFetch";
  readonly entityBatch: { readonly aliases: readonly EntityBatchAlias[] };
}

export interface EntityBatchAlias extends EntityRewrites {
  readonly alias: string;
  readonly representationsVariableName: string;
  readonly paths: readonly PlanPath[];
}

/** A path in the response. `@` enters a list; a type condition keeps only objects of its types. */
export type PlanPath = readonly PlanPathSegment[];
export type PlanPathSegment =
  "@" | { readonly Field: string } | { readonly TypeCondition: readonly string[] };

/** A field of a representation. `name` is the key under which it is stored; `alias` its name where that differs. */
export type RequiresSelection =
  | {
      readonly kind: "Field";
      readonly name: string;
      readonly alias?: string;
      readonly selections?: readonly RequiresSelection[];
    }
  | {
      readonly kind: "InlineFragment";
      readonly typeCondition: string;
      readonly selections: readonly RequiresSelection[];
    };

/** A change of a request's or an answer's objects. */
export type Rewrite =
  /** Renames a key. */
  | { readonly KeyRenamer: { readonly path: RewritePath; readonly renameKeyTo: string } }
  /** Sets a value. */
  | { readonly ValueSetter: { readonly path: RewritePath; readonly setValueTo: string } }
  /** Objects of other types count as null. */
  | { readonly MemberFilter: { readonly path: RewritePath; readonly members: readonly string[] } };

/** A path within an answer: keys, and types that an object must have. Lists are entered. */
export type RewritePath = readonly RewritePathSegment[];
export type RewritePathSegment = { readonly Key: string } | { readonly TypenameEquals: readonly string[] };
