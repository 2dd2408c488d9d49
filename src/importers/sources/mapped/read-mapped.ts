import { IdentifierScheme, readIdentifier } from "../../../domain/identifiers";
import { AffiliationKind } from "../../../entities/affiliation";
import { Standing } from "../../../entities/standing";
import { RostrumError } from "../../../domain/errors";
import { type Place, type ReadItem, type ReadSource, type Reference, type Remark, to } from "../../records";
import { foldedName } from "../names";
import type { SourceFile } from "../source-file";
import type { Row } from "../tables/row";
import { labelsIn, topicsOf } from "../topics";
import { CastReader } from "./cast";
import { missingIn, textIn, textsOf } from "./expressions";
import { LinkReader } from "./link-reader";
import {
  type Mapping,
  type RoleName,
  roleTypes,
  type RowsMapping,
  type ThingMapping,
  type ThingName,
  thingTypes,
} from "./mapping";
import { PeopleOfNotes, type RowOfNotes } from "./people-of-notes";
import { placeIn, placeOfRow } from "./places";
import { rowsInFiles } from "./rows-in-files";
import { Things } from "./things";
import { type ReportValue, valuesOf } from "./values";

/** A row and the things that it speaks of; or why it is refused. */
interface ReadRow {
  readonly mapping: RowsMapping;
  readonly row: Row;
  readonly place: Place;
  readonly things: Partial<Record<ThingName, Reference>>;
  readonly refused: string | null;
}

/** Why a row is no thing of the graph. */
class RowRefused extends Error {}

/** Reads files as a mapping says. */
export const readMapped = (files: readonly SourceFile[], mapping: Mapping, name: string): ReadSource =>
  new MappedReading(mapping, name).read(files);

class MappedReading {
  readonly #mapping: Mapping;
  readonly #name: string;
  readonly #things = new Things();
  readonly #remarks: Remark[] = [];
  readonly #items: ReadItem[] = [];
  /** The line of the item of each thing. */
  readonly #lines = new Map<string, number>();
  readonly #report = (place: Place, message: string): void => void this.#remarks.push({ place, message });
  readonly #refuse = (place: Place, title: string, why: string): void =>
    void this.#items.push({ place, title, outcome: "refused", why });
  readonly #links = new LinkReader(this.#report);
  readonly #cast = new CastReader(this.#things, this.#links, this.#report);

  constructor(mapping: Mapping, name: string) {
    this.#mapping = mapping;
    this.#name = name;
  }

  /** First the things of all rows, then who is in them: a key may be of a person whom a later row describes. */
  read(files: readonly SourceFile[]): ReadSource {
    const { source } = this.#mapping;
    const given = this.#mapping.rows.flatMap((mapping) =>
      rowsInFiles(mapping, files, { report: this.#report, refuse: this.#refuse }).map((row) => ({
        mapping,
        row,
      })),
    );
    for (const { mapping, row } of given) this.#unite(mapping, row);
    const rows = given.map(({ mapping, row }) => this.#readThings(mapping, row));
    this.#nameThings(rows);
    for (const row of rows) this.#readRow(row);
    new PeopleOfNotes(this.#things, this.#cast).read(rows.flatMap(rowsOfNotes));
    const title = source.title ?? this.#name.replace(/^.*[/\\]/, "");
    return {
      key: source.key,
      title,
      documentTitle: title,
      url: source.url,
      records: this.#things.records,
      items: this.#items,
      remarks: this.#remarks,
    };
  }

  #unite({ things }: RowsMapping, row: Row): void {
    for (const [name, { key, sameAs }] of entriesOf(things)) {
      const [own, same] = [key, sameAs].map((one) => (one === undefined ? null : textIn(row, one)));
      if (own && same) this.#things.unite(thingTypes[name], own, same);
    }
  }

  #readThings(mapping: RowsMapping, row: Row): ReadRow {
    const things: Partial<Record<ThingName, Reference>> = {};
    const place = placeOfRow(row);
    const refuse = (refused: string): ReadRow => ({ mapping, row, place, things, refused });
    if (typeof row.value !== "object" || row.value === null)
      return refuse(`Expected an object, but got ${JSON.stringify(row.value)?.slice(0, 80) ?? "nothing"}.`);
    try {
      const keys = new Map(
        entriesOf(mapping.things).map(([name, thing]) => [name, this.#keyOf(name, thing, row, place)]),
      );
      const item = keys.get(mapping.is === "appearance" ? "episode" : mapping.is) ?? null;
      const placed = { ...place, item };
      for (const [name, thing] of entriesOf(mapping.things)) {
        const key = keys.get(name) ?? null;
        if (key !== null) things[name] = to(thingTypes[name], key);
        else if (name === mapping.is || name === "episode" || name === "show")
          throw new RowRefused(whyUnknown(name, thing, row));
      }
      for (const [name, thing] of entriesOf(mapping.things)) {
        const reference = things[name];
        if (reference) this.#addThing(name, thing, reference, { mapping, row, place: placed, things });
      }
      return { mapping, row, place: placed, things, refused: null };
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      return refuse(error.message);
    }
  }

  #keyOf(name: ThingName, { key, values, links }: ThingMapping, row: Row, place: Place): string | null {
    const type = thingTypes[name];
    if (key !== undefined) {
      const written = textIn(row, key);
      return written === null ? null : this.#things.keyOf(type, written);
    }
    const said = valuesOf(type, values, row, () => {});
    const called = (said["name"] ?? said["title"] ?? null) as string | null;
    if (called === null) return null;
    if (name === "person") {
      const [page] = new LinkReader(() => {}).read(links, row, place);
      return this.#cast.keyOfName(called, page?.url ?? null, place);
    }
    const date = said["occurredOn"] ?? said["publishedOn"] ?? said["year"];
    return [name === "organisation" ? "name" : null, foldedName(called), date].filter(Boolean).join(" ");
  }

  #addThing(
    name: ThingName,
    { values, links, topics, identifiers }: ThingMapping,
    reference: Reference,
    { mapping, row, place, things }: Omit<ReadRow, "refused">,
  ): void {
    const report: ReportValue = (message, from) => this.#report(placeIn(place, row, from), message);
    const { show, organisation } = things;
    this.#things.add(thingTypes[name], reference.key, {
      place,
      values: {
        ...valuesOf(thingTypes[name], values, row, report),
        ...(identifiers.length === 0 ? {} : { identifiers: this.#identifiersOf(identifiers, row, report) }),
      },
      links: this.#links.read(links, row, place),
      references: {
        ...(name === "episode" && show ? { showId: show } : {}),
        ...(name === "publication" && organisation ? { publisherId: organisation } : {}),
        ...(name === "award" && organisation ? { conferredById: organisation } : {}),
      },
      isMentioned: name !== (mapping.is === "appearance" ? "episode" : mapping.is),
    });
    const texts = topics.from.flatMap((from) => textsOf(row, from));
    const labels = topics.split ? texts.flatMap(labelsIn) : texts.filter((text) => text !== "");
    for (const { type, key, ...said } of topicsOf(reference, labels, place))
      this.#things.add(type, key, said);
  }

  #identifiersOf(identifiers: ThingMapping["identifiers"], row: Row, report: ReportValue): object[] {
    return identifiers.flatMap(({ scheme, from }) => {
      const written = textIn(row, from);
      if (written === null) return [];
      try {
        const value = readIdentifier(IdentifierScheme[scheme], written);
        return [{ scheme: IdentifierScheme[scheme], value, standing: Standing.STATED }];
      } catch (error) {
        if (!(error instanceof RostrumError)) throw error;
        report(error.message, from);
        return [];
      }
    });
  }

  /** A thing that rows only speak of by its key is called by it. */
  #nameThings(rows: readonly ReadRow[]): void {
    const named = new Set<string>();
    for (const { things, place, refused } of rows) {
      if (refused !== null) continue;
      for (const { type, key } of Object.values(things)) {
        const values = this.#things.get(to(type, key))?.values ?? {};
        const column = ["Person", "Organisation", "Award"].includes(type) ? "name" : "title";
        if (type === "Episode" || named.has(`${type} ${key}`) || values[column] !== undefined) continue;
        named.add(`${type} ${key}`);
        this.#report({ ...place, item: null }, `No row says what the ${type} “${key}” is called.`);
        const said = { [column]: key, ...(column === "title" ? { displayTitle: key } : {}) };
        this.#things.add(type, key, { place, values: said, isMentioned: true });
      }
    }
  }

  #readRow({ mapping, row, place, things, refused }: ReadRow): void {
    const { is } = mapping;
    if (refused !== null) {
      this.#refuse(place, textOf(row), refused);
      return;
    }
    let first: Reference | null = null;
    for (const name of Object.keys(roleTypes) as RoleName[]) {
      const of = ofRole(name, things);
      for (const role of of ? mapping.roles[name] : []) {
        const found = this.#cast.read(name, role, row, of as Reference, place);
        if (name === "appearances") first ??= found;
      }
    }
    this.#readAffiliations(mapping, row, place, things);
    const record = is === "appearance" ? (first ?? things.episode) : things[is];
    if (record) this.#addItem(record, place);
  }

  #readAffiliations(
    { affiliations }: RowsMapping,
    row: Row,
    place: Place,
    { person }: ReadRow["things"],
  ): void {
    if (!person) return;
    for (const { organisation, values } of affiliations) {
      for (const name of textsOf(row, organisation).filter((text) => text !== "")) {
        const at = this.#cast.organisationOf(name, place);
        this.#things.add("Affiliation", `${person.key} at ${at.key}`, {
          place,
          values: {
            kind: AffiliationKind.EMPLOYMENT,
            ...valuesOf("Affiliation", values, row, (message, from) =>
              this.#report(placeIn(place, row, from), message),
            ),
          },
          references: { personId: person, organisationId: at },
          isMentioned: false,
        });
      }
    }
  }

  #addItem(record: Reference, place: Place): void {
    const { title, name, creditedAs } = this.#things.get(record)?.values ?? {};
    const called = [title, name, creditedAs].find((one) => typeof one === "string") ?? record.key;
    const said = { place, title: called };
    const line = this.#lines.get(`${record.type} ${record.key}`);
    if (line === undefined) {
      this.#lines.set(`${record.type} ${record.key}`, place.line);
      this.#items.push({ ...said, outcome: "read", record });
    } else this.#items.push({ ...said, outcome: "repeated", line });
  }
}

function rowsOfNotes({ mapping, row, place, things, refused }: ReadRow): RowOfNotes[] {
  const [{ peopleIn: texts }, { show, episode }] = [mapping, things];
  return refused === null && texts && show && episode ? [{ texts, row, place, show, episode }] : [];
}

/** What the people of a role belong to. */
function ofRole(
  name: RoleName,
  { show, episode, publication, award }: ReadRow["things"],
): Reference | undefined {
  if (name === "appearances") return episode;
  if (name === "hosts") return episode ?? show;
  return name === "contributions" ? publication : award;
}

function whyUnknown(name: ThingName, { key }: ThingMapping, row: Row): string {
  const missing = key === undefined ? ["name"] : missingIn(row, key);
  return `It has no ${missing.map((one) => `“${one}”`).join(" and no ")}, by which the ${name} is known.`;
}

const entriesOf = (things: RowsMapping["things"]): Array<[ThingName, ThingMapping]> =>
  Object.entries(things) as Array<[ThingName, ThingMapping]>;

const textOf = ({ value }: Row): string => JSON.stringify(value)?.slice(0, 80) ?? "";
