import type { Source } from "../drafts/source";
import { type ImportRecord, nameOfRecord, type Reference } from "../records";

/** Whether a source lists two side by side, as guests of one episode or authors of one work: then they are two. */
export function listedTogether(source: Source): (one: ImportRecord, other: ImportRecord) => boolean {
  const lists = new Map<string, Set<string>>();
  for (const { type, references, values } of source.records) {
    const { personId, contributorId, episodeId, publicationId } = references as Partial<
      Record<string, Reference>
    >;
    const [who, where] = [personId ?? contributorId, episodeId ?? publicationId];
    if (who === undefined || where === undefined) continue;
    const list = [type, values["role"] as string | undefined, nameOfRecord(where)].join(" ");
    const known = lists.get(nameOfRecord(who)) ?? new Set();
    lists.set(nameOfRecord(who), known.add(list));
  }
  return (one, other) => {
    const mine = lists.get(nameOfRecord(one));
    return [...(lists.get(nameOfRecord(other)) ?? [])].some((list) => mine?.has(list) === true);
  };
}
