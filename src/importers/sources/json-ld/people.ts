import { identifierOfUri, IdentifierScheme } from "../../../domain/identifiers";
import type { JsonObject } from "../../../domain/json-object";
import { AffiliationKind, AffiliationState } from "../../../entities/affiliation";
import type { Place, ReadItem, Reference } from "../../records";
import { to } from "../../records";
import { isNameOfBody, withoutHonorific } from "../names";
import type { ProfileOwner, ProfileRecords } from "../profiles/profile-records";
import { oneLine } from "../values";
import { foldedName } from "../works/contributor-book";
import { firstText, type LdGraph, textsOf, typesOf, urlsOf } from "./nodes";

const affiliations = [
  ["worksFor", AffiliationKind.EMPLOYMENT, AffiliationState.CURRENT],
  ["affiliation", AffiliationKind.MEMBERSHIP, AffiliationState.CURRENT],
  ["memberOf", AffiliationKind.MEMBERSHIP, AffiliationState.CURRENT],
  ["alumniOf", AffiliationKind.EDUCATION, AffiliationState.FORMER],
] as const;

const registries: ReadonlySet<IdentifierScheme> = new Set([
  IdentifierScheme.ISNI,
  IdentifierScheme.ORCID,
  IdentifierScheme.WIKIDATA,
]);

/** A person of their own, with what they belong to and were awarded. */
export function addPerson(
  object: JsonObject,
  place: Place,
  graph: LdGraph,
  profile: ProfileRecords,
): ReadItem {
  const owner = personIn(object);
  if (owner === null) return { place, title: "", outcome: "refused", why: "It has no name." };
  const key = foldedName(owner.name);
  const isAgain = profile.hasPerson(key);
  const item = profile.addOwner(place, owner, key);
  if (isAgain) return item;
  for (const [property, kind, state] of affiliations) {
    for (const organisation of graph.all(object, property)) {
      const name = firstText(organisation, "name", "legalName");
      if (name === null) continue;
      const roleTitle = property === "worksFor" ? firstText(object, "jobTitle") : null;
      const [url = null] = urlsOf(organisation, "url");
      const written = { kind, organisation: { name, url }, roleTitle, start: null, end: null, state };
      profile.addAffiliation({ ...place, item: null }, written, key);
    }
  }
  for (const name of textsOf(object, "award", "awards"))
    profile.addAward(
      place,
      { name, date: /\b(?:19|20)\d{2}\b/.exec(name)?.[0] ?? null, conferredBy: null },
      key,
    );
  return item;
}

/** Someone who is named by something else; null for what is no person, or has no name. */
export function mentionPerson(object: JsonObject, place: Place, profile: ProfileRecords): Reference | null {
  const owner = isBody(object) ? null : personIn(object);
  if (owner === null) return null;
  const key = foldedName(owner.name);
  profile.addOwner({ ...place, item: null }, owner, key, true);
  return to("Person", key);
}

/** Whether an object is of a body and not of a person: by its type, or where it has none of the two by its name. */
export function isBody(object: JsonObject): boolean {
  const types = typesOf(object);
  if (types.includes("Person")) return false;
  return (
    types.some((type) =>
      /(?:Organization|Corporation|NGO|Business|University|School|Group|Team)$/.test(type),
    ) || isNameOfBody(firstText(object, "name") ?? "")
  );
}

export function personIn(object: JsonObject): ProfileOwner | null {
  const parts = ["givenName", "familyName"].map((name) => firstText(object, name) ?? "");
  const written = firstText(object, "name") ?? parts.join(" ").trim();
  if (written === "") return null;
  const { name, honorificPrefix } = withoutHonorific(written);
  const [given = "", family = ""] = parts;
  const urls = [...new Set(urlsOf(object, "url", "sameAs", "mainEntityOfPage"))];
  const registered = [...urls, ...urlsOf(object, "@id", "identifier")].flatMap(
    (url) => identifierOfUri(url) ?? [],
  );
  const identifiers = registered.filter(({ scheme }) => registries.has(scheme));
  return {
    name,
    sortName: family !== "" && given !== "" && name === `${given} ${family}` ? `${family}, ${given}` : null,
    honorificPrefix: firstText(object, "honorificPrefix") ?? honorificPrefix,
    alternateNames: textsOf(object, "alternateName"),
    description: oneLine(textsOf(object, "description").slice(0, 1)),
    identifiers: [...new Map(identifiers.map((one) => [one.scheme, one])).values()],
    urls: urls.filter((url) => {
      const scheme = identifierOfUri(url)?.scheme;
      return scheme === undefined || !registries.has(scheme);
    }),
  };
}
