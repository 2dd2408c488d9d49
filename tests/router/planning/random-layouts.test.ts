import { firstDifference } from "../../helpers/compare-answers";
import { Dice } from "../../helpers/dice";
import type { Ask } from "../../helpers/graph-over";
import { runsOf } from "../../helpers/operations";
import { testRouter } from "./test-router";
import { laidGraph, type LaidGraph } from "./laid-graph";
import { type Features, randomLayout } from "./random-layout";

const variants: readonly Features[] = ["all", "plain"];

/** Asked of each layout. */
const operationsEach = 10;
const layouts = runsOf(operationsEach * variants.length);
const firstLayout = Number(process.env["LAYOUT"] ?? 1);

describe.each(variants)("with features: %s", (features) => {
  it(`${layouts} random graphs, split over random subgraphs, answer like one schema`, async () => {
    for (let seed = firstLayout; seed < firstLayout + layouts; seed += 1) {
      const { supergraph, ask, whole, text } = composing(seed, features);
      const one = (async (query, variables = {}) => {
        const { data, errors = [] } = await whole(query, variables);
        return { data: JSON.parse(JSON.stringify(data ?? null)) as never, errors };
      }) as Ask;
      const comparison = {
        known: () => ["nobody"],
        operations: operationsEach,
        schema: supergraph.apiSchema,
      };

      const difference = await firstDifference(one, testRouter(supergraph, ask), comparison);

      expect({ layout: seed, difference, text }).toEqual({ layout: seed, difference: null, text });
    }
  });
});

/** The first layout from this seed that composes. */
function composing(seed: number, features: Features): LaidGraph {
  for (const dice = new Dice(seed); ;) {
    const graph = laidGraph(randomLayout(dice, features));
    if (graph) return graph;
  }
}
