import { among, isOfType } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { decodeCursor } from "../../domain/cursors";
import type { Order } from "../../entities/orders";
import { firstIndirectRank } from "../../projections/links";
import { readStates } from "../history/read-states";
import { Page, type PageRequest } from "../pages/page";
import type { MergedType } from "./merged-types";
import { type Known, type Scored, scoreOf } from "./score";

/** Two records that may be of one entity. */
export interface Duplicate extends Scored {
  /** The lesser id by bytes. */
  readonly one: string;
  readonly other: string;
}

/** A name, a link, an account or an identifier of more entities than this tells nothing, and so many of them are looked at. */
const [maxWithKey, maxKeys] = [12, 5_000];

/** Facts that relate a type to others: their table, the column with its id, and that with the other's. */
const facts: Readonly<
  Record<MergedType, ReadonlyArray<readonly [table: string, own: string, other: string]>>
> = {
  Person: [
    ["appearance", "personId", "showId"],
    ["host", "personId", "showId"],
    ["affiliation", "personId", "organisationId"],
    ["contribution", "contributorPersonId", "publicationId"],
  ],
  Organisation: [
    ["affiliation", "organisationId", "personId"],
    ["show_organisation", "organisationId", "showId"],
    ["organisation", "id", "parentId"],
  ],
  Show: [
    ["host", "showId", "personId"],
    ["show_organisation", "showId", "organisationId"],
  ],
  Episode: [
    ["episode", "id", "showId"],
    ["appearance", "episodeId", "personId"],
  ],
};

const order: Order = { name: "LIKELIEST_FIRST", column: "score", direction: "desc" };
const list = "duplicates";

/**
 * Pairs that may be one, the likeliest first. Only records that share a name, a link, an account or an identifier are compared, so it
 * takes time by the number of records, and not of pairs. Pairs that are marked as distinct are left out.
 */
export async function listDuplicates(
  reader: Reader,
  type: MergedType,
  request: PageRequest,
): Promise<Page<Duplicate>> {
  const found = await findDuplicates(reader, type);
  const after = request.after === null ? null : decodeCursor(list, order.name, request.after);
  const keyOf = ({ score }: Duplicate) => score.toFixed(3);
  const idOf = ({ one, other }: Duplicate) => `${one} ${other}`;
  const rows = found.filter((pair) => {
    if (after === null) return true;
    return keyOf(pair) === after.sortKey ? idOf(pair) > after.id : keyOf(pair) < after.sortKey;
  });
  return new Page(
    { list, order },
    request,
    { rows: rows.slice(0, request.first + 1), sortKeys: rows.map(keyOf), ids: rows.map(idOf) },
    async () => found.length,
  );
}

async function findDuplicates(reader: Reader, type: MergedType): Promise<Duplicate[]> {
  const pairs = await candidatesOf(reader, type);
  const known = await knownOf(reader, type, [...new Set([...pairs.values()].flat())]);
  const found = [...pairs.values()].flatMap(([one, other]): Duplicate[] => {
    const [mine, theirs] = [known.get(one), known.get(other)];
    const scored = mine && theirs ? scoreOf(mine, theirs) : null;
    return scored ? [{ one, other, ...scored }] : [];
  });
  return found.toSorted(
    (a, b) => b.score - a.score || (`${a.one} ${a.other}` < `${b.one} ${b.other}` ? -1 : 1),
  );
}

async function candidatesOf(
  reader: Reader,
  type: MergedType,
): Promise<Map<string, readonly [one: string, other: string]>> {
  const rows = await reader.all<{ key: string; id: string }>(
    sql`select k."key", k."id" from (
          select 'n ' || s."name" as "key", s."id" from "search_name" s where s."type" = ${type}
          union
          select 'l ' || l."canonicalUrl", l."id" from "link_entry" l
          where l."rank" < ${firstIndirectRank} and ${isOfType(raw('l."id"'), type)}) k
        where k."key" in (
          select 'n ' || s."name" from "search_name" s where s."type" = ${type}
          group by s."name" having count(*) between 2 and ${maxWithKey}
          union
          select 'l ' || l."canonicalUrl" from "link_entry" l
          where l."rank" < ${firstIndirectRank} and ${isOfType(raw('l."id"'), type)}
          group by l."canonicalUrl" having count(distinct l."id") between 2 and ${maxWithKey})
        order by k."key", k."id" limit ${maxKeys * 2}`,
  );
  const groups = new Map<string, string[]>();
  for (const { key, id } of rows) groups.set(key, [...(groups.get(key) ?? []), id]);
  const pairs = new Map<string, readonly [string, string]>();
  for (const group of groups.values()) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) pairs.set(`${one} ${other}`, [one, other]);
    }
  }
  for (const pair of await distinctPairs(reader)) pairs.delete(pair);
  return pairs;
}

/** The pairs that are marked as distinct, by the ids that theirs lead to now. */
async function distinctPairs(reader: Reader): Promise<string[]> {
  const rows = await reader.all<{ one: string; other: string }>(
    raw(`select coalesce(a."mergedInto", d."one") as "one", coalesce(b."mergedInto", d."other") as "other"
         from "distinct_pair" d left join "node" a on a."id" = d."one" left join "node" b on b."id" = d."other"`),
  );
  return rows.map(({ one, other }) => (one < other ? `${one} ${other}` : `${other} ${one}`));
}

async function knownOf(
  reader: Reader,
  type: MergedType,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  const states = await readStates(reader, ids);
  const questions = facts[type].map(
    ([table, own, other]) =>
      sql`select ${raw(`f."${own}"`)} as "id", ${raw(`f."${other}"`)} as "related" from ${raw(`"${table}"`)} f
          where ${among(raw(`f."${own}"`), ids)} and ${raw(`f."${other}"`)} is not null`,
  );
  const rows = await reader.all<{ id: string; related: string }>(join(questions, " union "));
  const related = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const row of rows) related.get(row.id)?.add(row.related);
  return new Map([...states].map(([id, state]) => [id, { state, related: related.get(id) ?? new Set() }]));
}
