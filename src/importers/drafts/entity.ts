import { slugStemOf, emptyEntity, withFilled } from "../../catalogue/content/new-entity";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { LinkPurpose, linkTargetOf } from "../../domain/links/link";
import { episodeTitleOf } from "../../domain/titles";
import type { TypeName } from "../../domain/ids";
import { type Citation, EdtfDate, Link, Standing } from "../../entities";
import { writtenShapes } from "../../entities/written-properties";
import type { ImportRecord } from "../records";
import { idOfRecord, type Source } from "./source";

/** How records of a source refer to entities: by the ids that they were identified with. */
export type IdOf = (type: TypeName, key: string) => string;

/** The type that a reference of records is to, by its property. */
export const referredType = (column: string): TypeName =>
  (({ showId: "Show", episodeId: "Episode", personId: "Person" }) as const)[
    column as "showId" | "episodeId" | "personId"
  ];

/** The document that everything of the source cites. */
export function documentOf(source: Source): AnyEntityInput {
  const id = idOfRecord(source, "Document", "document");
  const file = source.files[0]?.file.replace(/^.*[/\\]/, "") ?? "";
  const entity = {
    ...emptyEntity("Document"),
    title: `Feed of ${source.title}`,
    howGiven: source.url === null ? `the file ${file}` : null,
    links: source.url === null ? [] : [linkOf("Document", source.url, LinkPurpose.RECORDING, [])],
  };
  return { ...entity, slug: slugStemOf("Document", entity), id } as unknown as AnyEntityInput;
}

/** What the writer takes for a record. Its slug is a proposal. */
export function entityOf(
  source: Source,
  record: ImportRecord,
  idOf: IdOf,
  showTitle: string,
): AnyEntityInput {
  const { type, key, values, references, links, inference, place } = record;
  const sources = [citationOf(source, place.item)];
  const dates = writtenShapes[type].properties.filter(({ value }) => value.kind === "date");
  const entity: Record<string, unknown> = {
    ...emptyEntity(type),
    ...values,
    ...Object.fromEntries(dates.map(({ column }) => [column, dateOf(values[column])])),
    ...Object.fromEntries(
      Object.entries(references).map(([column, target]) => [column, idOf(referredType(column), target)]),
    ),
    standing: inference === null ? Standing.STATED : Standing.INFERRED,
    inferredFrom: inference?.from ?? null,
    sources,
    links: links.map(({ url, purpose }) => linkOf(type, url, purpose, sources)),
  };
  const title =
    type === "Episode" && !values["title"] ? episodeTitle(values, showTitle) : values["displayTitle"];
  const filled = withFilled(type, { ...entity, ...(title === undefined ? {} : { displayTitle: title }) });
  if (writtenShapes[type].isThing) filled["slug"] = slugOf(type, filled, showTitle);
  return { ...filled, id: idOfRecord(source, type, key) } as unknown as AnyEntityInput;
}

const dateOf = (edtf: unknown): EdtfDate | null => (typeof edtf === "string" ? EdtfDate.of(edtf) : null);

const linkOf = (type: TypeName, url: string, purpose: LinkPurpose, sources: readonly Citation[]): Link =>
  Link.of({ url, purpose, pointsAt: linkTargetOf(type), inferredFrom: null, sources });

/** An item is cited by its own name and not by its line: what comes before it in the file moves it. */
function citationOf(source: Source, item: string | null): Citation {
  return {
    documentId: idOfRecord(source, "Document", "document"),
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
