import { readdirSync, readFileSync } from "node:fs";

import type { PlanNode } from "@graphql-hive/router-query-planner";
import { Kind, parse } from "graphql";

import { plannableOperation } from "../../../src/router/plannable-operation";
import { javascriptPlanner } from "../../../src/router/planning/javascript-planner";
import { loadNativePlanner } from "../../../src/router/planning/native-planner";
import type { Planner } from "../../../src/router/planning/planner";
import { readSupergraph } from "../../../src/router/supergraph";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { composedSupergraph } from "../../helpers/composed-supergraph";
import { Dice } from "../../helpers/dice";
import { operations } from "../../helpers/operations";
import { randomOperation } from "../../helpers/random-operations";
import { projectFolder } from "../../helpers/starting-catalogue";

const supergraph = readSupergraph(composedSupergraph());
const planners = [loadNativePlanner(), javascriptPlanner].map((make) => make?.(supergraph.sdl) as Planner);

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

/** The plans of Hive's planner and of ours. */
async function plansOf(query: string): Promise<Array<PlanNode | null>> {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const asked = operation && plannableOperation(document, operation, supergraph);
  return Promise.all(planners.map(async (plan) => (asked ? plan(asked) : null)));
}

/** Counts the requests that are really sent: only one branch of a condition. */
function cost(node: PlanNode | null, given: (variable: string) => boolean): Cost {
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

describe("the JavaScript planner, compared with Hive's", () => {
  it.each(examples)("needs no more requests and steps for %s", async (name) => {
    const plans = await plansOf(readFileSync(`${projectFolder}/examples/${name}`, "utf8"));

    for (const given of Object.values(givenValues)) {
      const [native, javascript] = plans.map((plan) => cost(plan, given));
      expect(javascript?.requests).toBeLessThanOrEqual(native?.requests ?? 0);
      expect(javascript?.steps).toBeLessThanOrEqual(native?.steps ?? 0);
    }
  });

  describe(`for ${operations} random operations in total`, () => {
    let plans: Array<Awaited<ReturnType<typeof plansOf>>>;

    beforeAll(async () => {
      plans = [];
      for (let seed = 1; seed <= operations; seed += 1) {
        const { query } = randomOperation(mergedSchema(), () => ["nobody"], new Dice(seed));
        plans.push(await plansOf(query));
      }
    });

    it.each(Object.entries(givenValues))("needs no more requests and steps with %s", (_, given) => {
      const [native, javascript] = [0, 1].map((planner) => {
        const costs = plans.map((both) => cost(both[planner] ?? null, given));
        return {
          requests: sumOf(costs.map(({ requests }) => requests)),
          steps: sumOf(costs.map(({ steps }) => steps)),
        };
      });

      expect(native?.requests).toBeGreaterThan(operations);
      expect(javascript?.requests).toBeLessThanOrEqual(native?.requests ?? 0);
      expect(javascript?.steps).toBeLessThanOrEqual(native?.steps ?? 0);
    });
  });
});
