import { fold } from "../../../domain/names";
import { AffiliationKind } from "../../../entities/affiliation";
import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { ReadDocument } from "./blocks/block";
import type { FoundAppearance } from "./entries/appearance";
import { factsOfBlurbs } from "./entries/blurb";
import { awardOfSentence, type FoundAward, readAwards } from "./entries/read-award";
import { readAppearance } from "./entries/read-appearance";
import { type FoundPublication, readPublication } from "./entries/read-publication";
import { entryOfRow, rowOf } from "./entries/rows";
import { isEventful } from "./lines/eventful";
import { isOfPodcast, isOfSlides, isOfVideo } from "./lines/links";
import { sessionIn } from "./entries/sessions";
import { textWithoutLinks } from "./lines/texts";
import { affiliationsIn, bracketsIn, type FoundAffiliation } from "./people/affiliations";
import { type Owner, ownerOf } from "./people/owner";
import { positionOf } from "./people/positions";
import type { DocumentParts, Entry } from "./sections/section";
import { isNameOfSection, kindOfHeading } from "./sections/section-kinds";
import { splitDocument } from "./sections/split-document";

/** What an entry was understood as. */
export type Understood = { readonly entry: Entry } & (
  | { readonly as: "appearance"; readonly found: FoundAppearance }
  | { readonly as: "publication"; readonly found: FoundPublication; readonly award: FoundAward | null }
  | { readonly as: "awards"; readonly found: readonly FoundAward[] }
  | { readonly as: "affiliation"; readonly found: FoundAffiliation }
  | { readonly as: "nothing"; readonly why: string }
);

/** A profile as it is understood: of whom it is, and what it says of them. */
export interface UnderstoodProfile {
  readonly owner: Owner | null;
  readonly parts: DocumentParts;
  readonly entries: readonly Understood[];
  readonly affiliations: ReadonlyArray<{
    readonly found: FoundAffiliation;
    readonly line: number;
    readonly marker: string | null;
  }>;
}

const awarding = /\b(?:finalist|short-?listed|shortlist|nominated|nominee|runner-up|winner of)\b/iu;

/** Reads sections, entries and people of a document. `said` is the name of the person whom it is of, where a person gives it. */
export function understood(document: ReadDocument, said: string | null): UnderstoodProfile {
  const parts = splitDocument(document);
  const owner = ownerOf(document, parts.preface, said);
  if (owner === null) return { owner, parts, entries: [], affiliations: [] };
  const isCounted = countsIn(parts.entries);
  const entries = parts.entries.flatMap((entry) => {
    const one = understoodEntry(entry, owner, isCounted);
    return [one, ...sessionOf(one, owner), ...thesisOf(one)];
  });
  const inPreface = parts.preface.flatMap((lines) => {
    const text = lines.map((line) => line.text).join(" ");
    return affiliationsIn(text, owner).map((found) => ({ found, line: lines[0]?.line ?? 1, marker: null }));
  });
  const inBlurbs = entries.flatMap((one) => {
    const { entry } = one;
    const around = one.as === "appearance" ? one.found.hosts : [];
    const inHead = one.as === "appearance" ? bracketsIn(entry.head.text) : [];
    const inProse = entry.prose.flatMap((text) =>
      affiliationsIn(text, /\b(?:I|my)\b/u.test(text) ? owner : null, around),
    );
    return [...inHead, ...inProse].map((found) => ({ found, line: entry.head.line, marker: entry.marker }));
  });
  return { owner, parts, entries, affiliations: [...inPreface, ...inBlurbs] };
}

/** “PhD, University of Tides, 2011: “On rivers””: the thesis of a degree. */
function thesisOf(one: Understood): Understood[] {
  if (one.as !== "affiliation" || one.found.kind !== AffiliationKind.EDUCATION) return [];
  const title = /["“„]([^"”“]{4,})["”“]/u.exec(one.entry.head.text)?.[1];
  if (title === undefined) return [];
  const { head, marker } = one.entry;
  const found: FoundPublication = {
    line: head.line,
    marker,
    kind: PublicationKind.THESIS,
    title,
    isTitleOfAddress: false,
    container: null,
    publisher: one.found.organisation,
    volume: null,
    date: one.found.end,
    links: [],
    identifiers: [],
    ownRole: ContributionRole.AUTHOR,
    isRoleStated: true,
    others: [],
    honour: null,
  };
  return [{ entry: one.entry, as: "publication", found, award: null }];
}

/** Of an event that an entry tells two things of: the session with its hour, beside the event itself. */
function sessionOf(one: Understood, owner: Owner): Understood[] {
  if (one.as !== "appearance" || one.found.dated === "publishedOn") return [];
  const session = sessionIn(one.entry.notes, one.found.season, owner.name);
  if (session === null) return [];
  const { line, title, date } = session;
  return [{ ...one, found: { ...one.found, line, title, date, links: [], hosts: [], organisations: [] } }];
}

/** Heads whose number counts the owner’s appearances: “Deep Talk 1” and “Deep Talk 2”. */
function countsIn(entries: readonly Entry[]): (base: string) => boolean {
  const counted = new Map<string, Set<string>>();
  for (const { head } of entries) {
    const [, base, number] = /^(.+?)\s+#?(\d{1,2})\s*$/.exec(textWithoutLinks(head)) ?? [];
    if (base === undefined || number === undefined) continue;
    counted.set(fold(base), (counted.get(fold(base)) ?? new Set()).add(number));
  }
  return (base) => (counted.get(fold(base))?.size ?? 0) > 1 && counted.get(fold(base))?.has("1") === true;
}

function understoodEntry(given: Entry, owner: Owner, isCounted: (base: string) => boolean): Understood {
  const row = rowOf(given);
  const { section } = given;
  if (section.kind === "positions" || section.kind === "education") {
    const found = positionOf(given, row);
    return found === null
      ? { entry: given, as: "nothing", why: "It names no organisation." }
      : { entry: given, as: "affiliation", found };
  }
  if (
    section.kind === "awards" ||
    (awarding.test(given.head.text) &&
      /\b(?:award|prize|of the year|medal)/iu.test(given.head.text) &&
      section.kind !== "books" &&
      section.kind !== "publications")
  ) {
    const found = readAwards(given);
    return found.length === 0
      ? { entry: given, as: "nothing", why: "It names no award." }
      : { entry: given, as: "awards", found };
  }
  const type = row?.get("type")?.text ?? "";
  const entry = row === null ? given : ofKind(entryOfRow(given, row), type);
  const isPublication =
    /\b(?:article|blog|essay|book|paper|press|artikel)\b/iu.test(type) ||
    (!/\b(?:podcast|talk|video|interview|panel|radio)\b/iu.test(type) && isOfPublication(entry));
  if (isPublication) {
    const found = readPublication(entry, owner);
    if (found === null) return { entry, as: "nothing", why: "Nothing says which publication it is." };
    return {
      entry,
      as: "publication",
      found,
      award: found.honour === null ? null : awardOfSentence(found.honour, entry),
    };
  }
  if (!isOfAppearance(entry))
    return { entry, as: "nothing", why: "Nothing says that it is an appearance, a publication or an award." };
  const found = readAppearance(entry, owner, isCounted);
  return found === null
    ? { entry, as: "nothing", why: "Nothing says on which show it was." }
    : { entry, as: "appearance", found };
}

/** What a column says that a row is counts as a heading above it. */
const ofKind = (entry: Entry, type: string): Entry =>
  isNameOfSection(type) && entry.section.kind !== "talks"
    ? { ...entry, section: { ...entry.section, kind: kindOfHeading(type) } }
    : entry;

function isOfPublication(entry: Entry): boolean {
  const { section, links, head, prose } = entry;
  const urls = links.map(({ url }) => url).join(" ");
  const isMedia = links.some((link) => isOfPodcast(link) || isOfVideo(link));
  if (/\binterview in\b/iu.test(head.text) && !isMedia) return true;
  switch (section.kind) {
    case "publications":
    case "books":
    case "theses":
    case "blogs":
      return true;
    case "news":
      return !isMedia;
    case "awards":
    case "talks":
    case "broadcasts":
      return false;
    case "podcasts":
    case "appearances":
    case "positions":
    case "education":
    case "none":
    case null: {
      if (isMedia) return false;
      if (prose.length > 0 && factsOfBlurbs(prose, head.text).isOfTexts) return true;
      return (
        section.kind === null &&
        !isEventful(head.text) &&
        /\/(?:blogs?|news|articles?|publications?)\//.test(urls)
      );
    }
  }
}

/** Of a section that does not say it: whether its words or its links do. */
function isOfAppearance({ section, head, links }: Entry): boolean {
  if (section.kind !== null) return true;
  const isEvent = links.some(({ url }) =>
    /\/(?:[\w-]*conference[\w-]*|speakers?|events?|talks?|programme)\b/iu.test(url),
  );
  return (
    (section.year !== null && head.text !== "") ||
    isEventful(head.text) ||
    isEvent ||
    links.some((link) => isOfPodcast(link) || isOfVideo(link) || isOfSlides(link))
  );
}
