import { slugStemOf, emptyEntity, withFilled } from "../../catalogue/content/new-entity";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { problemsOf } from "../../catalogue/content/entity-problems";
import { BadInput } from "../../domain/errors";
import { LinkPurpose, linkTargetOf } from "../../domain/links/link";
import { episodeTitleOf } from "../../domain/titles";
import type { TypeName } from "../../domain/ids";
import { type Citation, EdtfDate, Link, Standing } from "../../entities";
import { recordRules } from "../../entities/record-rules";
import { isThing, writtenShapes } from "../../entities/written-properties";
import type { ImportRecord, Reference } from "../records";
import { documentIdOf, idOfRecord, type Source } from "./source";

/** How records of a source refer to entities: by the ids that they were identified with. */
export type IdOf = (type: TypeName, key: string) => string;

/** The document that everything of the source cites. */
export function documentOf(source: Source): AnyEntityInput {
  const id = documentIdOf(source);
  const file = source.files[0]?.file.replace(/\?.*$/, "").replace(/^.*[/\\]/, "") ?? "";
  const entity = {
    ...emptyEntity("Document"),
    title: source.documentTitle,
    howGiven: source.url === null ? `the file ${file}` : null,
    links: source.url === null ? [] : [linkOf("Document", source.url, LinkPurpose.RECORDING, [])],
  };
  return { ...entity, slug: slugStemOf("Document", entity), id } as unknown as AnyEntityInput;
}

/** What the writer takes for a record. Its slug is a proposal. Throws a RostrumError where the catalogue cannot have it. */
export function entityOf(
  source: Source,
  record: ImportRecord,
  idOf: IdOf,
  showTitle: string,
): AnyEntityInput {
  const { type, key, values, references, links, inference, place } = record;
  const sources = [citationOf(source, place.item)];
  const dates = writtenShapes[type].properties.filter(({ value }) => value.kind === "date");
  const idsOf = (to: Reference | readonly Reference[]) =>
    "type" in to ? idOf(to.type, to.key) : to.map((one) => idOf(one.type, one.key));
  const entity: Record<string, unknown> = {
    ...emptyEntity(type),
    ...values,
    ...Object.fromEntries(dates.map(({ column }) => [column, dateOf(values[column])])),
    ...Object.fromEntries(Object.entries(references).map(([column, to]) => [column, idsOf(to)])),
    standing: inference === null ? Standing.STATED : Standing.INFERRED,
    inferredFrom: inference?.from ?? null,
    sources,
    links: links.map(({ url, purpose }) => linkOf(type, url, purpose, sources)),
  };
  const title =
    type === "Episode" && !values["title"] ? episodeTitle(values, showTitle) : values["displayTitle"];
  const filled = withFilled(type, { ...entity, ...(title === undefined ? {} : { displayTitle: title }) });
  if (isThing(type)) filled["slug"] = slugOf(type, filled, showTitle);
  assertWritable(type, filled);
  return { ...filled, id: idOfRecord(source, type, key) } as unknown as AnyEntityInput;
}

/** Throws for what the writer of mutations would refuse too. */
function assertWritable(type: TypeName, entity: Record<string, unknown>): void {
  const [problem] = problemsOf(type, entity, []);
  if (problem) throw new BadInput(problem.message);
  const { patterns = {} } = recordRules[type];
  for (const { name, column, value, isList } of writtenShapes[type].properties) {
    const given = entity[column] ?? null;
    if (given === null || (value.kind !== "enum" && patterns[name] === undefined)) continue;
    for (const one of isList ? (given as readonly unknown[]) : [given]) {
      if (value.kind === "enum" && !value.values.some((known) => known.name === one))
        throw new BadInput(`Expected a ${name} of the graph, but got ${String(one)}.`);
      const pattern = patterns[name];
      if (pattern !== undefined && !(typeof one === "string" && new RegExp(pattern, "u").test(one)))
        throw new BadInput(`Expected ${name} of the form ${pattern}, but got ${String(one)}.`);
    }
  }
}

const dateOf = (edtf: unknown): EdtfDate | null => (typeof edtf === "string" ? EdtfDate.of(edtf) : null);

const linkOf = (type: TypeName, url: string, purpose: LinkPurpose, sources: readonly Citation[]): Link =>
  Link.of({ url, purpose, pointsAt: linkTargetOf(type), inferredFrom: null, sources });

/** An item is cited by its own name and not by its line: what comes before it in the file moves it. */
function citationOf(source: Source, item: string | null): Citation {
  return {
    documentId: documentIdOf(source),
    line: null,
    lastLine: null,
    item,
    field: null,
    value: null,
    standing: null,
    inferredFrom: null,
    retrievedAt: null,
  };
}

function episodeTitle(values: ImportRecord["values"], showTitle: string): string {
  const { season, number, numberDisplay } = values as {
    season: string | null;
    number: number | null;
    numberDisplay: string | null;
  };
  return episodeTitleOf({ showTitle, season, number, numberDisplay, names: [] });
}

/** An episode's begins with its show's, as in `data/`. */
function slugOf(type: TypeName, entity: Record<string, unknown>, showTitle: string): string {
  const stem = slugStemOf(type, entity);
  return type === "Episode" ? slugStemOf(type, { title: `${showTitle} ${stem}` }) : stem;
}
