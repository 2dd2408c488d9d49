import { readdirSync, readFileSync } from "node:fs";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { firstDifference } from "../helpers/compare-answers";
import { federatedGraphOver, planners } from "../helpers/federated-graph";
import { graphOver } from "../helpers/graph-over";
import { knownIn } from "../helpers/known-in";
import type { Known } from "../helpers/random-operations";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";

const operations = Number(process.env["OPERATIONS"] ?? 2_000);

describe("a router over the four subgraphs", () => {
  let catalogue: Catalogue;
  let known: Known;
  beforeAll(async () => {
    catalogue = await startingCatalogue();
    known = await knownIn(catalogue);
  });

  describe.each(planners)("by the %s planner", (planner) => {
    it.each(readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql")))(
      "answers %s as the merged server does",
      async (name) => {
        const question = readFileSync(`${projectFolder}/examples/${name}`, "utf8");

        const answer = await federatedGraphOver(catalogue, { planner })(question);

        expect(answer).toEqual(await graphOver(catalogue)(question));
      },
    );

    it(
      `answers ${operations} random operations as the merged server does, errors and their places included`,
      async () => {
        const federated = federatedGraphOver(catalogue, { planner });

        expect(await firstDifference(graphOver(catalogue), federated, { known, operations })).toBeNull();
      },
      operations * 1_000,
    );
  });
});
