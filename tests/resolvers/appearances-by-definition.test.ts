import * as fc from "fast-check";

import { AppearanceDimension } from "../../src/catalogue/queries/appearance-groups";
import { defineRelated } from "../../src/projections/related/definition";
import { defaultReasons, RelatedReason } from "../../src/projections/related/reasons";
import { World } from "../../src/projections/world";
import { AppearanceRole } from "../../src/entities/appearance";
import { ShowKind } from "../../src/entities/show";
import { graphOver, type Answer, type Ask } from "../helpers/graph-over";
import { largeCatalogue, largeGraph } from "../helpers/large-catalogue";
import { runsOf } from "../helpers/operations";
import {
  byKey,
  countsByDefinition,
  keysIn,
  type Counts,
  type KeysOf,
  type RelatedRow,
} from "./appearances-by-definition";

const dimensions = Object.values(AppearanceDimension);
const partitions = new Set([
  AppearanceDimension.YEAR,
  AppearanceDimension.SHOW,
  AppearanceDimension.SHOW_KIND,
  AppearanceDimension.PERSON,
]);
/** Every appearance of the graph has a group. */
const complete = new Set([
  AppearanceDimension.SHOW,
  AppearanceDimension.SHOW_KIND,
  AppearanceDimension.PERSON,
]);
const pairs = dimensions.flatMap((dimension) => dimensions.map((and) => [dimension, and] as const));
const { people, shows, organisations, topics } = largeGraph();

const oneOf = (things: ReadonlyArray<{ id: string }>) => fc.constantFrom(...things.map(({ id }) => id));
const someOf = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const atTimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 1, nil: undefined });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const reasons = atTimes(someOf(Object.values(RelatedReason)));
const anyFilter = fc.record({
  relatedTo: atTimes(
    fc.oneof(
      // The first are the busiest.
      fc.record({ organisation: oneOf(organisations.slice(0, 6)), reasons }),
      fc.record({ topic: oneOf(topics.slice(0, 6)), reasons }),
    ),
  ),
  person: seldom(oneOf(people.slice(20, 24))),
  show: seldom(oneOf(shows.slice(0, 4))),
  showKinds: seldom(someOf(Object.values(ShowKind))),
  roles: seldom(someOf(Object.values(AppearanceRole))),
  dates: seldom(
    fc.record({
      from: fc.constantFrom(undefined, "2015", "2019-03"),
      to: fc.constantFrom(undefined, "2020", "2022-06"),
    }),
  ),
});

const totals = "total counted inNone inSeveral";
const page = "pageInfo { hasNextPage }";
const question = `
  query ($dimension: AppearanceDimension!, $and: AppearanceDimension, $filter: AppearancesFilter, $reasons: [RelatedReason!]) {
    appearancesBy(dimension: $dimension, and: $and, filter: $filter, reasons: $reasons) {
      ${totals} groups(first: 100) { ${page} nodes { key count within {
        ${totals} groups(first: 100) { ${page} nodes { key count } }
      } } }
    }
  }`;

interface Answered {
  readonly total: number;
  readonly counted: number;
  readonly inNone: number;
  readonly inSeveral: number;
  readonly groups: {
    readonly pageInfo: { readonly hasNextPage: boolean };
    readonly nodes: ReadonlyArray<{ key: string | null; count: number; within?: Answered | null }>;
  };
}

interface Given extends Record<string, unknown> {
  readonly filter: {
    readonly relatedTo?: { readonly reasons?: readonly RelatedReason[] | undefined } | undefined;
  };
  readonly reasons?: readonly RelatedReason[] | undefined;
}

/** Everything by every pair of dimensions, under one filter. */
interface Sample {
  readonly appearanceIds: readonly string[];
  readonly reasons: readonly string[];
  readonly answers: ReadonlyArray<readonly [(typeof pairs)[number], Counts]>;
}

const sum = (groups: Counts["groups"]) => groups.reduce((total, { count }) => total + count, 0);

describe("appearancesBy, for every pair of dimensions under random filters", () => {
  const samples: Sample[] = [];
  let keysOf: KeysOf;

  beforeAll(async () => {
    const { catalogue, reader, graph } = await largeCatalogue();
    keysOf = keysIn(graph, defineRelated(await World.read(reader)) as unknown as RelatedRow[]);
    const ask = graphOver(catalogue);

    const filters: Given[] = fc.sample(fc.record({ filter: anyFilter, reasons }), {
      numRuns: runsOf(pairs.length),
      seed: 2_026,
    });
    // Of all appearances, and of some where the filter alone gives reasons; the rest is chance.
    const published = {
      organisation: organisations[0]?.id ?? "",
      reasons: [RelatedReason.SHOW_ORGANISATION],
    };
    const fixed: Given[] = [{ filter: {} }, { filter: { relatedTo: published } }];
    for (const given of [...fixed, ...filters]) {
      const appearanceIds = await pagesOf(ask, given.filter);
      const answers: Array<Sample["answers"][number]> = [];
      for (const [dimension, and] of pairs) {
        answers.push([[dimension, and], await countsBy(ask, { ...given, dimension, and })]);
      }
      samples.push({
        appearanceIds,
        reasons: given.reasons ?? given.filter.relatedTo?.reasons ?? defaultReasons,
        answers,
      });
    }
  });

  it("counts what counting one appearance at a time gives", () => {
    for (const { appearanceIds, reasons: counted, answers } of samples) {
      for (const [pair, answer] of answers) {
        expect([pair, answer]).toEqual([pair, countsByDefinition(appearanceIds, pair, counted, keysOf)]);
      }
    }
  });

  it("counts as many as `appearances` lists under the same filter", () => {
    for (const { appearanceIds, answers } of samples)
      for (const [, { total }] of answers) expect(total).toBe(appearanceIds.length);
  });

  it("puts each appearance in one group by YEAR and by SHOW, so that the counts add up to the total", () => {
    for (const { answers } of samples) {
      for (const [[dimension], { total, counted, inSeveral, groups }] of answers) {
        if (!partitions.has(dimension)) continue;
        expect([counted, sum(groups), inSeveral]).toEqual([total, total, 0]);
      }
    }
  });

  it("adds up to `counted` by any dimension, and loses none: those in no group have one without a key", () => {
    for (const { answers } of samples) {
      for (const [, { total, counted, inNone, inSeveral, groups }] of answers) {
        expect(sum(groups)).toBe(counted);
        expect(groups.find(({ key }) => key === null)?.count ?? 0).toBe(inNone);
        expect(counted).toBeGreaterThanOrEqual(total + inSeveral);
        expect(counted === total).toBe(inSeveral === 0);
      }
    }
  });

  it("adds up within each group too, whose own count is the total there", () => {
    for (const { answers } of samples) {
      for (const [, { groups }] of answers) {
        for (const { count, within } of groups) {
          expect(within?.total).toBe(count);
          expect(sum(within?.groups ?? [])).toBe(within?.counted);
        }
      }
    }
  });

  it("gives the same matrix whichever dimension comes first", () => {
    for (const { answers } of samples) {
      for (const [[dimension, and], answer] of answers) {
        const turned = answers.find(([[first, second]]) => first === and && second === dimension)?.[1];
        expect(cellsOf(answer)).toEqual(turned && cellsOf(turned, (row, column) => [column, row]));
      }
    }
  });

  it("was tried where appearances are in several groups, in none, and in neither", () => {
    for (const dimension of dimensions) {
      const seen = samples.flatMap(({ answers }) =>
        answers.filter(([pair]) => pair[0] === dimension).map(([, counts]) => counts),
      );
      expect(new Set(seen.map(({ total }) => total)).size).toBeGreaterThan(samples.length / 3);
      expect(seen.some(({ inNone }) => inNone > 0)).toBe(!complete.has(dimension));
      expect(seen.some(({ inSeveral }) => inSeveral > 0)).toBe(!partitions.has(dimension));
    }
  });
});

async function countsBy(ask: Ask, variables: Record<string, unknown>): Promise<Counts> {
  const { data, errors } = await ask<{ appearancesBy: Answered }>(question, variables);
  expect(errors).toEqual([]);
  return countsOf(data.appearancesBy);
}

interface Listed {
  readonly appearances: {
    readonly nodes: ReadonlyArray<{ id: string }>;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The ids of all appearances under a filter, page by page. */
async function pagesOf(ask: Ask, filter: object): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors }: Answer<Listed> = await ask(
      `query ($filter: AppearancesFilter, $after: String) {
        appearances(filter: $filter, first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
      }`,
      { filter, after },
    );
    expect(errors).toEqual([]);
    ids.push(...data.appearances.nodes.map(({ id }) => id));
    after = data.appearances.pageInfo.hasNextPage ? data.appearances.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

function countsOf({ groups, total, counted, inNone, inSeveral }: Answered): Counts {
  expect(groups.pageInfo.hasNextPage).toBe(false);
  // Largest first.
  const sizes = groups.nodes.map(({ count }) => count);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  return {
    total,
    counted,
    inNone,
    inSeveral,
    groups: byKey(
      groups.nodes.map(({ key, count, within }) => ({
        key,
        count,
        ...(within && { within: countsOf(within) }),
      })),
    ),
  };
}

/** The matrix of two dimensions: a count for each pair of keys that has one. */
function cellsOf(
  { groups }: Counts,
  turn = (row: string | null, column: string | null) => [row, column],
): string[] {
  return groups
    .flatMap(({ key, within }) =>
      (within?.groups ?? []).map((inner) => JSON.stringify([turn(key, inner.key), inner.count])),
    )
    .toSorted();
}
