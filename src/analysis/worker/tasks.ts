import { assortativityByDegree, assortativityByKind } from "../../network/measures/assortativity";
import { degreeDistribution, degrees, strengths } from "../../network/measures/degree";
import { reversed, undirected, type Network } from "../../network/network";
import { shortestPaths } from "../../network/paths/shortest-paths";
import { growth } from "../../network/time/growth";
import type { TimedEntries, Window } from "../../network/time/windows";
import type { TwoMode } from "../../network/two-mode/two-mode";
import type { Watch } from "../../network/watch";
import { measures } from "../../network/worker/measures";
import type { TourOptions } from "../../network/time/press-tours";
import { factTableOf } from "../facts/read-facts";
import { graphDataOf } from "../facts/graph-data";
import { heavierTies, tiesOf } from "../facts/ties";
import { sidesOf, type TwoSides } from "../facts/two-sides";
import type { FactTable } from "../facts/fact-table";
import { chosenMembers } from "../questions/chosen-members";
import { flowColumns } from "../questions/flow-columns";
import { brokers } from "../questions/brokers";
import { evidencePages } from "../questions/evidence-pages";
import { flowsOverTime } from "../questions/flows";
import {
  communityMembers,
  cutMembers,
  degreeCounts,
  groupsByKind,
  membersByScore,
  recycling,
} from "../questions/ordered-members";
import { rowsByWeight, tiesByWeight } from "../questions/ordered-ties";
import { pressToursIn } from "../questions/press-tours";
import { hearsay, neighbourhoods } from "../questions/reach";
import { suggestions } from "../questions/suggestions";

/** A measure that is defined for undirected networks, with directions ignored. */
const undirectedly =
  <Options, Answer>(measure: (network: Network, options: Options) => Answer) =>
  (network: Network, options: Options): Answer =>
    measure(undirected(network), options);

/**
 * Everything that analysis computes, by name: what is no lookup of bounded cost. Threads run it, and the
 * command line on its own thread.
 */
export const tasks = {
  ...measures,
  // Building.
  factTable: (packed: string) => factTableOf(packed),
  sides: sidesOf,
  ties: tiesOf,
  heavierTies,
  factGraph: (table: FactTable) => graphDataOf(table),
  // Measures whose usual input is an undirected network.
  averageClustering: undirectedly(measures.averageClustering),
  backbone: undirectedly(measures.backbone),
  communityStability: undirectedly(measures.communityStability),
  coreNumbers: undirectedly(measures.coreNumbers),
  cutNodes: undirectedly(measures.cutNodes),
  localClustering: undirectedly(measures.localClustering),
  transitivity: undirectedly(measures.transitivity),
  // Measures of a few additions.
  degrees: (network: Network) => degrees(network),
  strengths: (network: Network) => strengths(network),
  undirectedStrengths: (network: Network) => strengths(undirected(network)),
  inwardDegrees: (network: Network) => degrees(reversed(network)),
  inwardStrengths: (network: Network) => strengths(reversed(network)),
  degreeDistribution: (network: Network) => degreeDistribution(network),
  degreeCounts: (network: Network) => degreeCounts(network),
  degreeAssortativity: (network: Network) => assortativityByDegree(network),
  kindAssortativity: ({ network, kinds }: { network: Network } & Pick<TwoSides, "kinds">) =>
    assortativityByKind(network, groupsByKind(kinds)).assortativity,
  meanLatapy: (network: TwoMode, watch: Watch) => mean(measures.latapyClustering(network, watch)),
  meanRedundancy: (network: TwoMode, watch: Watch) =>
    mean(measures.redundancy(network, watch).filter((share) => !Number.isNaN(share))),
  // Lists.
  membersByScore,
  tiesByWeight,
  rowsByWeight,
  communityMembers,
  cutMembers,
  recycling,
  brokers,
  // For several members at once.
  evidencePages,
  hearsay,
  neighbourhoods,
  suggestions,
  shortestPaths: (
    network: Network,
    { from, to, max }: { readonly from: number; readonly to: number; readonly max: number },
  ) => shortestPaths(network, from, to, { max }),
  // Time.
  growth: (timed: TimedEntries, { windows }: { readonly windows: readonly Window[] }) =>
    growth(timed, windows),
  flowsOverTime,
  pressTours: (table: FactTable, options: TourOptions) => pressToursIn(table, options),
  // Pictures.
  chosenMembers,
  flowColumns,
};

export type AnalysisTasks = typeof tasks;

function mean(scores: Float64Array): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
