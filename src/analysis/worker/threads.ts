import { ThreadPool } from "../../threads/pool";
import type { PoolWatch } from "../../threads/pool";
import type { AnswerOf, InputOf, OptionsOf } from "../../threads/task";
import type { TaskName } from "./run";
import type { AnalysisTasks } from "./tasks";

/** Steps above which a task does not run beside short ones: a tenth of a second or more. */
const maxShort = 1_000_000;

/**
 * The threads of analysis: one for short tasks, and one for long ones, so that a page of a network does not
 * wait for the betweenness of another.
 */
class AnalysisThreads {
  readonly #short = new ThreadPool<AnalysisTasks>(__dirname);
  readonly #long = new ThreadPool<AnalysisTasks>(__dirname);

  /** Rejects with the signal's reason after an abort. */
  run<Name extends TaskName>(
    task: Name,
    input: InputOf<AnalysisTasks, Name>,
    options: OptionsOf<AnalysisTasks, Name>,
    watch: PoolWatch,
  ): Promise<AnswerOf<AnalysisTasks, Name>> {
    const pool = stepsOf(task, input, options) > maxShort ? this.#long : this.#short;
    return pool.run(task, input, options, watch);
  }
}

/** Of the process: it has so many cores, however many graphs it serves. Started with the first task. */
export const analysisThreads = new AnalysisThreads();

/** Tasks whose cost is about that of reading their input, or of sorting it. */
const linear: ReadonlySet<TaskName> = new Set<TaskName>([
  "brokers",
  "chosenMembers",
  "communityMembers",
  "cutMembers",
  "degreeAssortativity",
  "degreeCounts",
  "degreeDistribution",
  "degrees",
  "factGraph",
  "factTable",
  "flowColumns",
  "flowsOverTime",
  "growth",
  "heavierTies",
  "inwardDegrees",
  "inwardStrengths",
  "kindAssortativity",
  "membersByScore",
  "pressTours",
  "recycling",
  "rowsByWeight",
  "sides",
  "strengths",
  "tiesByWeight",
  "undirectedStrengths",
]);

interface Sized {
  readonly size?: number;
  readonly targets?: Uint32Array;
  readonly from?: Uint32Array;
  readonly left?: Sized;
  readonly twoMode?: { readonly left: Sized };
  readonly sides?: { readonly meetings: number; readonly twoMode: { readonly left: Sized } };
}

/** About how many steps a task takes: nodes, or members asked about, times edges; the pairs of a projection. */
function stepsOf(task: TaskName, input: unknown, options: { readonly keys?: readonly unknown[] }): number {
  if (linear.has(task)) return 0;
  const { sides, ...given } = input as Sized;
  if (task === "ties") return sides?.meetings ?? 0;
  const { size = 0, targets, from } = given.left ?? given.twoMode?.left ?? sides?.twoMode.left ?? given;
  return (options.keys?.length ?? size) * (targets ?? from ?? []).length;
}
