import { IdentifierScheme } from "../../domain/identifiers";
import type { ListText } from "../list-text";
import { inOneLine } from "../one-line";
import {
  addressesOf,
  type CitedName,
  type CitedWork,
  identifiersOf,
  namesOf,
  subjectsOf,
  titleOf,
} from "./works";
import type { ContributionRole, PublicationKind } from "../words";

export const risType = "application/x-research-info-systems";

const types: Readonly<Record<PublicationKind, string>> = {
  ARTICLE: "JOUR",
  BLOG_POST: "BLOG",
  BOOK: "BOOK",
  EDITED_ISSUE: "JFULL",
  NEWS_STORY: "NEWS",
  REPORT: "RPRT",
  THESIS: "THES",
};

/** A bibliography of RIS. Its dates are days, months and years; what EDTF says beyond stands in the part for other information. */
export const ris: ListText<unknown, CitedWork> = {
  begin: () => "",
  item: (_, work) => referenceOf(work),
  between: "\r\n",
  end: "",
};

function referenceOf(work: CitedWork): string {
  const { publicationKind: kind, publisher, publishedOn } = work;
  const names = (role: Exclude<ContributionRole, "QUOTED">) => namesOf(work, role).map(nameAsRis);
  const numbers = [IdentifierScheme.ISBN, IdentifierScheme.ISSN].flatMap((scheme) =>
    identifiersOf(work, scheme),
  );
  const lines: ReadonlyArray<readonly [tag: string, values: ReadonlyArray<string | null>]> = [
    ["TY", [types[kind]]],
    ["ID", [work.slug]],
    ["TI", [titleOf(work)]],
    ["AU", names("AUTHOR")],
    ["ED", names("EDITOR")],
    ["A4", names("CONTRIBUTOR")],
    ["PY", [/^\d{4}/.exec(publishedOn?.edtf ?? "")?.[0] ?? null]],
    ["DA", [publishedOn === null ? null : dateOf(publishedOn.edtf)]],
    ["T2", [work.containerTitle]],
    ["VL", [work.volume]],
    ["IS", [work.issue]],
    ["M1", [kind === "ARTICLE" ? null : work.number]],
    ["PB", [publisher?.name ?? null]],
    ["DO", identifiersOf(work, IdentifierScheme.DOI)],
    ["SN", numbers],
    ["UR", addressesOf(work)],
    ["LA", [work.language]],
    ["KW", subjectsOf(work)],
    // Both N2 and AB are the abstract; programs that take the first version of RIS know N2 only.
    ["N2", [work.abstract]],
    ["ER", [""]],
  ];
  return lines
    .flatMap(([tag, values]) =>
      values.flatMap((value) => (value === null ? [] : `${tag}  - ${inOneLine(value)}\r\n`)),
    )
    .join("");
}

/** "Family, Given, Suffix". */
const nameAsRis = ({ name, parts }: CitedName): string =>
  parts === null ? name : [parts.family, parts.given, parts.suffix].filter((part) => part !== "").join(", ");

/** "2019/03/14/": what is not known is empty. Of an interval it is the start; the fourth part has in full what days cannot say. */
function dateOf(edtf: string): string | null {
  const [, year, month = "", day = "", more = ""] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(.*)$/.exec(edtf) ?? [];
  return year === undefined ? null : [year, month, day, more === "" ? "" : edtf].join("/");
}
