import { readdirSync, readFileSync } from "node:fs";

import { type PlanNode as NativePlan, QueryPlanner } from "@graphql-hive/router-query-planner";
import { Kind, parse, print } from "graphql";

import { plannableOperation } from "../../../src/router/plannable-operation";
import type { PlanNode } from "../../../src/router/planning/plan";
import { createPlanner } from "../../../src/router/planning/planner";
import { readSupergraph } from "../../../src/router/supergraph";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { composedSupergraph } from "../../helpers/composed-supergraph";
import { Dice } from "../../helpers/dice";
import { operations } from "../../helpers/operations";
import { randomOperation } from "../../helpers/random-operations";
import { projectFolder } from "../../helpers/starting-catalogue";

const supergraph = readSupergraph(composedSupergraph());
const [native, ours] = [new QueryPlanner(supergraph.sdl), createPlanner(supergraph)];

/** Values for the variables of conditions. Each is compared with the other planner separately. */
const givenValues: Record<string, (variable: string) => boolean> = {
  "every condition true": () => true,
  "every condition false": () => false,
  "conditions alternately true and false": (variable) => Number(/\d+/.exec(variable)?.[0]) % 2 === 0,
};

interface Cost {
  readonly requests: number;
  /** The number of sequential requests. */
  readonly steps: number;
}

interface Plans {
  readonly native: NativePlan | null;
  readonly ours: PlanNode | null;
}

/** The plans of Hive's planner and of ours. Null where Hive's has none: it rejects numbers beyond 64 bits. */
async function plansOf(query: string): Promise<Plans | null> {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const asked = operation && plannableOperation(document, operation, supergraph);
  if (!asked) return { native: null, ours: null };
  try {
    const { node } = await native.planAsync(print(asked), operation.name?.value, new Set(), 0);
    return { native: node ?? null, ours: ours(asked) };
  } catch {
    return null;
  }
}

/** Counts the requests that are really sent: only one branch of a condition. */
function cost(node: PlanNode | NativePlan | null, given: (variable: string) => boolean): Cost {
  if (!node) return { requests: 0, steps: 0 };
  if (node.kind === "Fetch" || node.kind === "BatchFetch") return { requests: 1, steps: 1 };
  if (node.kind === "Flatten") return cost(node.node, given);
  if (node.kind === "Condition") {
    return cost((given(node.condition) ? node.ifClause : node.elseClause) ?? null, given);
  }
  if (node.kind !== "Parallel" && node.kind !== "Sequence") throw new Error(`Expected no ${node.kind}.`);
  const all = node.nodes.map((one) => cost(one, given));
  const steps = all.map((one) => one.steps);
  return {
    requests: sumOf(all.map(({ requests }) => requests)),
    steps: node.kind === "Parallel" ? Math.max(0, ...steps) : sumOf(steps),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

const examples = readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql"));

describe("the planner, compared with Hive's native one", () => {
  it.each(examples)("needs no more requests and steps for %s", async (name) => {
    const plans = (await plansOf(readFileSync(`${projectFolder}/examples/${name}`, "utf8"))) as Plans;

    for (const given of Object.values(givenValues)) {
      const [least, own] = [cost(plans.native, given), cost(plans.ours, given)];
      expect(own.requests).toBeLessThanOrEqual(least.requests);
      expect(own.steps).toBeLessThanOrEqual(least.steps);
    }
  });

  describe(`for ${operations} random operations in total`, () => {
    let plans: Plans[];

    beforeAll(async () => {
      plans = [];
      for (let seed = 1; seed <= operations; seed += 1) {
        const { query } = randomOperation(mergedSchema(), () => ["nobody"], new Dice(seed));
        const both = await plansOf(query);
        if (both) plans.push(both);
      }
    });

    it.each(Object.entries(givenValues))("needs no more requests and steps with %s", (_, given) => {
      const sums = (planner: keyof Plans) => {
        const costs = plans.map((both) => cost(both[planner], given));
        return {
          requests: sumOf(costs.map(({ requests }) => requests)),
          steps: sumOf(costs.map(({ steps }) => steps)),
        };
      };
      const [least, own] = [sums("native"), sums("ours")];

      expect(least.requests).toBeGreaterThan(operations);
      expect(own.requests).toBeLessThanOrEqual(least.requests);
      expect(own.steps).toBeLessThanOrEqual(least.steps);
    });
  });
});
