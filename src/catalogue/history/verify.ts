import { table, limitOf } from "../../database/sql/dialect";
import { join, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { isMaking } from "../../entities/history-tables";
import { hashOfChange, noChange, noteOf, saltedHash } from "./hashes";
import { changesAfter, changesOfEntities, type StoredChange } from "./read-changes";
import { disagreement } from "./replay";
import { readStates } from "./read-states";

export interface HistoryProblem {
  readonly check: "CHAIN" | "VERSION" | "REPLAY";
  readonly message: string;
}

export interface Verified {
  /** The number and hash of the last change; of none, 0 and "". Kept elsewhere, they show later that no end was cut off. */
  readonly last: { readonly number: number; readonly hash: string };
  readonly problems: readonly HistoryProblem[];
}

const [changesAtOnce, entitiesAtOnce, maxOfAKind] = [5_000, 1_000, 20];

/**
 * Whether the history is whole: its hashes chain, versions are counted without gaps, and the changes of each entity lead to its
 * row. Of the chain only the first break is reported. What was erased is not compared.
 */
export async function verifyHistory(reader: Reader): Promise<Verified> {
  const { last, problems: broken } = await verifyChain(reader);
  const problems = [...broken, ...(await verifyVersions(reader)), ...(await verifyReplay(reader))];
  return { last, problems };
}

async function verifyChain(reader: Reader): Promise<Verified> {
  let last = { number: 0, hash: noChange };
  for (;;) {
    const changes = await changesAfter(reader, last.number, changesAtOnce);
    for (const change of changes) {
      const message = breakAt(change, last);
      if (message !== null) {
        return { last, problems: [{ check: "CHAIN", message: `Change ${change.number}: ${message}` }] };
      }
      last = { number: change.number, hash: change.hash };
    }
    if (changes.length < changesAtOnce) return { last, problems: [] };
  }
}

/** What is wrong with a change after the last one; null if nothing is. */
function breakAt(change: StoredChange, last: { readonly number: number; readonly hash: string }) {
  const { number, edit, hash, noteSalt, noteHash, salt, payload, payloadHash, operation } = change;
  if (number !== last.number + 1) return `expected change ${last.number + 1} before it, which is gone.`;
  if (hashOfChange(last.hash, change, { ...change, number: edit }) !== hash)
    return "its hash is not that of what is stored, or a change before it is another.";
  if (noteSalt === null ? noteOf(change) !== noNote : saltedHash(noteSalt, noteOf(change)) !== noteHash)
    return "why it was made, or its source, is not what was hashed.";
  if (isMaking(operation)) return null;
  if ((salt === null) !== (payload === null)) return "its payload is not erased as a whole.";
  if (salt !== null && payload !== null && saltedHash(salt, payload) !== payloadHash)
    return "its payload is not what was hashed.";
  return null;
}

const noNote = noteOf({ why: null, source: null });

async function verifyVersions(reader: Reader): Promise<HistoryProblem[]> {
  const rows = await reader.all<{ id: string; version: number | null; changes: number; last: number }>(
    sql`select h."entityId" as "id", n."version", h."changes", h."last"
        from (select c."entityId", count(distinct c."version") as "versions", count(*) as "changes", max(c."version") as "last" from "change" c group by c."entityId") h
        left join "node" n on n."id" = h."entityId"
        where n."version" is distinct from h."last" or h."changes" <> h."last" or h."versions" <> h."changes"
        union all
        select n."id", n."version", 0, 0 from "node" n
        where not exists (select 1 from "change" c where c."entityId" = n."id")
        ${limitOf(maxOfAKind)}`,
  );
  const ofRows = await reader.all<{ id: string; version: number; ofRow: number }>(
    sql`select n."id", n."version", x."version" as "ofRow" from (${everyRow}) x join "node" n on n."id" = x."id"
        where n."version" <> x."version" ${limitOf(maxOfAKind)}`,
  );
  return [
    ...rows.map(({ id, version, changes, last }) =>
      problem(
        "VERSION",
        `${id} has the version ${version ?? "of none"}, but ${changes} changes, the last ${last}.`,
      ),
    ),
    ...ofRows.map(({ id, version, ofRow }) =>
      problem("VERSION", `The row of ${id} has the version ${ofRow}, but the table node ${version}.`),
    ),
  ];
}

const everyRow = join(
  (Object.keys(idPrefixes) as TypeName[]).map((type) => sql`select "id", "version" from ${table(type)}`),
  " union all ",
);

const problem = (check: HistoryProblem["check"], message: string): HistoryProblem => ({ check, message });

async function verifyReplay(reader: Reader): Promise<HistoryProblem[]> {
  const problems: HistoryProblem[] = [];
  for (let after = ""; problems.length < maxOfAKind;) {
    const nodes = await reader.all<{ id: string }>(
      sql`select n."id" from "node" n where n."id" > ${after} order by n."id" ${limitOf(entitiesAtOnce)}`,
    );
    const ids = nodes.map(({ id }) => id);
    const [changes, states] = await Promise.all([changesOfEntities(reader, ids), readStates(reader, ids)]);
    for (const id of ids) {
      const found = disagreement(states.get(id) ?? null, changes.get(id) ?? []);
      if (found !== null) problems.push(problem("REPLAY", `${id} is not what its history says: ${found}.`));
    }
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
  }
  return problems.slice(0, maxOfAKind);
}
