import { type OperationDefinitionNode, parse } from "graphql";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { findBounds } from "../../../src/catalogue/queries/bounds";
import { fieldHomes } from "../../../src/router/field-homes";
import { readSupergraph } from "../../../src/router/supergraph";
import { mergeBounds } from "../../../src/server/bounds/merge-bounds";
import { ownBounds } from "../../../src/server/bounds/own-bounds";
import { actualPrice } from "../../../src/server/limits/actual-price";
import { estimateCost } from "../../../src/server/limits/estimate-cost";
import { pricedOperation } from "../../../src/server/limits/priced-operation";
import { setPrices } from "../../../src/server/limits/supergraph-prices";
import { variableValues } from "../../../src/server/limits/variables";
import { subgraphs } from "../../../src/subgraphs";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { composedSupergraph } from "../../helpers/composed-supergraph";
import { Dice } from "../../helpers/dice";
import { federatedGraphOver } from "../../helpers/federated-graph";
import { type FederatedServers, federatedServers, subgraphNames } from "../../helpers/federated-servers";
import { guardedServer } from "../../helpers/guarded-server";
import { knownIn } from "../../helpers/known-in";
import { randomOperation } from "../../helpers/random-operations";
import { startingCatalogue } from "../../helpers/starting-catalogue";

const everyEpisode = `{ episodes(first: 100) { nodes { displayTitle show { displayTitle } hosts { person { name } }
  appearances { nodes { person { name } } } links { url } } } }`;

/** The estimate and the limit that the answer tells. */
function costIn(text: string): unknown {
  const { extensions, errors = [] } = JSON.parse(text) as {
    extensions?: { cost?: { requested: number } };
    errors?: Array<{ extensions: { got?: number } }>;
  };
  return {
    requested: errors[0]?.extensions.got ?? extensions?.cost?.requested,
    isRefused: errors.length > 0,
  };
}

describe("a router's prices", () => {
  let servers: FederatedServers;
  beforeAll(async () => {
    servers = await federatedServers({ isLimited: true });
  });

  it("go by the bounds of its subgraphs from the start, like those of the merged server", async () => {
    const merged = (await (await guardedServer()).ask(everyEpisode)).body.extensions.cost;

    const { text } = await servers.ask(everyEpisode);

    expect(costIn(text)).toEqual({ requested: merged.requested, isRefused: false });
  });

  it("count each page as full while a subgraph publishes no bounds", async () => {
    const without = await federatedServers({ isLimited: true, publishesBounds: false });

    const { text, status } = await without.ask(everyEpisode);

    expect(status).toBe(400);
    expect(costIn(text)).toEqual({ requested: 5_136, isRefused: true });
    for (const name of subgraphNames) expect(without.proxies[name].boundsRequests).toEqual([[null, 404]]);
  });
});

describe("over random operations", () => {
  it("a router's price is that of the merged server, and no answer costs more", async () => {
    const catalogue: Catalogue = await startingCatalogue();
    const known = await knownIn(catalogue);
    const whole = { schema: mergedSchema(), bounds: await findBounds(catalogue.reader) };
    const supergraph = readSupergraph(composedSupergraph());
    setPrices(supergraph);
    const published = new Map(subgraphs.map((one) => [one.name as string, ownBounds(one, whole.bounds)]));
    const routed = {
      schema: supergraph.apiSchema,
      bounds: mergeBounds(fieldHomes(supergraph.document), published),
    };
    const ask = federatedGraphOver(catalogue);
    const wrong: unknown[] = [];
    let lower = 0;

    for (let seed = 1; seed <= operations; seed += 1) {
      const { query, variables } = randomOperation(whole.schema, known, new Dice(seed));
      const { data } = await ask<Record<string, unknown>>(query, variables);
      const [merged, router] = [whole, routed].map(({ schema, bounds }) => {
        const document = parse(query);
        const operation = document.definitions[0] as OperationDefinitionNode;
        const values = variableValues(schema, operation, variables);
        const compiled = pricedOperation(schema, document, operation);
        return {
          requested: estimateCost(compiled, { values, bounds }).price,
          full: estimateCost(compiled, { values, bounds: null }).price,
          actual: data ? actualPrice(compiled, { values, bounds }, data) : 0,
        };
      });
      if (router && router.requested < router.full) lower += 1;
      if (!merged || !router || merged.requested !== router.requested || router.actual > router.requested) {
        wrong.push({ seed, query, merged, router });
      }
    }

    expect(wrong).toEqual([]);
    expect(lower).toBeGreaterThan(operations / 10);
  }, 300_000);
});

const operations = Number(process.env["OPERATIONS"] ?? 100);
