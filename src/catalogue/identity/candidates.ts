import { isOfType, limitOf } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { firstIndirectRank } from "../../projections/links";
import type { MergedType } from "./merged-types";
import { maxWithKey, type Pair, pairsWithin } from "./pairs";
import { spelledPairs } from "./spelled-pairs";

/** So many keys are looked at. */
const maxKeys = 5_000;

/** The pairs with a name or a spelling of it, a link, an account or an identifier in common, without those that are marked as distinct. */
export async function candidatesOf(reader: Reader, type: MergedType): Promise<readonly Pair[]> {
  const rows = await reader.all<{ key: string; id: string }>(
    sql`select k."key", k."id" from (
          select 'n ' || s."name" as "key", s."id" from "search_name" s where s."type" = ${type}
          union
          select 'l ' || l."canonicalUrl", l."id" from "link_entry" l
          where l."rank" < ${firstIndirectRank} and ${isOfType(raw('l."id"'), type)}
          union
          select 'i ' || i."scheme" || ' ' || i."value", i."ownerId" from "identifier" i
          where ${isOfType(raw('i."ownerId"'), type)}) k
        where k."key" in (
          select 'n ' || s."name" from "search_name" s where s."type" = ${type}
          group by s."name" having count(*) between 2 and ${maxWithKey}
          union
          select 'l ' || l."canonicalUrl" from "link_entry" l
          where l."rank" < ${firstIndirectRank} and ${isOfType(raw('l."id"'), type)}
          group by l."canonicalUrl" having count(distinct l."id") between 2 and ${maxWithKey}
          union
          select 'i ' || i."scheme" || ' ' || i."value" from "identifier" i
          where ${isOfType(raw('i."ownerId"'), type)}
          group by i."scheme", i."value" having count(distinct i."ownerId") between 2 and ${maxWithKey})
        order by k."key", k."id" ${limitOf(maxKeys * 2)}`,
  );
  const groups = new Map<string, string[]>();
  for (const { key, id } of rows) groups.set(key, [...(groups.get(key) ?? []), id]);
  const pairs = new Map<string, Pair>();
  const found = [...[...groups.values()].flatMap(pairsWithin), ...(await spelledPairs(reader, type))];
  for (const pair of found) pairs.set(pair.join(" "), pair);
  for (const pair of await distinctPairs(reader)) pairs.delete(pair);
  return [...pairs.values()];
}

/** The pairs that are marked as distinct, by the ids that theirs lead to now. */
async function distinctPairs(reader: Reader): Promise<string[]> {
  const rows = await reader.all<{ one: string; other: string }>(
    raw(`select coalesce(a."mergedInto", d."one") as "one", coalesce(b."mergedInto", d."other") as "other"
         from "distinct_pair" d left join "node" a on a."id" = d."one" left join "node" b on b."id" = d."other"`),
  );
  return rows.map(({ one, other }) => (one < other ? `${one} ${other}` : `${other} ${one}`));
}
