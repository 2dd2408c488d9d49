import { IdentifierScheme } from "../../domain/identifiers";
import { ContributionRole } from "../../entities/contribution";
import { PublicationKind } from "../../entities/publication";
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

export const risType = "application/x-research-info-systems";

const types: Readonly<Record<PublicationKind, string>> = {
  [PublicationKind.ARTICLE]: "JOUR",
  [PublicationKind.BLOG_POST]: "BLOG",
  [PublicationKind.BOOK]: "BOOK",
  [PublicationKind.EDITED_ISSUE]: "JFULL",
  [PublicationKind.NEWS_STORY]: "NEWS",
  [PublicationKind.REPORT]: "RPRT",
  [PublicationKind.THESIS]: "THES",
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
  const names = (role: Exclude<ContributionRole, ContributionRole.QUOTED>) =>
    namesOf(work, role).map(nameAsRis);
  const numbers = [IdentifierScheme.ISBN, IdentifierScheme.ISSN].flatMap((scheme) =>
    identifiersOf(work, scheme),
  );
  const lines: ReadonlyArray<readonly [tag: string, values: ReadonlyArray<string | null>]> = [
    ["TY", [types[kind]]],
    ["ID", [work.slug]],
    ["TI", [titleOf(work)]],
    ["AU", names(ContributionRole.AUTHOR)],
    ["ED", names(ContributionRole.EDITOR)],
    ["A4", names(ContributionRole.CONTRIBUTOR)],
    ["PY", [/^\d{4}/.exec(publishedOn?.edtf ?? "")?.[0] ?? null]],
    ["DA", [publishedOn === null ? null : dateOf(publishedOn.edtf)]],
    ["T2", [work.containerTitle]],
    ["VL", [work.volume]],
    ["IS", [work.issue]],
    ["M1", [kind === PublicationKind.ARTICLE ? null : work.number]],
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
