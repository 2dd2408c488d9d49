import { IdentifierScheme } from "../../../domain/identifiers";
import type { JsonObject } from "../../../domain/json-object";
import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { Place, Remark } from "../../records";
import { linesOfHtml } from "../html/text-of-html";
import { objectAt, objectsAt, textAt } from "../json/json-values";
import { edtfOf } from "../times";
import { edtfIn, edtfOfParts, yearsIn } from "../works/dates";
import { identifierOf, identifiersOfWork } from "../works/identifiers";
import { kindOrOther, type Remarking } from "../works/kinds";
import { languageIn } from "../works/languages";
import { contributorOf, type CreditedName, nameAsOne, nameInFull, nameOfParts } from "../works/names";
import { titleWith } from "../works/titles";
import type { Contributor, Work } from "../works/work";

const { ARTICLE, BLOG_POST, BOOK, EDITED_ISSUE, NEWS_STORY, REPORT, THESIS } = PublicationKind;

/** The types of CSL 1.0.2, and those of Crossref, which gives its records in this form. */
const kinds: Readonly<Record<string, PublicationKind>> = {
  article: ARTICLE,
  "article-journal": ARTICLE,
  "article-magazine": ARTICLE,
  "article-newspaper": NEWS_STORY,
  book: BOOK,
  "book-chapter": ARTICLE,
  "book-part": ARTICLE,
  "book-section": ARTICLE,
  chapter: ARTICLE,
  classic: BOOK,
  collection: BOOK,
  dissertation: THESIS,
  "edited-book": BOOK,
  entry: ARTICLE,
  "entry-dictionary": ARTICLE,
  "entry-encyclopedia": ARTICLE,
  "journal-article": ARTICLE,
  "journal-issue": EDITED_ISSUE,
  manuscript: REPORT,
  monograph: BOOK,
  pamphlet: BOOK,
  "paper-conference": ARTICLE,
  periodical: EDITED_ISSUE,
  post: ARTICLE,
  "post-weblog": BLOG_POST,
  "posted-content": ARTICLE,
  proceedings: BOOK,
  "proceedings-article": ARTICLE,
  "reference-book": BOOK,
  "reference-entry": ARTICLE,
  report: REPORT,
  review: ARTICLE,
  "review-book": ARTICLE,
  speech: ARTICLE,
  standard: REPORT,
  thesis: THESIS,
  webpage: ARTICLE,
};

/** These are within a book, whose ISBN is not theirs. */
const partsOfBooks =
  /^(?:book-(?:chapter|part|section)|chapter|entry\S*|paper-conference|proceedings-article|reference-entry)$/;

const roles: ReadonlyArray<readonly [list: string, role: ContributionRole]> = [
  ["author", ContributionRole.AUTHOR],
  ["editor", ContributionRole.EDITOR],
  ["collection-editor", ContributionRole.EDITOR],
  ["editorial-director", ContributionRole.EDITOR],
  ["translator", ContributionRole.CONTRIBUTOR],
  ["contributor", ContributionRole.CONTRIBUTOR],
];

/** What an item of CSL-JSON says of a publication. */
export function workOfCsl(item: JsonObject, place: Place, remarks: Remark[]): Work {
  const remark = (message: string) => void remarks.push({ place, message });
  const text = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const found = plain(item, name);
      if (found !== null) return found;
    }
    return null;
  };
  const type = text("type") ?? "";
  const kind = kindOrOther(type, kinds[type] ?? null, remark);
  const title = titleWith(text("title"), text("subtitle"));
  const urls = [textAt(item, "URL")].flatMap((url) => url ?? []);
  const isPart = partsOfBooks.test(type);
  const isArticle = kind === ARTICLE && !isPart;
  const language = text("language");
  const publishedOn = edtfOfIssued(item, remark);
  return {
    key: place.item ?? `${title ?? type} ${publishedOn ?? ""}`.trim(),
    place,
    kind,
    title,
    containerTitle: text("container-title", "collection-title", "event-title", "event"),
    volume: text("volume"),
    issue: isArticle || kind === EDITED_ISSUE ? text("issue") : null,
    number: isPart ? null : text("number", "collection-number", "report-number"),
    publisher: text("publisher"),
    publishedOn,
    abstract: text("abstract"),
    language: language === null ? null : languageIn(language),
    identifiers: identifiersOfWork(
      {
        doi: textAt(item, "DOI") ?? "",
        isbn: isPart ? "" : textsAt(item, "ISBN").join(" "),
        handle: "",
        urls,
      },
      remark,
    ),
    urls,
    contributors: roles.flatMap(([list, role]) =>
      objectsAt(item, list).map((one) => contributorIn(one, role)),
    ),
    subjects: [...(text("keyword") ?? "").split(/\s*[;,]\s*/), ...textsAt(item, "subject")].filter(
      (label) => label !== "",
    ),
  };
}

/** Of a list the first: Crossref gives titles as lists. */
const textsAt = (item: JsonObject, name: string): string[] =>
  [item[name]].flat().flatMap((one) => textAt({ one }, "one") ?? []);

/** Titles and abstracts may have tags of HTML or JATS. */
function plain(item: JsonObject, name: string): string | null {
  const [written = null] = textsAt(item, name);
  if (written === null || !/[<&]/.test(written)) return written;
  return linesOfHtml(written.replaceAll(/<(\/?)jats:/g, "<$1")).join(" ") || null;
}

function contributorIn(name: JsonObject, role: ContributionRole): Contributor {
  const orcid = textAt(name, "ORCID", "orcid");
  const registered = orcid === null ? null : identifierOf(IdentifierScheme.ORCID, orcid);
  return contributorOf(nameIn(name), role, registered?.value ?? null);
}

function nameIn(name: JsonObject): CreditedName {
  const part = (...names: readonly string[]) => textAt(name, ...names) ?? "";
  const one = part("literal", "name");
  if (one !== "") return nameAsOne(one);
  const family = part("family");
  const [given, dropping, particle] = [
    part("given"),
    part("dropping-particle"),
    part("non-dropping-particle"),
  ];
  if (given === "" && particle === "") return nameInFull(family);
  return nameOfParts([given, dropping].join(" ").trim(), particle, family, part("suffix"));
}

function edtfOfIssued(item: JsonObject, remark: Remarking): string | null {
  const written = textAt(item, "issued");
  if (written !== null) return saying(written, edtfIn(written) ?? yearsIn(written), remark);
  const issued = objectAt(item, "issued") ?? objectAt(item, "published");
  if (issued === null) return null;
  const parts = issued["date-parts"];
  const [from, until] = (Array.isArray(parts) ? parts : []).map(dateOfParts);
  if (from) {
    const circa = issued["circa"];
    const isCirca = circa === true || circa === 1 || circa === "true" || circa === "1";
    return (until && until > from ? edtfIn(`${from}/${until}`) : null) ?? (isCirca ? `${from}~` : from);
  }
  const raw = textAt(issued, "raw", "literal");
  return raw === null ? null : saying(raw, edtfIn(raw) ?? edtfOf(raw) ?? yearsIn(raw), remark);
}

function dateOfParts(parts: unknown): string | null {
  const [year, month, day] = (Array.isArray(parts) ? parts : []).map((part) => textAt({ part }, "part"));
  return edtfOfParts(year ?? null, month ?? null, day ?? null);
}

function saying(written: string, edtf: string | null, remark: Remarking): string | null {
  if (edtf === null) remark(`“${written}” is no date.`);
  return edtf;
}
