import { identifierUriOf } from "../../domain/identifiers";
import { LinkPurpose, type LinkTarget } from "../../domain/links/link";
import { nameOf, present } from "../names";
import type { IdentifierRow, LinkRow, Source, ThingRef } from "../rows";
import { licenceUrl, type PageType, pathOf, permanentUrlOf, type Site } from "../site";
import { undisputed, urlsOf } from "../standings";
import { organisationTypes, publicationTypes, seriesTypes } from "./types";

export type Value = string | number | Properties | readonly Value[];
export type Properties = { readonly [name: string]: Value };
type Possible = Readonly<Record<string, Value | null | undefined>>;

/** The properties that are known: without null, and without empty lists. */
export function known(properties: Possible): Properties {
  const entries = Object.entries(properties).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as Properties;
}

/** The schema.org type of a thing. */
export function typeOf(thing: ThingRef): string {
  switch (thing.__typename) {
    case "Person":
      return "Person";
    case "Organisation":
      return thing.kind === null ? "Organization" : organisationTypes[thing.kind];
    case "Show":
      return seriesTypes[thing.showKind].show;
    case "Episode":
      return seriesTypes[thing.show.showKind].episode;
    case "Publication":
      return publicationTypes[thing.publicationKind];
    case "Topic":
      return "DefinedTerm";
    case "Award":
      // schema.org has awards as texts only.
      return "Thing";
  }
}

/** A reference: type, permanent address as `@id`, name and present address. */
export function reference(site: Site, thing: ThingRef): Properties {
  return {
    "@type": typeOf(thing),
    "@id": permanentUrlOf(site, thing.id),
    name: nameOf(thing),
    url: `${site.url}${pathOf(thing.__typename satisfies PageType, thing.slug)}`,
  };
}

export const references = (site: Site, things: readonly ThingRef[]): Properties[] =>
  things.map((thing) => reference(site, thing));

/**
 * schema.org's Role: stands between a property and its value, and repeats the property. Without a name of the role it is the
 * value itself.
 */
export function inRole(property: string, roleName: string | null, value: Properties): Properties {
  return roleName === null ? value : { "@type": "Role", roleName, [property]: value };
}

export function identifiersOf(rows: readonly IdentifierRow[]): Properties[] {
  return undisputed(rows).map(({ scheme, value }) => ({
    "@type": "PropertyValue",
    propertyID: scheme,
    value,
  }));
}

/** Pages elsewhere that identify the thing: at registries, its accounts, and its own pages and recordings. */
export function sameAs(
  { identifiers = [], accounts = [], links }: SameAs,
  target: LinkTarget,
): readonly string[] {
  const registries = undisputed(identifiers).flatMap((identifier) => {
    const uri = identifierUriOf(identifier);
    return uri?.startsWith("http") ? uri : [];
  });
  const own = undisputed(links).filter(
    ({ purpose, pointsAt }) =>
      pointsAt === target && (purpose === LinkPurpose.PROFILE || purpose === LinkPurpose.RECORDING),
  );
  return [
    ...new Set([...registries, ...accounts.flatMap(({ url }) => url ?? []), ...own.map(({ url }) => url)]),
  ];
}

interface SameAs {
  readonly identifiers?: readonly IdentifierRow[];
  readonly accounts?: ReadonlyArray<{ readonly url: string | null }>;
  readonly links: readonly LinkRow[];
}

/** Pages about the thing. */
export function pagesAbout(links: readonly LinkRow[]): Properties[] {
  return urlsOf(links, LinkPurpose.ABOUT).map((url) => ({ "@type": "WebPage", url }));
}

/** The page that the document is of: with the licence of its data, and the documents that they are from. */
export function pageOf(site: Site, url: string, sources: readonly Source[]): Properties {
  const documents = present(sources.map(({ document }) => document));
  const byTitle = new Map(documents.map((document) => [document.title, document]));
  return known({
    "@type": "WebPage",
    "@id": url,
    license: site.licence === null ? null : licenceUrl(site.licence),
    isBasedOn: [...byTitle.values()].map(({ title, links }) =>
      known({ "@type": "CreativeWork", name: title, url: links[0]?.url }),
    ),
  });
}
