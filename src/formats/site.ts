import { parsedUrl } from "../domain/links/parsed-url";
import { type TypeName, typeOfId } from "../domain/ids";

/** Types with an address of their own, and the folder that their addresses begin with. */
export const folders = {
  Person: "people",
  Show: "shows",
  Organisation: "organisations",
  Episode: "episodes",
  Publication: "publications",
  Topic: "topics",
  Award: "awards",
} as const satisfies Partial<Record<TypeName, string>>;

export type PageType = keyof typeof folders;

/** What the texts of a server say of it. */
export interface Site {
  /** The address that its paths follow, without a slash at the end: `https://example.org/graph`. */
  readonly url: string;
  /** Under which the data may be used: an SPDX identifier or an address; null: not stated. */
  readonly licence: string | null;
}

/** `/people/victoria-carr`, with an ending for one form of it: `.atom`. */
export function pathOf(type: PageType, slugOrId: string, ending = ""): string {
  return `/${folders[type]}/${encodeURIComponent(slugOrId)}${ending}`;
}

/** The address by id, which stays when the slug changes. */
export function permanentUrlOf(site: Site, id: string): string {
  const type = typeOfId(id) as PageType;
  return `${site.url}${pathOf(type, id)}`;
}

/** The address of a licence: an SPDX identifier's page at spdx.org, or the address that it is. */
export function licenceUrl(licence: string): string {
  const address = /^https?:/.test(licence) ? parsedUrl(licence) : null;
  return address?.href ?? `https://spdx.org/licenses/${encodeURIComponent(licence)}`;
}
