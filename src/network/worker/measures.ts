import { betweenness } from "../betweenness/betweenness";
import { load } from "../betweenness/load";
import { sampledBetweenness } from "../betweenness/sampled-betweenness";
import { cutNodes } from "../brokerage/cut-nodes";
import { brokerageRoles } from "../brokerage/roles";
import { structuralHoles } from "../brokerage/structural-holes";
import { communities } from "../communities/communities";
import { communityStability } from "../communities/stability";
import { assortativityByDegree, assortativityByKind } from "../measures/assortativity";
import { backbone, disparities } from "../measures/backbone";
import { closeness, harmonicCloseness } from "../measures/closeness";
import { averageClustering, localClustering, transitivity } from "../measures/clustering";
import { components } from "../measures/components";
import { coreNumbers } from "../measures/cores";
import { eigenvector } from "../measures/eigenvector";
import { pagerank } from "../measures/pagerank";
import type { Network } from "../network";
import { kShortestPaths } from "../paths/k-shortest-paths";
import { birank } from "../two-mode/birank";
import { twoModeBetweenness, twoModeCloseness } from "../two-mode/centrality";
import { latapyClustering, redundancy, robinsAlexanderClustering } from "../two-mode/clustering";
import { againstChance } from "../two-mode/null-model";
import { projection } from "../two-mode/projection";
import type { Watch } from "../watch";

export interface Groups {
  readonly groups: Uint32Array;
}

/** The tasks of a thread: each takes a network (one-mode or two-mode) and options. */
export const measures = {
  averageClustering,
  againstChance,
  assortativityByDegree,
  assortativityByKind: (network: Network, { groups, ...options }: Groups & { isWeighted?: boolean }) =>
    assortativityByKind(network, groups, options),
  backbone: (network: Network, { significance }: { significance?: number } = {}) =>
    backbone(network, significance),
  betweenness,
  birank,
  brokerageRoles: (network: Network, { groups, ...watch }: Groups & Watch) =>
    brokerageRoles(network, groups, watch),
  closeness,
  communities,
  communityStability,
  components,
  coreNumbers,
  cutNodes,
  disparities,
  eigenvector,
  harmonicCloseness,
  kShortestPaths: (
    network: Network,
    { from, to, ...options }: { from: number; to: number } & Parameters<typeof kShortestPaths>[3],
  ) => kShortestPaths(network, from, to, options),
  latapyClustering,
  load,
  localClustering,
  pagerank,
  projection,
  redundancy,
  robinsAlexanderClustering,
  sampledBetweenness,
  structuralHoles,
  transitivity,
  twoModeBetweenness,
  twoModeCloseness,
};
