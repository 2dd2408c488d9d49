import type { IdentifierValue } from "../../../domain/identifiers";
import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { Place, Remark } from "../../records";
import { edtfIn, edtfOfParts, monthOf, yearsIn } from "../works/dates";
import { identifiersOfWork } from "../works/identifiers";
import { languageIn } from "../works/languages";
import { kindOrOther, type Remarking } from "../works/kinds";
import { contributorOf } from "../works/names";
import { titleWith } from "../works/titles";
import type { Contributor, Work } from "../works/work";
import type { Entry, Fields } from "./entries";
import { isPartOfBook, kindOfType } from "./kinds";
import { namesInList, splitAt } from "./names";
import { textOfTex } from "./tex-text";

/** What an entry says of a publication, by its fields, those that it inherits included. What is odd is a remark. */
export function workOfEntry(
  { key, type, fields: own }: Entry & { fields: Fields },
  fields: Fields,
  place: Place,
  remarks: Remark[],
): Work {
  const remark = (message: string) => void remarks.push({ place, message });
  const text = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const found = textOfTex(fields.get(name) ?? "");
      if (found !== "") return found;
    }
    return null;
  };
  const kind = kindOrOther(type, kindOfType(type, text("entrysubtype")), remark);
  const isPart = isPartOfBook(type);
  const isArticle = kind === PublicationKind.ARTICLE && !isPart;
  const title = titleWith(text("title"), text("subtitle"));
  const language = text("langid", "language", "hyphenation");
  const urls = urlsOf(fields);
  return {
    key: key === "" ? (title ?? type) : key,
    place,
    kind,
    title: title ?? (type === "periodical" ? text("journaltitle", "journal") : null),
    containerTitle: isPart
      ? titleWith(text("booktitle", "maintitle"), text("booksubtitle"))
      : (text("journaltitle", "journal", "fjournal", "maintitle", "series", "eventtitle") ?? placeIn(fields)),
    volume: text("volume"),
    issue: isArticle
      ? text("number", "issue")
      : kind === PublicationKind.EDITED_ISSUE
        ? text("issue", "number")
        : null,
    number: isArticle || isPart || kind === PublicationKind.EDITED_ISSUE ? null : text("number"),
    publisher: publisherIn(fields),
    publishedOn: dateOf(text, remark),
    abstract: text("abstract"),
    language: language === null ? null : languageIn(language.split(/\s*(?:,|\band\b)\s*/)[0] ?? ""),
    identifiers: identifiersOf(own, urls, { isPart, remark }),
    urls,
    contributors: [
      ...contributorsIn(fields.get("author"), ContributionRole.AUTHOR),
      ...contributorsIn(fields.get("editor"), ContributionRole.EDITOR),
      ...["editora", "editorb", "editorc", "translator"].flatMap((name) =>
        contributorsIn(fields.get(name), ContributionRole.CONTRIBUTOR),
      ),
    ],
    subjects: (text("keywords") ?? "").split(/\s*[;,]\s*/).filter((label) => label !== ""),
  };
}

const contributorsIn = (list: string | undefined, role: ContributionRole): Contributor[] =>
  namesInList(list ?? "").map((name) => contributorOf(name, role));

/** The first, where there are several: the graph has one. */
function publisherIn(fields: Fields): string | null {
  const written = ["publisher", "institution", "school", "organization"].flatMap(
    (name) => fields.get(name) ?? [],
  );
  const [first = ""] = written.map((list) => textOfTex(splitAt(list, /^\s+and(?=\s)/i)[0] ?? ""));
  return first === "" ? null : first;
}

/** `date` is EDTF in biblatex; BibTeX has a year and a month, each in any words. */
function dateOf(text: (...names: readonly string[]) => string | null, remark: Remarking): string | null {
  const [date, year, month, day] = [text("date"), text("year"), text("month"), text("day")];
  if (date !== null) {
    const edtf = edtfIn(date) ?? yearsIn(date);
    if (edtf === null) remark(`“${date}” is no date.`);
    return edtf;
  }
  if (year === null) return null;
  const years = yearsIn(year);
  if (years === null) remark(`“${year}” is no year.`);
  if (years === null || !/^\d{4}$/.test(years) || month === null) return years;
  const [, ofMonth = month, dayOfMonth = null] =
    /^([\p{L}.]+|\d{1,2})[\s,]+(\d{1,2})(?:st|nd|rd|th)?$/u.exec(month) ?? [];
  const number = monthOf(ofMonth);
  return number === null ? years : edtfOfParts(years, number, day ?? dayOfMonth);
}

/** As written, but for what TeX needs: addresses have "~" and "_" of their own. */
const verbatim = (written: string): string =>
  written
    .replaceAll(/\\(?:url|path)\b/g, "")
    .replaceAll(/\\~(?:\{\})?|\{?\\textasciitilde(?:\{\})?\}?/g, "~")
    .replaceAll(/\\([_%#&~{}$])/g, "$1")
    .replaceAll(/[{}|<>]/g, "")
    .trim();

/** Addresses in a text, without the stop that ends its sentence. */
const addresses = /https?:[^\s,;]*[^\s,;.]/g;

/** What `howpublished` says beside addresses, if it is more than that they can be visited: “Talk at KelpConf”. */
function placeIn(fields: Fields): string | null {
  const said = textOfTex(fields.get("howpublished") ?? "")
    .replaceAll(addresses, "")
    .replaceAll(/^[\s.,;:()[\]]+|[\s.,;:([]+$/g, "");
  return said === "" || /\b(?:accessed|available|online|retrieved|url|web ?(?:page|site)?)\b/i.test(said)
    ? null
    : said;
}

function urlsOf(fields: Fields): string[] {
  const written = ["url", "howpublished", "note"].flatMap((name) => {
    const found = verbatim(fields.get(name) ?? "");
    if (name === "url") return found.split(/[\s;]+(?=https?:)/);
    return name === "note" ? (/^https?:\S+$/.exec(found) ?? []) : (found.match(addresses) ?? []);
  });
  const eprint = verbatim(fields.get("eprint") ?? "");
  const isArxiv = /^arxiv$/i.test(fields.get("eprinttype") ?? fields.get("archiveprefix") ?? "");
  return [
    ...written,
    ...(isArxiv && eprint !== "" ? [`https://arxiv.org/abs/${eprint.replace(/^arxiv:/i, "")}`] : []),
  ].filter((url) => url !== "");
}

/** Those of the entry's own: a book's are not its parts'. */
function identifiersOf(
  own: Fields,
  urls: readonly string[],
  { isPart, remark }: { readonly isPart: boolean; readonly remark: Remarking },
): IdentifierValue[] {
  const doi = verbatim(own.get("doi") ?? "");
  const isbn = isPart ? "" : textOfTex(own.get("isbn") ?? "");
  const isHandle = /^(?:hdl|handle)$/i.test(own.get("eprinttype") ?? "");
  const handle = isHandle ? verbatim(own.get("eprint") ?? "") : "";
  return identifiersOfWork({ doi, isbn, handle, urls }, remark);
}
