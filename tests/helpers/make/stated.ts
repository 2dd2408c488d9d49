import { idForKey, newId, type TypeName } from "../../../src/domain/ids";
import type { IdentifierScheme } from "../../../src/domain/identifiers";
import { LinkPurpose, LinkTarget, readLink } from "../../../src/domain/links/link";
import { fold } from "../../../src/domain/names";
import { parseEdtf, type ParsedDate } from "../../../src/domain/edtf";
import { Citation } from "../../../src/entities/citation";
import { Document } from "../../../src/entities/document";
import { Identifier } from "../../../src/entities/identifier";
import { Link } from "../../../src/entities/link";
import { EdtfDate } from "../../../src/entities/edtf-date";
import { Standing } from "../../../src/entities/standing";
import type { Stated } from "../../../src/entities/stated";

/** What a maker takes for everything stated. With a `key` the id (and the slug) is the same in every run. */
export type StatedWith = Partial<Stated> & { key?: string };

/** An entity, or the part of it that a maker needs. */
export interface Known {
  readonly id: string;
}

/** The default source, which `upsert` adds. */
export const testDocumentId = idForKey("Document", "test-document");

export function makeDocument(given: Partial<Document> & { key?: string } = {}): Document {
  const { title = newName("Document") } = given;
  return Object.assign(new Document(), {
    ...stated("Document", { ...given, sources: [] }),
    slug: slugOf(given, title),
    title,
    howGiven: given.howGiven ?? null,
    licence: given.licence ?? null,
    publishedOn: given.publishedOn ?? null,
    retrievedAt: given.retrievedAt ?? null,
    lines: given.lines ?? null,
    sortText: fold(title),
  });
}

export function makeCitation(given: Partial<Citation> = {}): Citation {
  return Object.assign(new Citation(), {
    documentId: testDocumentId,
    line: 1,
    lastLine: null,
    item: null,
    field: null,
    value: null,
    standing: null,
    inferredFrom: null,
    retrievedAt: null,
    ...given,
  });
}

export function makeIdentifier(scheme: IdentifierScheme, value: string): Identifier {
  return Object.assign(new Identifier(), { scheme, value, standing: Standing.STATED });
}

export function makeLink(given: Partial<Link> = {}): Link {
  return Object.assign(new Link(), {
    ...readLink(given.url ?? "https://example.org"),
    purpose: LinkPurpose.PROFILE,
    pointsAt: LinkTarget.UNKNOWN,
    standing: Standing.STATED,
    inferredFrom: null,
    sources: [makeCitation()],
    ...given,
  });
}

/** The columns of everything stated: one citation and no links, unless they are given. */
export function stated(type: TypeName, given: StatedWith): Pick<Stated, keyof Stated> {
  const { key, id = key === undefined ? newId(type) : idForKey(type, key), inferredFrom = null } = given;
  return {
    id,
    inferredFrom,
    standing: given.standing ?? (inferredFrom === null ? Standing.STATED : Standing.INFERRED),
    sources: given.sources ?? [makeCitation()],
    links: given.links ?? [],
    version: given.version ?? 1,
  };
}

/** A slug from the key, else from the name: entities with the same name need a key or a slug each. */
export function slugOf({ key, slug }: { key?: string; slug?: string }, name: string): string {
  return slug ?? fold(key ?? name).replaceAll(" ", "-");
}

let things = 0;

/** "Show 7": a name that is unique in this test file. */
export function newName(type: string): string {
  things += 1;
  return `${type} ${things}`;
}

/** An EDTF date as text, as tests write it; null where nothing is known. */
export function dateOf(edtf: string | null | undefined): EdtfDate | null {
  const parsed = parsedOf(edtf);
  if (parsed === null) return null;
  const { earliest, latest, precision } = parsed;
  return Object.assign(new EdtfDate(), { edtf: parsed.edtf, earliest, latest, precision });
}

export function sortOnOf(edtf: string | null | undefined): string {
  return parsedOf(edtf)?.sortOn ?? "";
}

/** Reading a date takes half a millisecond, and a large graph has thousands of the same few. */
const parsedDates = new Map<string, ParsedDate>();

function parsedOf(edtf: string | null | undefined): ParsedDate | null {
  if (edtf === null || edtf === undefined) return null;
  const parsed = parsedDates.get(edtf) ?? parseEdtf(edtf);
  parsedDates.set(edtf, parsed);
  return parsed;
}
