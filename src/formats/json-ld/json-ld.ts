import type { ThingPage } from "../rows";
import { pathOf, type Site } from "../site";
import { organisationProperties, personProperties } from "./people";
import { pageOf, type Properties, reference } from "./values";
import {
  awardProperties,
  episodeProperties,
  publicationProperties,
  showProperties,
  topicProperties,
} from "./works";

/**
 * A thing as JSON-LD by schema.org. The page that it is the main entity of has the licence and the sources. Disputed facts,
 * identifiers and links are left out.
 */
export function jsonLd(site: Site, thing: ThingPage): string {
  const url = `${site.url}${pathOf(thing.__typename, thing.slug)}`;
  return JSON.stringify({
    "@context": "https://schema.org",
    ...reference(site, thing),
    ...propertiesOf(site, thing),
    mainEntityOfPage: pageOf(site, url, thing.sources),
  });
}

function propertiesOf(site: Site, thing: ThingPage): Properties {
  switch (thing.__typename) {
    case "Person":
      return personProperties(site, thing);
    case "Organisation":
      return organisationProperties(site, thing);
    case "Show":
      return showProperties(site, thing);
    case "Episode":
      return episodeProperties(site, thing);
    case "Publication":
      return publicationProperties(site, thing);
    case "Topic":
      return topicProperties(site, thing);
    case "Award":
      return awardProperties(thing);
  }
}
