import * as fc from "fast-check";
import { type OperationDefinitionNode, parse } from "graphql";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { findBounds } from "../../../src/catalogue/queries/bounds";
import type { Bounds } from "../../../src/domain/bounds";
import { idForKey } from "../../../src/domain/ids";
import { toMany } from "../../../src/entities/relations";
import { wholeGraph } from "../../../src/server/graph";
import { actualPrice } from "../../../src/server/limits/actual-price";
import { CatalogueBounds } from "../../../src/server/limits/catalogue-bounds";
import { estimateCost } from "../../../src/server/limits/estimate-cost";
import { pricedOperation } from "../../../src/server/limits/priced-operation";
import { readSettings } from "../../../src/server/settings";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { anyEdit, anyGraph, type Change } from "../../catalogue/random-graph";
import { graphOver, silent } from "../../helpers/graph-over";
import { guardedServer } from "../../helpers/guarded-server";
import { makeAppearance, makeEpisode, makePerson, makeShow } from "../../helpers/make-entities";
import { runsOf } from "../../helpers/operations";
import { largeCatalogue } from "../../helpers/large-catalogue";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { upsert, upsertInto } from "../../helpers/upsert";
import { testStamp } from "../../helpers/test-stamp";

const schema = mergedSchema();

const everyEpisode = `{ episodes(first: 100) { nodes { displayTitle show { displayTitle } hosts { person { name } }
  appearances { nodes { person { name } } } links { url } } } }`;

describe("prices that know the graph", () => {
  it("answer a question about all 38 episodes, which full pages would refuse", async () => {
    const { ask } = await guardedServer();

    const { status, body } = await ask(everyEpisode);

    expect([status, body.errors]).toEqual([200, undefined]);
    expect(priceOf(everyEpisode)).toBeGreaterThan(5_000);
    expect(body.extensions.cost.requested).toBeLessThan(500);
    expect(body.extensions.cost.actual).toBeLessThanOrEqual(body.extensions.cost.requested);
  });

  it("answer what is asked of a small catalogue, each list at its largest page", async () => {
    const bounds = await findBounds((await startingCatalogue()).reader);
    const lists =
      "people organisations shows episodes topics publications awards appearances documents".split(" ");

    for (const list of lists) {
      const query = `{ ${list}(first: 100) { totalCount edges { cursor node { id links { url } sources { line } } } } }`;
      expect([list, priceOf(query, bounds) <= 1_000]).toEqual([list, true]);
    }
  });

  it("never ask the database: an operation is refused without a statement", async () => {
    const { ask } = await guardedServer({ MAX_PRICE: "100" });

    const { status, statements } = await ask(everyEpisode);

    expect([status, statements]).toEqual([400, 0]);
  });

  it("compile an operation once", () => {
    const document = parse(everyEpisode);
    const operation = document.definitions[0] as OperationDefinitionNode;

    expect(pricedOperation(schema, document, operation)).toBe(pricedOperation(schema, document, operation));
  });
});

describe("a refusal", () => {
  it("names the field that costs most, and a page size that helps", async () => {
    const { ask } = await guardedServer();
    const query = (first: number) =>
      `{ appearances(first: 100) { nodes { person { name appearances(first: ${first}) { nodes { id roles } } } } } }`;

    const { body } = await ask(query(100));
    const [error] = body.errors ?? [];
    const { first, costThen } = (error?.extensions["costliest"] ?? {}) as { first: number; costThen: number };

    expect(error?.message).toMatch(
      /^Price 1,\d{3}, at most 1,000\. Most of it is `appearances.nodes.person.appearances`, 1,\d{3}: `first: 20` there costs \d{3}\.$/,
    );
    expect(error?.extensions["costliest"]).toMatchObject({
      by: "price",
      path: "appearances.nodes.person.appearances",
      first: 20,
    });
    expect((await ask(query(first))).body.extensions.cost.requested).toBe(costThen);
  });

  it("names no field of a type that the id rules out", async () => {
    const { ask } = await guardedServer({ MAX_PRICE: "20" });
    const query = `{ node(id: "${idForKey("Show", "any")}") { ... on Person { appearances(first: 100) { nodes { id } } } }
      shows(first: 100) { nodes { id } } }`;

    const { body } = await ask(query);

    expect(body.errors?.[0]?.extensions["costliest"]).toMatchObject({ path: "shows" });
  });
});

describe("over objects of several types", () => {
  it("no answer costs more than its price: each type pays its own surcharges", async () => {
    const { catalogue, graph } = await largeCatalogue();
    const query = `{ nodes(ids: ["${graph.people[0]?.id}", "${graph.shows[0]?.id}"]) {
      ... on Person { person: network { degree } }
      ... on Show { show: network { degree } } } }`;

    const { data } = await graphOver(catalogue)<Record<string, unknown>>(query);
    const bounds = await findBounds(catalogue.reader);

    expect(priceOf(query, bounds)).toBeGreaterThanOrEqual(
      actualPrice(compiledOf(query), { values: {}, bounds }, data),
    );
  }, 60_000);
});

describe("over random edits", () => {
  it("no answer costs more than its price", async () => {
    const catalogue = await temporaryCatalogue();
    const bounds = new CatalogueBounds(catalogue.reader);
    const ask = graphOver(catalogue);
    const graphs = fc.sample(anyGraph, { numRuns: runsOf(20), seed: 7 });
    const edits = graphs.flatMap((graph) => [graph].concat(fc.sample(anyEdit, { numRuns: 2, seed: 7 })));
    const tooCheap: unknown[] = [];
    let [made, asked, exact] = [0, 0, 0];

    for (const changes of edits) {
      // Some break a rule, and change nothing.
      await change(catalogue, changes).then(
        () => (made += 1),
        () => {},
      );
      await bounds.refresh();
      for (const query of questions) {
        const { data } = await ask<Record<string, unknown>>(query);
        const compiled = compiledOf(query);
        const input = { values: {}, bounds: bounds.current };
        const { price } = estimateCost(compiled, input);
        const actual = actualPrice(compiled, input, data);
        asked += 1;
        if (actual === price) exact += 1;
        if (actual > price) tooCheap.push({ query, price, actual });
      }
    }

    expect(made).toBeGreaterThan(5);
    expect(tooCheap).toEqual([]);
    // The bounds are not just high: often the price is what the answer costs.
    expect(exact).toBeGreaterThan(asked / 4);
  });

  it("an answer that an edit has made longer since the bounds were read is charged in full, and the bounds are read again", async () => {
    const catalogue = await temporaryCatalogue();
    const [person, show] = [makePerson(), makeShow()];
    const appear = async (times: number) => {
      const episodes = Array.from({ length: times }, () => makeEpisode({ show }));
      await upsert(catalogue, ...episodes, ...episodes.map((episode) => makeAppearance({ person, episode })));
    };
    await upsert(catalogue, person, show);
    await appear(1);
    const settings = readSettings({ PORT: "0" });
    const bounds = new CatalogueBounds(catalogue.reader);
    const { url } = await served(
      (plugins) => wholeGraph(catalogue, silent, plugins, settings.limits, bounds),
      settings,
    );
    const query = "{ people { nodes { appearances(first: 100) { nodes { id } } } } }";
    const ask = async () => {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      const { extensions } = (await answer.json()) as Priced;
      return { ...extensions.cost, left: Number(/r=(\d+)/.exec(answer.headers.get("ratelimit") ?? "")?.[1]) };
    };
    const before = await ask();

    await appear(30);
    const outdated = await ask();
    await bounds.refresh();
    const refreshed = await ask();

    expect(before.actual).toBe(before.requested);
    expect(outdated.requested).toBe(before.requested);
    expect(outdated.actual).toBeGreaterThan(outdated.requested);
    expect(before.left - outdated.left).toBe(outdated.actual);
    expect(refreshed.requested).toBe(outdated.actual);
  });
});

interface Priced {
  readonly extensions: { readonly cost: { readonly requested: number; readonly actual: number } };
}

/** Each list of a whole type, and in it each relation of that type, with the largest pages. */
const roots = {
  people: "Person",
  organisations: "Organisation",
  shows: "Show",
  episodes: "Episode",
  topics: "Topic",
  publications: "Publication",
  awards: "Award",
};
const questions = Object.entries(roots).flatMap(([list, type]) =>
  Object.values(toMany)
    .filter(({ from }) => from === type)
    .map(({ field }) => `{ ${list}(first: 100) { nodes { id ${field}(first: 100) { nodes { id } } } } }`),
);

async function change(catalogue: Catalogue, changes: readonly Change[]): Promise<void> {
  await catalogue.edit(testStamp, async (edit) => {
    for (const { id, entity } of changes)
      await (entity === null ? edit.remove([id]) : upsertInto(edit, [entity]));
  });
}

function compiledOf(query: string) {
  const document = parse(query);
  return pricedOperation(schema, document, document.definitions[0] as OperationDefinitionNode);
}

function priceOf(query: string, bounds: Bounds | null = null): number {
  return estimateCost(compiledOf(query), { values: {}, bounds }).price;
}
