import type { Catalogue } from "../../catalogue/catalogue";
import type { State } from "../../catalogue/history/state";
import { readStates } from "../../catalogue/history/read-states";
import {
  contributorsOf,
  publicationsByIdentifier,
  thingsByName,
} from "../../catalogue/queries/identified-works";
import { fold } from "../../domain/names";
import type { Source } from "../drafts/source";
import { type ImportRecord, nameOfRecord, type Reference } from "../records";

type Reader = Catalogue["reader"];

type IdentifierOf = ReadonlyArray<{ readonly scheme: string; readonly value: string }>;

/**
 * Finds the publications, awards and topics of a source that are in the catalogue, and adds their ids. A publication is the same by an identifier, or by its title
 * with its year and a contributor; an award by its name, category and year; a topic by its label.
 */
export async function identifyWorks(reader: Reader, source: Source, ids: Map<string, string>): Promise<void> {
  const unknown = (type: ImportRecord["type"]) =>
    source.records.filter((one) => one.type === type && !ids.has(nameOfRecord(one)));
  const taken = new Set(ids.values());
  const found = [
    ...(await samePublications(reader, source, unknown("Publication"))),
    ...(await sameThings(reader, "Award", unknown("Award"), isSameAward)),
    ...(await sameThings(reader, "Topic", unknown("Topic"), () => true)),
  ];
  // Two records of one source are two things, whatever they have in common with one of the catalogue.
  for (const [record, id] of found) {
    if (taken.has(id)) continue;
    taken.add(id);
    ids.set(nameOfRecord(record), id);
  }
}

type Found = readonly [record: ImportRecord, id: string];

async function samePublications(
  reader: Reader,
  source: Source,
  records: readonly ImportRecord[],
): Promise<Found[]> {
  if (records.length === 0) return [];
  const identifiersOf = ({ values }: ImportRecord) => (values["identifiers"] ?? []) as IdentifierOf;
  const byIdentifier = await publicationsByIdentifier(reader, records.flatMap(identifiersOf));
  const byTitle = await thingsByName(reader, "Publication", records.flatMap(nameIn));
  const titled = [...byTitle.values()].flat();
  const states = await readStates(reader, titled);
  const contributors = await contributorsOf(reader, titled);
  const namesByPublication = contributorNames(source);
  return records.flatMap((record): Found[] => {
    const registered = identifiersOf(record).flatMap(
      ({ scheme, value }) => byIdentifier.get(`${scheme} ${value}`) ?? [],
    )[0];
    if (registered !== undefined) return [[record, registered]];
    const names = namesByPublication.get(record.key) ?? new Set<string>();
    const same = nameIn(record).flatMap((title) =>
      (byTitle.get(fold(title)) ?? []).filter((id) => {
        const state = states.get(id) ?? {};
        const year = yearOf(record.values["publishedOn"]);
        return (
          year !== null &&
          yearOf(state["publishedOn"]) === year &&
          !areToldApart(identifiersOf(record), state) &&
          [...(contributors.get(id) ?? [])].some((name) => names.has(name))
        );
      }),
    );
    const [only] = same;
    return only === undefined || same.length > 1 ? [] : [[record, only]];
  });
}

async function sameThings(
  reader: Reader,
  type: "Award" | "Topic",
  records: readonly ImportRecord[],
  isSame: (record: ImportRecord, state: State) => boolean,
): Promise<Found[]> {
  if (records.length === 0) return [];
  const byName = await thingsByName(reader, type, records.flatMap(nameIn));
  const states = await readStates(reader, [...byName.values()].flat());
  return records.flatMap((record): Found[] => {
    const [name = ""] = nameIn(record);
    const same = (byName.get(fold(name)) ?? []).filter((id) => {
      const state = states.get(id) ?? {};
      return textOf(state, "name", "label") === fold(name) && isSame(record, state);
    });
    const [only] = same;
    return only === undefined || same.length > 1 ? [] : [[record, only]];
  });
}

const isSameAward = ({ values }: ImportRecord, state: State): boolean =>
  textOf(values, "category") === textOf(state, "category") &&
  (values["year"] ?? null) === (state["year"] ?? null);

const nameIn = ({ values }: ImportRecord): string[] => {
  const { title, name, label } = values as Partial<Record<string, string | null>>;
  return [title ?? name ?? label ?? ""].filter((text) => text !== "");
};

const textOf = (values: Readonly<Record<string, unknown>>, ...names: readonly string[]): string => {
  const found = names.map((name) => values[name]).find((value) => typeof value === "string");
  return typeof found === "string" ? fold(found) : "";
};

const yearOf = (edtf: unknown): string | null => (typeof edtf === "string" ? edtf.slice(0, 4) : null);

/** Both have an identifier of one registry, and none in common: two editions, two versions. */
function areToldApart(ours: IdentifierOf, state: State): boolean {
  const theirs = (state["identifiers"] ?? []) as IdentifierOf;
  return ours.some(
    ({ scheme }) =>
      theirs.some((other) => other.scheme === scheme) &&
      !theirs.some((other) => ours.some((own) => own.scheme === other.scheme && own.value === other.value)),
  );
}

/** The folded names of contributors, by the key of the publication. */
function contributorNames(source: Source): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { type, references, values } of source.records) {
    if (type !== "Contribution") continue;
    const { contributorId: contributor, publicationId: publication } = references as Record<
      string,
      Reference
    >;
    if (!contributor || !publication) continue;
    const name = source.recordOf(contributor.type, contributor.key)?.values["name"];
    const known = names.get(publication.key) ?? new Set();
    for (const one of [name, values["creditedAs"]]) if (typeof one === "string") known.add(fold(one));
    names.set(publication.key, known);
  }
  return names;
}
