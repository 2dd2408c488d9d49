import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { Place, ReadSource, Remark } from "../../records";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { bibliographyOf } from "../works/bibliography";
import { edtfIn, edtfOfParts, monthOf, yearsIn } from "../works/dates";
import { identifiersOfWork } from "../works/identifiers";
import { kindOrOther } from "../works/kinds";
import { languageIn } from "../works/languages";
import { contributorOf, nameByComma } from "../works/names";
import type { Work } from "../works/work";
import { recordsOfWorks } from "../works/works-records";
import { readReferences, type RisReference } from "./references";

/** Reads a bibliography of RIS: each reference is an item. */
export function readRis({ name, text }: SourceFile): ReadSource {
  const references = readReferences(text);
  if (references.length === 0) throw new Unreadable("Expected references of RIS, but there are none.", 1);
  const remarks: Remark[] = [];
  const works = references.map((reference) => workOfReference(reference, name, remarks));
  const { records, items, remarks: ofWorks } = recordsOfWorks(works);
  return bibliographyOf(name, { records, items, remarks: [...remarks, ...ofWorks] });
}

const { ARTICLE, BLOG_POST, BOOK, EDITED_ISSUE, NEWS_STORY, REPORT, THESIS } = PublicationKind;

const kinds: Readonly<Record<string, PublicationKind>> = {
  ABST: ARTICLE,
  BLOG: BLOG_POST,
  BOOK,
  CHAP: ARTICLE,
  CLSWK: BOOK,
  CONF: BOOK,
  CPAPER: ARTICLE,
  DICT: ARTICLE,
  EBOOK: BOOK,
  ECHAP: ARTICLE,
  EDBOOK: BOOK,
  EJOUR: ARTICLE,
  ELEC: ARTICLE,
  ENCYC: ARTICLE,
  GOVDOC: REPORT,
  INPR: ARTICLE,
  JFULL: EDITED_ISSUE,
  JOUR: ARTICLE,
  MANSCPT: REPORT,
  MGZN: ARTICLE,
  NEWS: NEWS_STORY,
  PAMP: BOOK,
  RPRT: REPORT,
  SER: BOOK,
  STAND: REPORT,
  THES: THESIS,
  UNPB: REPORT,
  WEB: ARTICLE,
};

const partsOfBooks = /^(?:CHAP|CPAPER|DICT|ECHAP|ENCYC)$/;

function workOfReference({ line, tags }: RisReference, file: string, remarks: Remark[]): Work {
  const all = (...names: readonly string[]) =>
    names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== "");
  const first = (...names: readonly string[]) => all(...names)[0] ?? null;
  const title = first("TI", "T1", "CT");
  const doi = first("DO", "DI") ?? "";
  const place: Place = { file, line, item: first("ID") ?? (doi === "" ? title : doi) };
  const remark = (message: string) => void remarks.push({ place, message });
  const type = first("TY") ?? "";
  // Zotero and EndNote have papers as CONF too, within their proceedings.
  const isPaper = type === "CONF" && title !== null && first("T2", "C3", "BT") !== null;
  const kind = isPaper ? ARTICLE : kindOrOther(type, kinds[type] ?? null, remark);
  const isPart = isPaper || partsOfBooks.test(type);
  const isArticle = kind === ARTICLE && !isPart;
  const date = first("DA", "PY", "Y1");
  const publishedOn = date === null ? null : (dateOf(date) ?? dateOf(first("PY", "Y1") ?? ""));
  if (date !== null && publishedOn === null) remark(`“${date}” is no date.`);
  const urls = all("UR", "L1", "L2", "LK").filter((url) => /^https?:/i.test(url));
  const [language] = all("LA");
  const contributors = [
    ...all("AU", "A1").map((name) => contributorOf(nameByComma(name), ContributionRole.AUTHOR)),
    ...all("ED", "A2", "A3").map((name) => contributorOf(nameByComma(name), ContributionRole.EDITOR)),
    ...all("A4").map((name) => contributorOf(nameByComma(name), ContributionRole.CONTRIBUTOR)),
  ];
  return {
    key: place.item ?? type,
    place,
    kind,
    title: title ?? (kind === BOOK || kind === EDITED_ISSUE ? first("BT", "T2", "JO") : null),
    containerTitle: first("T2", "JF", "JO", "BT", "C3", "JA", "J2", "T3"),
    volume: first("VL"),
    issue: isArticle || kind === EDITED_ISSUE ? first("IS", "CP") : null,
    number: isArticle || isPart ? null : kind === EDITED_ISSUE ? first("M1") : first("M1", "IS"),
    publisher: first("PB"),
    publishedOn,
    abstract: first("AB", "N2"),
    language: language === undefined ? null : languageIn(language),
    identifiers: identifiersOfWork(
      {
        doi,
        isbn: isPart || isArticle || kind === EDITED_ISSUE ? "" : all("SN").join(" "),
        handle: "",
        urls,
      },
      remark,
    ),
    urls,
    contributors,
    subjects: all("KW"),
  };
}

/** "2019/03/14/spring", "2019", "2019-03-14", or in words. The part for other information may have the date as EDTF. */
function dateOf(written: string): string | null {
  const [, said = ""] = /^\d{4}\/[^/]*\/[^/]*\/(\d{4}.*)$/.exec(written) ?? [];
  const inFull = edtfIn(said);
  if (inFull !== null) return inFull;
  // PubMed: "2019 Jun 3".
  const [, ofWords = "", name = "", dayOfName = null] =
    /^(\d{4})\s+(\p{L}+)(?:\s+(\d{1,2}))?$/u.exec(written) ?? [];
  const number = monthOf(name);
  if (number !== null) return edtfOfParts(ofWords, number, dayOfName);
  const [year = "", month = "", day = ""] = written.split(/[/-]/).map((part) => part.trim());
  return /^\d{4}$/.test(year) ? edtfOfParts(year, month || null, day || null) : yearsIn(written);
}
