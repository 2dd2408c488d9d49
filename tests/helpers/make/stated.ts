import { idForKey, newId, type TypeName } from "../../../src/domain/ids";
import { LinkPurpose, LinkTarget, readLink } from "../../../src/domain/links/link";
import { fold } from "../../../src/domain/names";
import { parseEdtf, type ParsedDate } from "../../../src/domain/edtf";
import { Citation } from "../../../src/entities/citation";
import { Link } from "../../../src/entities/link";
import { EdtfDate } from "../../../src/entities/edtf-date";
import { Standing } from "../../../src/entities/standing";
import type { Stated } from "../../../src/entities/stated";

/** What a maker takes for everything stated. With a `key` the id (and the slug) is the same in every run. */
export type StatedWith = Partial<Stated> & { key?: string };

/** Whatever stands in the catalogue, or all that a maker needs to know of it. */
export interface Known {
  readonly id: string;
}

export function makeCitation(given: Partial<Citation> = {}): Citation {
  return Object.assign(new Citation(), {
    document: "profile",
    documentTitle: null,
    line: 1,
    lastLine: null,
    item: null,
    field: null,
    value: null,
    retrievedAt: null,
    ...given,
  });
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
  };
}

/** A slug of the key, else of the name: give things of one name a key or a slug each. */
export function slugOf({ key, slug }: { key?: string; slug?: string }, name: string): string {
  return slug ?? fold(key ?? name).replaceAll(" ", "-");
}

let things = 0;

/** "Show 7": a name that no other thing of this test file has. */
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
