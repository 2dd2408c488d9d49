import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Page } from "../../src/catalogue/pages/page";
import type { Reader } from "../../src/database/statements";
import { sql } from "../../src/database/sql/sql";
import type { AnyEntity } from "../../src/entities/entity-classes";
import type { Order } from "../../src/entities/orders";
import * as make from "../helpers/make-entities";
import { runsOf } from "../helpers/operations";
import { upsert } from "../helpers/upsert";
import { openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { allLists, type List } from "./all-lists";

/** Few of each, so that many rows have one and the same; undated as often as not. */
const anyDate = fc.constantFrom(null, null, null, "2020", "2020-01-01", "2021-06-15T10:00Z");
const anyName = fc.constantFrom("", "Ada", "ada", "Bo", "Éa");
const anyPosition = fc.integer({ min: 1, max: 12 });

const upTo14 = { maxLength: 14, size: "max" } as const;

const anyChildren = fc.record({
  names: fc.array(anyName, upTo14),
  dates: fc.array(anyDate, upTo14),
  // More than nine, so that 10 and 9 are compared as numbers are.
  positions: fc.array(anyPosition, { ...upTo14, minLength: 10 }),
  first: fc.integer({ min: 1, max: 4 }),
});

/** Two parents of every kind, and these children: two thirds of the first parent, the rest of the second. */
function graphOf({
  names,
  dates,
  positions,
}: {
  names: string[];
  dates: Array<string | null>;
  positions: number[];
}) {
  const pair = <T>(makeOne: (key: string) => T): [T, T] => [makeOne("parent-0"), makeOne("parent-1")];
  const organisations = pair((key) => make.makeOrganisation({ key }));
  const topics = pair((key) => make.makeTopic({ key }));
  const people = pair((key) => make.makePerson({ key }));
  const shows = pair((key) => make.makeShow({ key }));
  const publications = pair((key) => make.makePublication({ key }));
  const awards = pair((key) => make.makeAward({ key }));
  const episodes = pair((key) => make.makeEpisode({ key, show: shows[0] }));
  const parents = { episodes, organisations, topics, people, shows, publications, awards };

  const children = [
    ...names.flatMap((name, index) => {
      const key = `child-${index}`;
      const parent = index % 3 === 2 ? 1 : 0;
      const person = make.makePerson({ key, name });
      const show = make.makeShow({ key, title: name });
      const episode = make.makeEpisode({ key: `of-${index}`, show });
      return [
        make.makeOrganisation({ key, name, parent: organisations[parent] }),
        make.makeTopic({ key, label: name, broader: topics[parent] }),
        person,
        show,
        episode,
        make.makeAppearance({ key: `guest-${index}`, person, episode: episodes[parent] }),
        make.makeAppearance({ key: `on-${index}`, person: people[parent], episode }),
        make.makeShowOrganisation({ key, show: shows[parent], organisation: organisations[parent] }),
        make.makeAbout({ key, work: shows[parent], subject: topics[parent] }),
        make.makeAbout({ key: `person-${index}`, work: episodes[parent], subject: people[parent] }),
        make.makeAbout({
          key: `publisher-${index}`,
          work: publications[parent],
          subject: organisations[parent],
        }),
        make.makeAbout({ key: `launch-${index}`, work: episodes[parent], subject: publications[parent] }),
      ];
    }),
    ...dates.flatMap((date, index) => {
      const key = `child-${index}`;
      const parent = index % 3 === 2 ? 1 : 0;
      const [person, organisation, show] = [people[parent], organisations[parent], shows[parent]];
      const episode = make.makeEpisode({ key, show, occurredOn: date });
      return [
        episode,
        make.makeAppearance({ key, person, episode, onBehalfOf: index % 2 ? organisation : null }),
        make.makeAppearance({ key: `other-${index}`, person: people[parent === 0 ? 1 : 0], episode }),
        make.makeAffiliation({ key, person, organisation, start: date }),
        make.makePartnership({ key, from: organisation, to: organisations[0], start: date }),
        make.makeHost({ key, person, show, start: date }),
        make.makePublication({ key, publisher: organisation, publishedOn: date }),
        make.makeAward({ key, conferredBy: organisation, year: date?.slice(0, 4) ?? null }),
        make.makeHonour({
          key,
          recipients: [person, organisation, show, publications[parent]],
          award: awards[parent],
        }),
        make.makeContribution({
          key: `body-${index}`,
          contributor: organisation,
          publication: publications[0],
        }),
        make.makeContribution({ key: `show-${index}`, contributor: show, publication: publications[0] }),
        make.makePublication({ key: `based-${index}`, basedOn: publications[parent], publishedOn: date }),
        make.makeEpisode({
          key: `rerun-${index}`,
          show,
          rerunOf: episodes[parent],
          occurredOn: date,
          season: String(index % 3),
          number: index,
        }),
      ];
    }),
    ...positions.flatMap((position, index) => [
      make.makeContribution({
        key: `child-${index}`,
        person: people[index % 2 === 0 ? 0 : 1],
        publication: publications[index % 3 === 2 ? 1 : 0],
        position,
      }),
      // So that one is on a show more than nine times, and another fewer.
      make.makeAppearance({ key: `often-${index}`, person: people[0], episode: episodes[0] }),
    ]),
  ];
  return [...Object.values(parents).flat(), ...children] satisfies AnyEntity[];
}

interface Row {
  id: string;
  key: string | number;
}

/** By key, then by id, both in one direction; empty keys at the end where the order wants it so. */
function inOrder(rows: readonly Row[], { direction, emptyLast = false }: Order): string[] {
  const sign = direction === "asc" ? 1 : -1;
  const compare = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
  return rows
    .toSorted(
      (a, b) =>
        (emptyLast ? compare(a.key === "", b.key === "") : 0) ||
        sign * compare(a.key, b.key) ||
        sign * compare(a.id, b.id),
    )
    .map(({ id, key }) => `${key} ${id}`);
}

/** The id of what a cursor stands for, and its sort key, as the cursor says. */
function placeOf(cursor: string): string {
  const [, , , key, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as string[];
  return `${/^\d{10}$/.test(key ?? "") ? Number(key) : key} ${id}`;
}

async function followed(reader: Reader, list: List, first: number, parentId: string) {
  const pages: Array<Page<unknown>> = [];
  let after: string | null = null;
  do {
    const page: Page<unknown> = await list.ask(reader, { first, after }, parentId);
    pages.push(page);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return pages;
}

describe("Following `after` through the pages of a list", () => {
  let catalogue: Catalogue;
  let reader: Reader;
  const longest = new Map<string, number>();

  beforeAll(async () => {
    ({ catalogue, reader } = await openedCatalogue());
  });

  async function replaceEverything(entities: readonly AnyEntity[]): Promise<void> {
    const rows = await reader.all<{ id: string }>(sql`select "id" from "node" where "removedOn" is null`);
    await catalogue.edit(testStamp, (edit) => edit.remove(rows.map(({ id }) => id)));
    await upsert(catalogue, ...entities);
  }

  it("gives the whole of it, once, in its order, whatever the size of the pages", async () => {
    const property = fc.asyncProperty(anyChildren, async ({ first, ...children }) => {
      await replaceEverything(graphOf(children));
      for (const list of allLists) {
        const parents = list.parents === null ? [{ id: "" }] : await reader.all<{ id: string }>(list.parents);
        for (const { id } of parents) {
          const rows = await reader.all<Row & Record<string, unknown>>(list.rows(id));
          const pages = await followed(reader, list, first, id);
          const cursors = pages.flatMap(({ edges }) => edges.map(({ cursor }) => cursor));

          expect([list.name, ...cursors.map(placeOf)]).toEqual([list.name, ...inOrder(rows, list.order)]);
          expect(await pages[0]?.totalCount).toBe(rows.length);
          expect(pages).toHaveLength(Math.max(1, Math.ceil(rows.length / first)));
          longest.set(list.name, Math.max(longest.get(list.name) ?? 0, pages.length));
        }
      }
    });
    await fc.assert(property, { numRuns: runsOf(25), seed: 2_026 });
  });

  it("was tried on several pages of every list", () => {
    const short = allLists
      .map(({ name }) => [name, longest.get(name)])
      .filter(([, pages]) => Number(pages) < 3);

    expect(short).toEqual([]);
  });
});
