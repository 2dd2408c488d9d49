import { readdirSync, readFileSync } from "node:fs";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { firstDifference } from "../helpers/compare-answers";
import { federatedGraphOver } from "../helpers/federated-graph";
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

  it.each(readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql")))(
    "answers %s as the merged server does",
    async (name) => {
      const question = readFileSync(`${projectFolder}/examples/${name}`, "utf8");

      expect(await federatedGraphOver(catalogue)(question)).toEqual(await graphOver(catalogue)(question));
    },
  );

  it(`answers ${operations} random operations as the merged server does, errors and their places included`, async () => {
    const federated = federatedGraphOver(catalogue, { planner: "native" });

    expect(await firstDifference(graphOver(catalogue), federated, { known, operations })).toBeNull();
  }, 600_000);

  it(`answers with the same data by the planner in JavaScript, which tells less exactly where errors are`, async () => {
    const federated = federatedGraphOver(catalogue, { planner: "javascript" });

    const comparison = { known, operations: operations / 5, exactness: "data" } as const;
    expect(await firstDifference(graphOver(catalogue), federated, comparison)).toBeNull();
  }, 600_000);
});
