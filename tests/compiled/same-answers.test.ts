import { filterSchema } from "@graphql-tools/utils";
import type { GraphQLSchema } from "graphql";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { readingOf } from "../../src/resolvers/shared/in-sql";
import { mergedSchema } from "../../src/subgraphs/merged";
import { firstDifference } from "../helpers/compare-answers";
import { compiledGraph } from "../helpers/compiled-graph";
import { graphOver } from "../helpers/graph-over";
import { knownIn } from "../helpers/known-in";
import { operations } from "../helpers/operations";
import { largeCatalogue } from "../helpers/large-catalogue";
import { startingCatalogue } from "../helpers/starting-catalogue";

/** Fields that only resolvers answer. */
const alwaysResolved: ReadonlySet<string> = new Set([
  "Document.citedBy",
  "Because.fact",
  "Person.shows",
  "Show.people",
]);
const alwaysResolvedOnAll = /^(contradictions|changedAt|history|network|coAppearances|suggested\w+)$/;

/** What can be compiled of the schema. */
function compilable(): GraphQLSchema {
  return filterSchema({
    schema: mergedSchema(),
    rootFieldFilter: (operation, _, field) => operation === "Query" && readingOf(field as never) !== null,
    objectFieldFilter: (type, name) =>
      !alwaysResolved.has(`${type}.${name}`) && !alwaysResolvedOnAll.test(name),
    interfaceFieldFilter: (_, name) => !alwaysResolvedOnAll.test(name),
  });
}

const catalogues: ReadonlyArray<[string, () => Promise<Catalogue>]> = [
  ["data/", () => startingCatalogue()],
  ["the large catalogue", async () => (await largeCatalogue()).catalogue],
];

describe.each(catalogues)("the compiled path over %s", (_, make) => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await make();
  });

  it.each([
    ["the schema", mergedSchema, 0],
    ["what can be compiled of it", compilable, 0.3],
  ])(
    `answers ${operations} random operations on %s like resolvers and loaders`,
    async (__, schema, share) => {
      const { ask, resolved, logged } = compiledGraph(catalogue);
      const known = await knownIn(catalogue);

      const difference = await firstDifference(graphOver(catalogue), ask, {
        known,
        operations,
        schema: schema(),
      });

      expect({ difference, logged }).toEqual({ difference: null, logged: [] });
      expect(1 - resolved() / operations).toBeGreaterThanOrEqual(share);
    },
  );
});
