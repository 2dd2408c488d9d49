import { isObjectType } from "graphql";

import { filters } from "../../src/catalogue/filters/by-type";
import { readFilter } from "../../src/catalogue/filters/field";
import { columnSeparator, unpackedRows } from "../../src/catalogue/queries/packed-rows";
import { participationColumns, participationOf } from "../../src/catalogue/queries/participation";
import type { Reader } from "../../src/database/statements";
import { typeOfId, type TypeName } from "../../src/domain/ids";
import { toMany, type ToMany } from "../../src/entities/relations";
import { ParticipationLayer } from "../../src/projections/participation/layers";
import { graphOver, type Ask } from "../helpers/graph-over";
import { filterCases } from "./filter-cases";
import { inputOf, nodeOf, rootOf, schema } from "./filtered-lists";
import type { FilterWorld } from "./filter-meanings";
import { filterWorld } from "./filter-world";

/** Every list of a type, at the root and nested, with every field of the type's filter: found as the field's meaning says. */
const filtered = (Object.keys(filters) as TypeName[]).filter((type) => Object.keys(filters[type]).length > 0);

describe("every list of entities", () => {
  it("takes the filter of its type", () => {
    const without: string[] = [];
    let found = 0;
    for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) {
        const node = nodeOf(field);
        if (node === null || !filtered.includes(node as TypeName)) continue;
        found += 1;
        if (!field.args.some(({ name }) => name === "filter")) without.push(`${type.name}.${field.name}`);
      }
    }

    expect(without).toEqual([]);
    expect(found).toBeGreaterThan(40);
  });

  it("has a case for every field of its filter", () => {
    for (const type of filtered) {
      expect([type, Object.keys(filterCases[type] ?? {}).toSorted()]).toEqual([
        type,
        Object.keys(filters[type]).toSorted(),
      ]);
    }
  });
});

describe("over a large graph", () => {
  let ask: Ask;
  let world: FilterWorld;
  let reader: Reader;
  let statements = 0;

  beforeAll(async () => {
    const built = await filterWorld({ onStatement: () => (statements += 1) });
    ({ world, reader } = built);
    ask = graphOver(built.catalogue);
  }, 60_000);

  const cases = filtered.flatMap((type) =>
    Object.keys(filterCases[type] ?? {}).map((field) => ({ type, field })),
  );

  it.each(cases)("$type lists find what $field says", async ({ type, field }) => {
    const oneCase = filterCases[type]?.[field] as (of: FilterWorld) => AnyCase;
    const { given, beside, matches } = oneCase(world);
    const isMatch = (id: string) => matches(world.byId.get(id));
    const filter = { [field]: given, ...beside };

    const found = [
      ...(await rootLists(type, filter, isMatch)),
      ...(await nestedLists(type, filter, isMatch)),
    ];

    expect(found.map(({ list, some, total }) => ({ list, some, total }))).toEqual(
      found.map(({ list, expected }) => ({ list, some: expected, total: expected.length })),
    );
    // Otherwise the case shows nothing.
    const kept = found.reduce((sum, { expected }) => sum + expected.length, 0);
    const all = found.reduce((sum, { of }) => sum + of, 0);
    expect([kept > 0, kept < all]).toEqual([true, true]);
  });

  const answerOf = async <Data>(query: string, filter: object) => {
    const { data, errors } = await ask<Data>(query, { filter });
    expect(errors).toEqual([]);
    return data;
  };

  /** All pages of the root list of a type, in the order of ids. */
  async function rootLists(type: TypeName, filter: object, isMatch: (id: string) => boolean) {
    const root = rootOf(type);
    if (!root) return [];
    const some: string[] = [];
    let total = 0;
    for (let after: string | null = "", more = true; more;) {
      const page: Record<"some", Found> = await answerOf(
        `query ($filter: ${inputOf(type)}) { some: ${root}(first: 100, filter: $filter${after ? `, after: "${after}"` : ""}) {
          totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
        filter,
      );
      some.push(...page.some.nodes.map(({ id }) => id));
      total = page.some.totalCount;
      after = page.some.pageInfo.endCursor;
      more = page.some.pageInfo.hasNextPage;
    }
    const ids = [...world.byId.keys()].filter((id) => typeOfId(id) === type);
    const expected = ids.filter(isMatch).toSorted();
    return [{ list: root, some: some.toSorted(), total, expected, of: ids.length }];
  }

  /** The lists of up to a hundred parents by each relation to a type; those that one page holds. */
  async function nestedLists(type: TypeName, filter: object, isMatch: (id: string) => boolean) {
    const found = [];
    for (const [list, relation] of Object.entries(toMany).filter(([, { to }]) => to === type)) {
      const unfiltered = await wholeLists(list, relation);
      const { parents } = await answerOf<Parents>(
        `query ($filter: ${inputOf(type)}) { parents: ${rootOf(relation.from)}(first: 100) { nodes {
          list: ${relation.field}(first: 100, filter: $filter) { totalCount nodes { id } } } } }`,
        filter,
      );
      for (const [index, { list: some }] of parents.nodes.entries()) {
        const ids = unfiltered[index];
        if (!ids) continue;
        found.push({
          list,
          some: some.nodes.map(({ id }) => id),
          total: some.totalCount,
          expected: ids.filter(isMatch),
          of: ids.length,
        });
      }
    }
    return found;
  }

  const whole = new Map<string, ReadonlyArray<readonly string[] | null>>();

  /** The same lists without a filter, asked for once; null for those that one page does not hold. */
  async function wholeLists(list: string, { from, field }: ToMany) {
    const known = whole.get(list);
    if (known) return known;
    const { parents } = await answerOf<Parents>(
      `{ parents: ${rootOf(from)}(first: 100) { nodes {
        list: ${field}(first: 100) { nodes { id } pageInfo { hasNextPage } } } } }`,
      {},
    );
    const found = parents.nodes.map(({ list: { nodes, pageInfo } }) =>
      pageInfo.hasNextPage ? null : nodes.map(({ id }) => id),
    );
    whole.set(list, found);
    return found;
  }

  it.each(Object.keys(filters.Appearance))("networks count the appearances that %s says", async (field) => {
    const oneCase = filterCases.Appearance?.[field] as (of: FilterWorld) => AnyCase;
    const { given, beside, matches } = oneCase(world);
    const idOf = async (type: TypeName, reference: string) =>
      [...world.byId.values()].find(
        (entity) =>
          typeOfId(entity.id) === type && [entity.id, Reflect.get(entity, "slug")].includes(reference),
      )?.id ?? "";
    const filter = await readFilter(filters.Appearance, { [field]: given, ...beside }, idOf);

    const packed = await participationOf(reader, {
      layers: [ParticipationLayer.APPEARANCE],
      filter,
      years: null,
      relation: null,
    });

    const place = participationColumns.indexOf("factId");
    const found = unpackedRows(packed).map((row) => row.split(columnSeparator)[place] ?? "");
    const expected = world.appearances.filter(
      (appearance) => appearance.personId !== null && matches(world.byId.get(appearance.id)),
    );
    expect(found.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
  });

  it.each(Object.keys(filters.Appearance))(
    "people on shows are those of the appearances that %s says",
    async (field) => {
      const oneCase = filterCases.Appearance?.[field] as (of: FilterWorld) => AnyCase;
      const { given, beside, matches } = oneCase(world);
      const onShow = `(first: 100, filter: $filter) { totalCount nodes { times person { id } show { id } } }`;

      const data = await answerOf<Record<"people" | "shows", { nodes: Array<{ on: OnShow }> }>>(
        `query ($filter: AppearancesFilter) {
          people(first: 100) { nodes { on: shows${onShow} } } shows(first: 100) { nodes { on: people${onShow} } } }`,
        { [field]: given, ...beside },
      );

      const counted = new Map<string, number>();
      for (const appearance of world.appearances.filter(matches)) {
        const key = `${appearance.personId} ${appearance.showId}`;
        if (appearance.personId !== null) counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      const expected = [...counted].map(([key, times]) => `${key} ${times}`).toSorted();
      for (const list of ["people", "shows"] as const) {
        const found = data[list].nodes.flatMap(({ on }) => on.nodes);
        const told = found.map(({ person, show, times }) => `${person.id} ${show.id} ${times}`);
        expect(told.toSorted()).toEqual(expected);
        expect(data[list].nodes.reduce((sum, { on }) => sum + on.totalCount, 0)).toBe(expected.length);
      }
      expect(expected.length).toBeGreaterThan(0);
    },
  );

  it("reads the filtered lists of many parents by as many statements as those of few", async () => {
    const asked = async (first: number) => {
      const before = statements;
      const { errors } = await ask(
        `{ people(first: ${first}) { nodes {
          appearances(filter: { show: "show-1", standings: [STATED] }) { totalCount nodes { id } }
          honours(filter: { outcomes: [WON] }) { totalCount nodes { id } } } } }`,
      );
      expect(errors).toEqual([]);
      return statements - before;
    };

    // The people, the show by its slug, two pages and two counts.
    expect([await asked(2), await asked(60)]).toEqual([6, 6]);
  });
});

interface Found {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

interface OnShow {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ times: number; person: { id: string }; show: { id: string } }>;
}

/** A list of each parent. */
interface Parents {
  readonly parents: { readonly nodes: ReadonlyArray<{ readonly list: Found }> };
}

/** A case of any type. */
interface AnyCase {
  readonly given: unknown;
  readonly beside?: object;
  readonly matches: (entity: unknown) => boolean;
}
