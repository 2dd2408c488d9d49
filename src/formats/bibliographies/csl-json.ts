import { IdentifierScheme } from "../../domain/identifiers";
import type { ListText } from "../list-text";
import { inOneLine } from "../one-line";
import {
  addressesOf,
  type CitedName,
  type CitedWork,
  identifiersOf,
  keywordsOf,
  namesOf,
  titleOf,
} from "./works";
import type { ContributionRole, PublicationKind } from "../words";

export const cslJsonType = "application/vnd.citationstyles.csl+json";

const types: Readonly<Record<PublicationKind, string>> = {
  ARTICLE: "article-journal",
  BLOG_POST: "post-weblog",
  BOOK: "book",
  EDITED_ISSUE: "periodical",
  NEWS_STORY: "article-newspaper",
  REPORT: "report",
  THESIS: "thesis",
};

/** A list of items of CSL-JSON (CSL 1.0.2). */
export const cslJson: ListText<unknown, CitedWork> = {
  begin: () => "[\n",
  item: (_, work) => JSON.stringify(itemOf(work)),
  between: ",\n",
  end: "\n]\n",
};

function itemOf(work: CitedWork): Record<string, unknown> {
  const { publishedOn, publisher } = work;
  const text = (value: string | null | undefined) => (value ? inOneLine(value) : undefined);
  const names = (role: Exclude<ContributionRole, "QUOTED">) => {
    const found = namesOf(work, role).map(nameAsCsl);
    return found.length === 0 ? undefined : found;
  };
  const joined = (values: readonly string[], by: string) => values.join(by) || undefined;
  // JSON.stringify leaves out what is undefined.
  return {
    id: work.slug,
    type: types[work.publicationKind],
    title: titleOf(work),
    author: names("AUTHOR"),
    editor: names("EDITOR"),
    contributor: names("CONTRIBUTOR"),
    issued: publishedOn === null ? undefined : dateOf(publishedOn.edtf),
    "container-title": text(work.containerTitle),
    volume: text(work.volume),
    issue: text(work.issue),
    number: text(work.number),
    publisher: text(publisher?.name),
    DOI: identifiersOf(work, IdentifierScheme.DOI)[0],
    ISBN: joined(identifiersOf(work, IdentifierScheme.ISBN), " "),
    ISSN: joined(identifiersOf(work, IdentifierScheme.ISSN), " "),
    URL: addressesOf(work)[0],
    language: text(work.language),
    keyword: joined(keywordsOf(work), ", "),
    abstract: text(work.abstract),
  };
}

/** A person whose parts are not known has a family name only: a literal is a body's. */
const nameAsCsl = ({ name, isPerson, parts }: CitedName) =>
  parts === null
    ? isPerson
      ? { family: name }
      : { literal: name }
    : { family: parts.family, given: parts.given, ...(parts.suffix === "" ? {} : { suffix: parts.suffix }) };

interface CslDate {
  readonly "date-parts"?: ReadonlyArray<readonly number[]>;
  readonly circa?: true;
  readonly literal?: string;
}

/** CSL has one word for uncertain and approximate, and no time of day. What it has no parts for, such as an open interval, is a literal. */
function dateOf(edtf: string): CslDate {
  const parts = edtf.split("/").map(partsOf);
  const isCirca = parts.some((part) => part?.isCirca);
  if (parts.includes(null) || (isCirca && parts.length > 1)) return { literal: edtf };
  return {
    "date-parts": parts.flatMap((part) => (part === null ? [] : [part.numbers])),
    ...(isCirca ? { circa: true } : {}),
  };
}

function partsOf(part: string): { readonly numbers: readonly number[]; readonly isCirca: boolean } | null {
  const [, date, qualifier] = /^(\d{4}(?:-\d\d){0,2})(?:T[\d:.+Z-]+)?([?~%])?$/.exec(part) ?? [];
  if (date === undefined) return null;
  return { numbers: date.split("-").map(Number), isCirca: qualifier !== undefined };
}
