import { IdentifierScheme } from "../../domain/identifiers";
import type { ListText } from "../list-text";
import { inOneLine } from "../one-line";
import { texOf, titleAsTex, verbatim } from "./tex";
import {
  addressesOf,
  type CitedName,
  type CitedWork,
  identifiersOf,
  keywordsOf,
  namesOf,
  titleOf,
} from "./works";
import type { PublicationKind } from "../words";

export const bibtexType = "application/x-bibtex";

/** The type of an entry, and what biblatex has of finer kinds: `entrysubtype`. */
const types: Readonly<Record<PublicationKind, readonly [type: string, subtype: string | null]>> = {
  ARTICLE: ["article", null],
  BLOG_POST: ["online", "blog"],
  BOOK: ["book", null],
  EDITED_ISSUE: ["periodical", null],
  NEWS_STORY: ["article", "newspaper"],
  REPORT: ["report", null],
  THESIS: ["thesis", null],
};

/**
 * A bibliography for biblatex, which BibTeX reads too: the key of an entry is the slug, and its `date` is the EDTF of the graph. Text is UTF-8 with the
 * signs of TeX escaped; words with capital letters in titles are in braces, so that no style makes them small.
 */
export const bibtex: ListText<unknown, CitedWork> = {
  begin: () => "",
  item: (_, work) => entryOf(work),
  between: "\n",
  end: "",
};

function entryOf(work: CitedWork): string {
  const { publicationKind: kind, slug, publishedOn, language, abstract } = work;
  const [type, subtype] = types[kind];
  const isArticle = type === "article";
  const ofInstitution = kind === "REPORT" || kind === "THESIS";
  const publisher = work.publisher && `{${texOf(work.publisher.name)}}`;
  const [handle] = identifiersOf(work, IdentifierScheme.HANDLE);
  const [address] = addressesOf(work);
  const contributors = namesAsTex(namesOf(work, "CONTRIBUTOR"));
  const fields: ReadonlyArray<readonly [name: string, value: string | null]> = [
    ["title", titleAsTex(titleOf(work))],
    ["author", namesAsTex(namesOf(work, "AUTHOR"))],
    ["editor", namesAsTex(namesOf(work, "EDITOR"))],
    ["editora", contributors],
    ["editoratype", contributors === "" ? null : "collaborator"],
    ["date", publishedOn?.edtf ?? null],
    [isArticle ? "journaltitle" : "series", textAsTex(work.containerTitle)],
    ["volume", textAsTex(work.volume)],
    [isArticle ? "number" : "issue", textAsTex(work.issue)],
    ...(isArticle ? [] : [["number", textAsTex(work.number)] as const]),
    [ofInstitution ? "institution" : "publisher", publisher],
    ["doi", identifiersOf(work, IdentifierScheme.DOI).map(verbatim)[0] ?? null],
    ["isbn", identifiersOf(work, IdentifierScheme.ISBN).join(", ") || null],
    ["issn", identifiersOf(work, IdentifierScheme.ISSN).join(", ") || null],
    ["eprint", handle === undefined ? null : verbatim(handle)],
    ["eprinttype", handle === undefined ? null : "hdl"],
    ["url", address === undefined ? null : verbatim(address)],
    ["language", language],
    ["entrysubtype", subtype],
    ["keywords", keywordsOf(work).map(texOf).join(", ") || null],
    ["abstract", textAsTex(abstract)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === null || value === "" ? [] : `  ${name} = {${value}},\n`,
  );
  return `@${type}{${slug},\n${lines.join("")}}\n`;
}

const textAsTex = (text: string | null): string | null => (text === null ? null : texOf(inOneLine(text)));

const namesAsTex = (names: readonly CitedName[]): string => names.map(nameAsTex).join(" and ");

/** "Family, Given" or "Family, Suffix, Given"; a body is in braces. */
function nameAsTex({ name, isPerson, parts }: CitedName): string {
  if (!isPerson) return `{${texOf(name)}}`;
  if (parts === null) return partAsTex(name);
  const { family, given, suffix } = parts;
  return [family, suffix, given]
    .filter((part) => part !== "")
    .map(partAsTex)
    .join(", ");
}

/** In braces where a list of names would be read differently. */
const partAsTex = (part: string): string =>
  /,|(?:^|\s)and(?:\s|$)|=/i.test(part) || /^others$/i.test(part) ? `{${texOf(part)}}` : texOf(part);
