import { idPrefixes, type TypeName } from "../../domain/ids";
import type { Transaction } from "../statements";

/** What the catalogue does not know of something it holds. */
export enum DataGapKind {
  NO_DATE = "NO_DATE",
  NO_HOST = "NO_HOST",
  NO_SOURCE = "NO_SOURCE",
  NO_LINK = "NO_LINK",
}

/** What is missing where the condition holds; the table is called `x`. */
const conditions: ReadonlyArray<[kind: DataGapKind, types: readonly TypeName[], condition: string]> = [
  [DataGapKind.NO_DATE, ["Episode", "Publication", "Award"], "x.sortOn = ''"],
  [DataGapKind.NO_HOST, ["Episode"], "not exists (select 1 from episode_host h where h.episodeId = x.id)"],
  [DataGapKind.NO_LINK, ["Episode", "Publication", "Award"], "x.links = '[]'"],
  [DataGapKind.NO_SOURCE, Object.keys(idPrefixes) as TypeName[], "x.sources = '[]'"],
];

const gapsOfTouched = conditions
  .flatMap(([kind, types, condition]) =>
    types.map(
      (type) =>
        `select '${kind}', x.id from json_each($ids) touched join ${idPrefixes[type]} x on x.id = touched.value where ${condition}`,
    ),
  )
  .join("\nunion all\n");

/** Looks at these things anew. */
export async function rebuildDataGaps(transaction: Transaction, ids: string): Promise<void> {
  await transaction.run(`delete from data_gap where id in (select value from json_each($ids))`, {
    $ids: ids,
  });
  await transaction.run(`insert into data_gap (kind, id) ${gapsOfTouched}`, { $ids: ids });
}
