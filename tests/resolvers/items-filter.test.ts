import { itemFilter } from "../../src/catalogue/filters/items";
import { typeOfId, type TypeName } from "../../src/domain/ids";
import { graphOver, type Ask } from "../helpers/graph-over";
import { filterCases } from "./filter-cases";
import type { FilterWorld } from "./filter-meanings";
import { filterWorld } from "./filter-world";

/** Lists of several types, with every field of their filter: found as the field's meaning says of each type that has it. */
describe("Lists of several types", () => {
  let ask: Ask;
  let world: FilterWorld;

  beforeAll(async () => {
    const built = await filterWorld();
    world = built.world;
    ask = graphOver(built.catalogue);
  }, 60_000);

  const fields = Object.keys(itemFilter).flatMap((field) => [
    { list: "timeline", field },
    { list: "related", field },
  ]);

  it.each(fields)("$list finds what $field says", async ({ list, field }) => {
    const roots =
      list === "timeline"
        ? world.people.slice(0, 25).map(({ id }) => `timeline(person: "${id}"`)
        : world.organisations.slice(0, 25).map(({ id }) => `related(to: { organisation: "${id}" }`);
    const unfiltered = await wholeLists(list, roots);
    const lists = roots.map(
      (root, place) => `some${place}: ${root}, first: 100, filter: $filter) { ${page} }`,
    );

    const { data, errors } = await ask<Record<string, Found>>(
      `query ($filter: ItemsFilter) { ${lists.join(" ")} }`,
      { filter: { [field]: givenFor(field) } },
    );

    expect(errors).toEqual([]);
    const found = roots.flatMap((_, place) => {
      const [all, some] = [unfiltered[`all${place}`], data[`some${place}`]];
      if (!all || !some || all.pageInfo.hasNextPage) return [];
      const ids = idsIn(all);
      const expected = ids.filter((id) => isMatch(field, id));
      return [{ some: idsIn(some), total: some.totalCount, expected, of: ids.length }];
    });
    expect(found.map(({ some, total }) => ({ some, total }))).toEqual(
      found.map(({ expected }) => ({ some: expected, total: expected.length })),
    );
    // Otherwise the case shows nothing.
    const kept = found.reduce((sum, { expected }) => sum + expected.length, 0);
    expect([kept > 0, kept < found.reduce((sum, { of }) => sum + of, 0)]).toEqual([true, true]);
  });

  const whole = new Map<string, Record<string, Found>>();

  /** The same lists without a filter, asked for once. */
  async function wholeLists(list: string, roots: readonly string[]) {
    const known = whole.get(list);
    if (known) return known;
    const lists = roots.map((root, place) => `all${place}: ${root}, first: 100) { ${page} }`);
    const { data, errors } = await ask<Record<string, Found>>(`{ ${lists.join(" ")} }`);
    expect(errors).toEqual([]);
    whole.set(list, data);
    return data;
  }

  const caseOf = (type: TypeName, field: string) =>
    filterCases[type]?.[field] as ((of: FilterWorld) => AnyCase) | undefined;

  /** Appearances have the value of each case. */
  const givenFor = (field: string) => caseOf("Appearance", field)?.(world).given;

  /** What no type but some has, such as a language, the others do not match. */
  function isMatch(field: string, id: string): boolean {
    const oneCase = caseOf(typeOfId(id) as TypeName, field)?.(world);
    if (!oneCase) return false;
    const isSame = JSON.stringify(oneCase.given) === JSON.stringify(givenFor(field));
    return oneCase.matches(world.byId.get(id)) === isSame;
  }
});

const page = "totalCount nodes { item { ... on Node { id } } } pageInfo { hasNextPage }";

const idsIn = ({ nodes }: Found) => nodes.map(({ item }) => item.id);

interface Found {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly item: { readonly id: string } }>;
  readonly pageInfo: { readonly hasNextPage: boolean };
}

interface AnyCase {
  readonly given: unknown;
  readonly matches: (entity: unknown) => boolean;
}
