import { IdentifierScheme, type IdentifierValue } from "../../../domain/identifiers";
import { fold } from "../../../domain/names";
import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { Place, Remark } from "../../records";
import { ownerKey } from "../profiles/profile-records";
import { edtfOfParts } from "../works/dates";
import { identifierOf, identifiersOfWork } from "../works/identifiers";
import { kindOrOther } from "../works/kinds";
import { contributorOf, nameByComma } from "../works/names";
import { titleWith } from "../works/titles";
import { type Contributor, emptyWork, type Work } from "../works/work";
import { nodeAt, type OrcidNode, textOf } from "./nodes";

const { ARTICLE, BLOG_POST, BOOK, EDITED_ISSUE, NEWS_STORY, REPORT, THESIS } = PublicationKind;

const kinds: Readonly<Record<string, PublicationKind>> = {
  annotation: ARTICLE,
  "blog-post": BLOG_POST,
  book: BOOK,
  "book-chapter": ARTICLE,
  "book-review": ARTICLE,
  "conference-abstract": ARTICLE,
  "conference-paper": ARTICLE,
  "conference-poster": ARTICLE,
  "conference-proceedings": BOOK,
  "dictionary-entry": ARTICLE,
  dissertation: THESIS,
  "dissertation-thesis": THESIS,
  "edited-book": BOOK,
  "encyclopedia-entry": ARTICLE,
  "journal-article": ARTICLE,
  "journal-issue": EDITED_ISSUE,
  "magazine-article": ARTICLE,
  manual: REPORT,
  "newsletter-article": ARTICLE,
  "newspaper-article": NEWS_STORY,
  "online-resource": ARTICLE,
  preprint: ARTICLE,
  report: REPORT,
  review: ARTICLE,
  "supervised-student-publication": THESIS,
  translation: BOOK,
  website: ARTICLE,
  "working-paper": REPORT,
};

interface Around {
  readonly place: Place;
  readonly owner: { readonly name: string; readonly alternateNames: readonly string[] };
  readonly orcid: IdentifierValue;
  readonly remarks: Remark[];
}

/** What a group of works says, all versions of one: the first is the one that the person prefers. */
export function workOfGroup(
  first: OrcidNode,
  versions: readonly OrcidNode[],
  { place, owner, orcid, remarks }: Around,
): Work {
  const remark = (message: string) => void remarks.push({ place, message });
  const type = (textOf(first, "type") ?? "other").toLowerCase().replaceAll("_", "-");
  const kind = kindOrOther(type, kinds[type] ?? null, remark);
  const title = nodeAt(first, "title");
  const date = nodeAt(first, "publication-date");
  const url = textOf(first, "url");
  const own = versions.flatMap((version) =>
    version
      .all("external-id")
      .filter((id) => /^(?:self|version-of)?$/i.test(textOf(id, "external-id-relationship") ?? "")),
  );
  const valuesOf = (name: string) =>
    own.flatMap((id) =>
      textOf(id, "external-id-type")?.toLowerCase() === name ? (textOf(id, "external-id-value") ?? []) : [],
    );
  const urls = url === null ? [] : [url];
  return {
    ...emptyWork,
    key: place.item ?? (title && textOf(title, "title")) ?? type,
    place,
    kind,
    title: titleWith(title && textOf(title, "title"), title && textOf(title, "subtitle")),
    containerTitle: textOf(first, "journal-title"),
    publishedOn: date && edtfOfParts(textOf(date, "year"), textOf(date, "month"), textOf(date, "day")),
    abstract: textOf(first, "short-description"),
    identifiers: identifiersOfWork(
      {
        doi: valuesOf("doi")[0] ?? "",
        isbn: valuesOf("isbn").join(" "),
        handle: valuesOf("handle")[0] ?? "",
        urls,
      },
      remark,
    ),
    urls,
    contributors: contributorsOf(first, owner, orcid.value),
  };
}

/** Those of a list, among them the person, in any spelling of the name; a summary has no list. */
function contributorsOf(work: OrcidNode, owner: Around["owner"], orcid: string): Contributor[] {
  const own = (credited: string, role: ContributionRole): Contributor => ({
    name: owner.name,
    sortName: null,
    isBody: false,
    credited,
    role,
    orcid: null,
    personKey: ownerKey,
  });
  const names = new Set([owner.name, ...owner.alternateNames].map(fold));
  const listed = work.all("contributor").flatMap((one): Contributor[] => {
    const credited = textOf(one, "credit-name");
    const iD = textOf(one, "contributor-orcid", "path") ?? textOf(one, "contributor-orcid", "uri");
    const registered = iD === null ? null : (identifierOf(IdentifierScheme.ORCID, iD)?.value ?? null);
    const role = /editor/i.test(textOf(one, "contributor-role") ?? "")
      ? ContributionRole.EDITOR
      : ContributionRole.AUTHOR;
    if (registered === orcid || (credited !== null && registered === null && names.has(fold(credited))))
      return [own(credited ?? owner.name, role)];
    return credited === null ? [] : [contributorOf(nameByComma(credited), role, registered)];
  });
  return listed.some(({ personKey }) => personKey === ownerKey)
    ? listed
    : [...listed, own(owner.name, ContributionRole.AUTHOR)];
}
