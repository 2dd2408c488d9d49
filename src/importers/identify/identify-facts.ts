import type { Catalogue } from "../../catalogue/catalogue";
import type { State } from "../../catalogue/history/state";
import { readStates } from "../../catalogue/history/read-states";
import { factsAt } from "../../catalogue/queries/identified-works";
import { fold } from "../../domain/names";
import { typeOfId, type TypeName } from "../../domain/ids";
import { type ImportRecord, nameOfRecord, type Reference } from "../records";

type Reader = Catalogue["reader"];

/** Facts between two entities: the column of one, and all that must agree for two of them to say the same. */
const facts: Readonly<
  Partial<
    Record<
      TypeName,
      { readonly at: string; readonly references: readonly string[]; readonly values: readonly string[] }
    >
  >
> = {
  Contribution: { at: "publicationId", references: ["publicationId", "contributorId"], values: ["role"] },
  Affiliation: { at: "personId", references: ["personId", "organisationId"], values: ["kind", "roleTitle"] },
  ShowOrganisation: { at: "showId", references: ["showId", "organisationId"], values: ["role"] },
  Honour: { at: "awardId", references: ["awardId", "recipientIds"], values: ["outcome"] },
  About: { at: "workId", references: ["workId", "subjectId"], values: [] },
};

type IdOf = (type: TypeName, key: string) => string;

/**
 * Finds the facts of a source that others have said of the same entities in the same role, and adds their ids. Affiliations that began in different years
 * are different ones.
 */
export async function identifyFacts(
  reader: Reader,
  records: readonly ImportRecord[],
  idOf: IdOf,
  ids: Map<string, string>,
): Promise<void> {
  const unknown = records.filter((record) => facts[record.type] && !ids.has(nameOfRecord(record)));
  const places = unknown.flatMap(({ type, references }) => idsOf(references[facts[type]?.at ?? ""], idOf));
  const taken = new Set(ids.values());
  const known = new Map<string, Array<readonly [id: string, state: State]>>();
  for (const [id, state] of await readStates(reader, await factsAt(reader, [...new Set(places)]))) {
    const type = typeOfId(id);
    if (type === null || taken.has(id)) continue;
    const key = keyOf(type, (column) => [state[column]].flat(), state);
    known.set(key, [...(known.get(key) ?? []), [id, state]]);
  }
  for (const record of unknown) {
    const key = keyOf(record.type, (column) => idsOf(record.references[column], idOf), record.values);
    const same = known
      .get(key)
      ?.find(([id, state]) => !taken.has(id) && !areApart(record.values["start"], state["start"]));
    if (!same) continue;
    taken.add(same[0]);
    ids.set(nameOfRecord(record), same[0]);
  }
}

const idsOf = (to: Reference | readonly Reference[] | undefined, idOf: IdOf): string[] =>
  [to ?? []].flat().map(({ type, key }) => idOf(type, key));

function keyOf(
  type: TypeName,
  idsAt: (column: string) => readonly unknown[],
  values: Readonly<Record<string, unknown>>,
): string {
  const { references = [], values: columns = [] } = facts[type] ?? {};
  const said = columns.map((column) => {
    const value = values[column];
    return typeof value === "string" ? fold(value) : null;
  });
  return JSON.stringify([type, references.map((column) => idsAt(column).map(String).toSorted()), said]);
}

/** Both are known, and in different years. */
const areApart = (one: unknown, other: unknown): boolean =>
  typeof one === "string" && typeof other === "string" && one.slice(0, 4) !== other.slice(0, 4);
