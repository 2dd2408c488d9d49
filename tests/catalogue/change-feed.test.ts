import * as fc from "fast-check";

import { Catalogue } from "../../src/catalogue/catalogue";
import { ChangeFeed } from "../../src/catalogue/change-feed";
import { readStates } from "../../src/catalogue/history/read-states";
import type { State } from "../../src/catalogue/history/state";
import type { Edge } from "../../src/catalogue/pages/page";
import type { ChangeRecord } from "../../src/catalogue/queries/changes";
import { followedAfter, type Followed } from "../../src/catalogue/queries/followed-changes";
import { raw, sql } from "../../src/database/sql/sql";
import type { RostrumError } from "../../src/domain/errors";
import { typeOfId } from "../../src/domain/ids";
import { canBeFollowed } from "../../src/entities/followed-types";
import {
  changed,
  makeAffiliation,
  makeAppearance,
  makeEpisode,
  makeOrganisation,
  makePerson,
  makeShow,
} from "../helpers/make-entities";
import { runsOf } from "../helpers/operations";
import { afterTests, temporaryCatalogue } from "../helpers/temporary-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { until } from "../helpers/until";
import { upsert, upsertInto } from "../helpers/upsert";
import { anyEdit, anyGraph } from "./random-graph";

/** Follows until the test ends. */
function following(
  feed: ChangeFeed,
  { reader }: Pick<Catalogue, "reader">,
  followed: Followed,
  after: number | null = 0,
) {
  const leaving = new AbortController();
  const changes = feed.follow({ followed, after }, reader, leaving.signal);
  return {
    leave: () => leaving.abort(new Error("It has left.")),
    next: () => changes.next() as Promise<IteratorResult<Edge<ChangeRecord>>>,
    async take(count: number): Promise<ChangeRecord[]> {
      const taken: ChangeRecord[] = [];
      while (taken.length < count) {
        const { value } = (await changes.next()) as { value: Edge<ChangeRecord> };
        taken.push(value.node);
      }
      return taken;
    },
  };
}

const told = (changes: ReadonlyArray<Pick<ChangeRecord, "operation" | "entityId">>) =>
  changes.map(({ operation, entityId }) => `${operation} ${entityId}`);

const [show, person, other] = [makeShow(), makePerson(), makePerson()];
const school = makeOrganisation();
const episode = makeEpisode({ show });
const appearance = makeAppearance({ person, episode });

describe("Who follows an entity", () => {
  it("gets its changes, and those of what refers to it, before or after", async () => {
    const catalogue = await temporaryCatalogue();
    const feed = new ChangeFeed(catalogue.reader, 5);
    const affiliation = makeAffiliation({ person, organisation: school });

    await upsert(catalogue, show, person, other, school, episode);
    await upsert(catalogue, appearance, affiliation);
    await upsert(catalogue, changed(appearance, { personId: other.id }));
    await upsert(catalogue, changed(appearance, { personId: other.id, creditedAs: "Jo" }));
    await catalogue.edit(testStamp, (edit) => edit.remove([appearance.id]));
    await upsert(catalogue, changed(person, { name: "Ann" }), changed(show, { description: "Talks." }));

    const of = async (id: string, count: number) => told(await following(feed, catalogue, [id]).take(count));
    expect(await of(person.id, 5)).toEqual([
      `CREATED ${person.id}`,
      `CREATED ${affiliation.id}`,
      `CREATED ${appearance.id}`,
      `UPDATED ${appearance.id}`,
      `UPDATED ${person.id}`,
    ]);
    expect(await of(other.id, 4)).toEqual([
      `CREATED ${other.id}`,
      `UPDATED ${appearance.id}`,
      `UPDATED ${appearance.id}`,
      `REMOVED ${appearance.id}`,
    ]);
    expect(await of(school.id, 2)).toEqual([`CREATED ${school.id}`, `CREATED ${affiliation.id}`]);
    expect(await of(show.id, 7)).toEqual([
      `CREATED ${show.id}`,
      `CREATED ${episode.id}`,
      `CREATED ${appearance.id}`,
      `UPDATED ${appearance.id}`,
      `UPDATED ${appearance.id}`,
      `REMOVED ${appearance.id}`,
      `UPDATED ${show.id}`,
    ]);
  });

  it("gets a change that concerns several once", async () => {
    const catalogue = await temporaryCatalogue();
    const feed = new ChangeFeed(catalogue.reader, 5);
    await upsert(catalogue, show, person, episode);
    await upsert(catalogue, appearance);

    const both = following(feed, catalogue, [person.id, show.id]);

    expect(told(await both.take(4)).toSorted()).toEqual(
      [show, person, episode, appearance].map(({ id }) => `CREATED ${id}`).toSorted(),
    );
    await upsert(catalogue, changed(person, { name: "Ann" }));
    expect(told(await both.take(1))).toEqual([`UPDATED ${person.id}`]);
  });

  it("gets what is committed from now on, by another process too, and nothing of what is taken back", async () => {
    const { catalogue, url } = await openedCatalogue();
    await upsert(catalogue, person, show, episode);
    const feed = new ChangeFeed(catalogue.reader, 5);
    const writer = await Catalogue.open(url);
    afterTests(() => writer.close());
    const follower = following(feed, catalogue, [person.id], null);

    const first = follower.next();
    await until(
      () => feed.waiting,
      (waiting) => waiting === 1,
    );
    await expect(
      writer.edit(testStamp, async (edit) => {
        await upsertInto(edit, [changed(person, { name: "Never" })]);
        throw new Error("Taken back.");
      }),
    ).rejects.toThrow("Taken back.");
    await upsert(writer, changed(person, { name: "Ann" }));

    const { value } = (await first) as { value: Edge<ChangeRecord> };
    expect(value.node).toMatchObject({ operation: "UPDATED", entityId: person.id, version: 2 });
    expect(value.node.fields).toEqual([{ field: "name", before: person.name, after: "Ann" }]);
  });

  it("is asked for with all others in one statement, and in none once nobody waits", async () => {
    const statements: string[] = [];
    const catalogue = await temporaryCatalogue({ onStatement: (text) => statements.push(text) });
    await upsert(catalogue, person, other, show);
    const feed = new ChangeFeed(catalogue.reader, 1_000_000);
    const followers = [[person.id], [other.id, show.id], "ALL" as const].map((followed) =>
      following(feed, catalogue, followed, null),
    );
    const waits = followers.map(async ({ next }) => next().catch((error: Error) => error.message));
    await until(
      () => feed.waiting,
      (waiting) => waiting === 3,
    );
    statements.length = 0;

    await feed.poll();
    expect(statements).toHaveLength(1);
    for (const { leave } of followers) leave();
    await feed.poll();

    expect(await Promise.all(waits)).toEqual(Array(3).fill("It has left."));
    expect(feed.waiting).toBe(0);
    expect(statements).toHaveLength(1);
  });

  it("gets one change of a forgotten person, without values", async () => {
    const catalogue = await temporaryCatalogue();
    await upsert(catalogue, person, show, episode);
    await upsert(catalogue, appearance);
    const feed = new ChangeFeed(catalogue.reader, 5);
    const [before] = await following(feed, catalogue, [appearance.personId ?? ""]).take(2);

    await catalogue.forget(testStamp, person.id);

    const all = async (id: string) =>
      followedAfter(catalogue.reader, { followed: [id], after: before?.number ?? 0 }, 100);
    expect(told(await all(person.id))).toEqual([`FORGOTTEN ${person.id}`]);
    expect((await all(person.id)).map(({ payload }) => payload)).toEqual([null]);
    expect((await all(show.id)).at(-1)).toMatchObject({ entityId: appearance.id, payload: null });
  });
});

describe("Who follows, under random edits of random graphs", () => {
  const graphAndEdits = fc.tuple(anyGraph, fc.array(anyEdit, { minLength: 1, maxLength: 8 }));

  /** The state of everything, by id. */
  async function statesIn({ reader }: Catalogue): Promise<Map<string, State>> {
    const nodes = await reader.all<{ id: string }>(
      raw(`select n."id" from "node" n where n."removedOn" is null`),
    );
    return readStates(
      reader,
      nodes.map(({ id }) => id),
    );
  }

  /** The ids in its state, and the show of the episode in it, of those that can be followed. */
  function referencesIn(states: ReadonlyMap<string, State>, id: string): string[] {
    const state = states.get(id);
    if (!state) return [];
    const ids = Object.values(state)
      .flat()
      .filter((value) => typeof value === "string");
    const { episodeId } = state;
    const shows = typeOfId(id) === "Appearance" ? [states.get(String(episodeId))?.["showId"]] : [];
    return [id, ...ids, ...shows.map(String)].filter((one) => {
      const type = typeOfId(one);
      return type !== null && canBeFollowed(type);
    });
  }

  it("gets exactly what concerns the entity, once and in order, however often the connection is lost", async () => {
    const catalogue = await temporaryCatalogue();
    const feed = new ChangeFeed(catalogue.reader, 5);
    let known = 0;
    const property = fc.asyncProperty(
      graphAndEdits,
      fc.integer({ min: 1, max: 7 }),
      async ([graph, edits], each) => {
        const [expected, begun] = [new Map<string, number[]>(), known];
        for (const changes of [graph, ...edits]) {
          const before = await statesIn(catalogue);
          const refusal = await catalogue
            .edit(testStamp, async (edit) => {
              for (const { id, entity } of changes)
                await (entity === null ? edit.remove([id]) : upsertInto(edit, [entity]));
            })
            .then(
              () => null,
              (error: RostrumError) => error.code,
            );
          expect([null, "BAD_USER_INPUT"]).toContain(refusal);
          const after = await statesIn(catalogue);
          const rows = await catalogue.reader.all<{ number: number; entityId: string }>(
            sql`select c."number", c."entityId" from "change" c where c."number" > ${known} order by c."number"`,
          );
          for (const { number, entityId } of rows) {
            known = number;
            for (const id of new Set([before, after].flatMap((states) => referencesIn(states, entityId))))
              expected.set(id, [...(expected.get(id) ?? []), number]);
          }
        }
        for (const [id, numbers] of expected) {
          const got: number[] = [];
          while (got.length < numbers.length) {
            const rest = following(feed, catalogue, [id], got.at(-1) ?? begun);
            const taken = await rest.take(Math.min(each, numbers.length - got.length));
            got.push(...taken.map(({ number }) => number));
          }
          expect([id, got]).toEqual([id, numbers]);
        }
      },
    );
    await fc.assert(property, { numRuns: runsOf(10), seed: 2_026 });
  });
});
