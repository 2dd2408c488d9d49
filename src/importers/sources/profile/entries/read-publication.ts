import { type IdentifierValue } from "../../../../domain/identifiers";
import { fold } from "../../../../domain/names";
import { ContributionRole } from "../../../../entities/contribution";
import { PublicationKind } from "../../../../entities/publication";
import { identifiersOfWork } from "../../works/identifiers";
import { dateIn, dateOfPath, withoutDates } from "../lines/dates";
import { atomic, spelledOut } from "../lines/atoms";
import { nameOfSite, wordsOfAddress } from "../lines/slugs";
import { isProse, textWithoutLinks, tidied } from "../lines/texts";
import { type FullName, peopleIn } from "../people/names-in";
import { outletOfSite } from "../people/aliases";
import { isNameOfPublisher } from "../people/organisation-names";
import type { Entry, WrittenLink } from "../sections/section";
import { headPartsOf } from "./head-parts";

export interface FoundPublication {
  readonly line: number;
  readonly marker: string | null;
  readonly kind: PublicationKind;
  readonly title: string | null;
  /** Whether the title is read off an address. */
  readonly isTitleOfAddress: boolean;
  readonly container: string | null;
  readonly publisher: string | null;
  readonly volume: string | null;
  readonly date: string | null;
  readonly links: readonly WrittenLink[];
  readonly identifiers: readonly IdentifierValue[];
  /** Null: the owner is no author, but what it is about or quotes. */
  readonly ownRole: ContributionRole | null;
  readonly isRoleStated: boolean;
  readonly others: readonly FullName[];
  /** A sentence about an award of it, in the entry. */
  readonly honour: string | null;
}

/** A publication of a list; null where nothing says which. */
export function readPublication(entry: Entry, owner: FullName): FoundPublication | null {
  const { head, links, section, prose, notes } = entry;
  const text = textWithoutLinks(head);
  const [honour = null] = [
    ...text.matchAll(
      /(?:^|[.;]\s*)((?:shortlisted|longlisted|nominated|winner|won|finalist|awarded)\b[^.]*)/giu,
    ),
  ].map(([, said = ""]) => said);
  const rest = honour === null ? text : text.replace(honour, "");
  const slug = links.map(({ url }) => wordsOfAddress(url).title).find((one) => one !== null) ?? null;
  const cited =
    citationIn(rest) ?? interviewIn(rest) ?? outletIn(entry, text, slug) ?? describedIn(entry, owner);
  const title = cited.title ?? slug;
  const site = links.map(({ url }) => nameOfSite(url)).find((one) => one !== null) ?? null;
  if (title === null && links.length === 0) return null;
  const kind = kindOf(entry, cited);
  const isAddressed = cited.title === null;
  const { identifiers } = identifiersIn(`${head.text} ${notes.map((note) => note.text).join(" ")}`, links);
  const isNews = kind === PublicationKind.NEWS_STORY || section.kind === "news";
  const isInterview = /\binterview(?:ed)?\b/iu.test(text) && section.kind !== "publications";
  const container =
    cited.container ??
    (isAddressed && text !== "" ? tidied(text) : isAddressed && site !== null ? titled(site) : null);
  const isOfPublisher =
    [PublicationKind.BOOK, PublicationKind.THESIS, PublicationKind.REPORT].includes(kind) ||
    (cited.publisher !== null && isNameOfPublisher(cited.publisher));
  const ofHead = isAddressed && text !== "" && !isProse(text) ? tidied(text) : null;
  const ofSite =
    cited.title === null && site !== null
      ? ((isNews ? outletOfSite(site) : null) ?? acronymOfSite(site, links[0]?.url ?? ""))
      : null;
  const outlet = ofHead ?? ofSite;
  const edited = /\((?:eds?\.|hrsg\.|editor)\)/iu.test(head.text);
  return {
    line: head.line,
    marker: entry.marker,
    kind,
    title,
    isTitleOfAddress: isAddressed && slug !== null,
    container: kind === PublicationKind.BOOK || kind === PublicationKind.THESIS ? null : container,
    publisher:
      outlet !== null
        ? outlet
        : isOfPublisher
          ? (cited.publisher ??
            (kind === PublicationKind.BOOK || kind === PublicationKind.REPORT ? cited.container : null))
          : null,
    volume:
      /\bvol(?:ume|\.)?\s*(\d+)/iu.exec(head.text)?.[1] ??
      /\s(\d{1,3})(?:\(\d+\))?,\s*\d/.exec(text)?.[1] ??
      null,
    date:
      dateIn(text, section.year) ??
      dateIn(notes.map((note) => note.text).join(" ")) ??
      links.map(({ url }) => dateOfPath(url)).find((one) => one !== null) ??
      section.year,
    links,
    identifiers,
    ownRole: isInterview
      ? ContributionRole.QUOTED
      : edited
        ? ContributionRole.EDITOR
        : isNews
          ? null
          : ContributionRole.AUTHOR,
    isRoleStated: edited || cited.areAuthorsNamed || isInterview,
    others: cited.others.filter(({ name }) => !isOwner(name, owner)),
    honour: honour ?? prose.find((one) => /^(?:shortlisted|winner|nominated)/iu.test(one)) ?? null,
  };
}

interface Cited {
  readonly title: string | null;
  readonly container: string | null;
  readonly publisher: string | null;
  readonly others: readonly FullName[];
  readonly areAuthorsNamed: boolean;
}

/** “Lee A., Ray B. (2022). Title. Journal 31, 112.” */
function citationIn(text: string): Cited | null {
  const found =
    /^((?:\p{Lu}[\p{L}’'-]+,? (?:\p{Lu}\.?[ -]?){1,3}(?:,\s*|\s*&\s*|\s+and\s+)?)+)\s*\(((?:19|20)\d\d)\)[.:,]?\s+([^.?!]+[?!]?)[.]?\s*(.*)$/u.exec(
      text,
    );
  if (!found) return null;
  const [, authors = "", , title = "", rest = ""] = found;
  const others = [...authors.matchAll(/(\p{Lu}[\p{L}’'-]+),? ((?:\p{Lu}\.?[ -]?){1,3})/gu)].map(
    ([, family = "", initials = ""]) => ({
      name: `${[...initials.matchAll(/\p{Lu}/gu)].map(([letter]) => `${letter}.`).join(" ")} ${family}`,
      prefix: null,
      suffix: null,
    }),
  );
  const container = tidied(rest.replace(/[,.]?\s*\d.*$/u, ""));
  return {
    title: title.trim(),
    container: container === "" ? null : container,
    publisher: null,
    others,
    areAuthorsNamed: true,
  };
}

const isOwner = (name: string, owner: FullName): boolean => {
  const [first = "", ...more] = fold(name).split(" ");
  const own = fold(owner.name).split(" ");
  return (
    fold(name) === fold(owner.name) ||
    (more.at(-1) === own.at(-1) && own[0]?.charAt(0) === first.charAt(0) && first.length === 1)
  );
};

/** A short heading of an address that says more: where it appeared, and no title. */
function outletIn({ section, head }: Entry, text: string, slug: string | null): Cited | null {
  const isShort =
    text.split(" ").length <= 4 && head.marks.every(({ kind }) => kind === "link") && !/["“]|\d/u.test(text);
  const isOutlet = text !== "" && isShort && slug !== null && slug.split(" ").length > 4;
  return (section.kind === null || section.kind === "news") && isOutlet
    ? { title: null, container: text, publisher: null, others: [], areAuthorsNamed: false }
    : null;
}

/** “Title. Interview in The River Post, May 2020”. */
function interviewIn(text: string): Cited | null {
  const [, title, where = ""] = /^(.+?)[.,:–-]+\s+Interview(?:ed)? (?:in|by|for) (.+)$/u.exec(text) ?? [];
  const container = tidied(withoutDates(where, null));
  return title === undefined
    ? null
    : {
        title: tidied(title),
        container: container === "" ? null : container,
        publisher: null,
        others: [],
        areAuthorsNamed: false,
      };
}

/** “Title (Publisher, 2021)”, “Title, Journal, June 2020”, “Title. Subtitle. Verlag, 2020”, rows with columns. */
function describedIn({ head, section, notes }: Entry, owner: FullName): Cited {
  const line = atomic(head);
  const parts = headPartsOf(head, section.year);
  const marked = parts.segments.find(
    ({ atom }) => atom !== null && atom.text.length > 3 && !isNameOfPublisher(atom.text),
  );
  const bracket = /\(([^()]*)\)/u.exec(spelledOut(line, line.text));
  const inBracket = bracket === null ? "" : tidied(withoutDates(bracket[1] ?? "", null));
  const isRole = /^(?:eds?|hrsg|editor|report|chapter|with .*|mit .*|peer.reviewed)\.?$/iu.test(inBracket);
  const plain = spelledOut(line, line.text)
    .replace(/\s*\([^()]*\)/gu, "")
    .replace(/\bISBN[\s:]*[\dX-]+/giu, "");
  const pieces = withoutDates(textOf(plain), null)
    .split(/\s+[-–—|]\s+|(?:,|\.)\s+(?=\S)/u)
    .map(tidied)
    .filter((one) => /\p{L}{2,}/u.test(one));
  const others = parts.people.filter(({ name }) => name !== owner.name);
  const rest = (isIt: (piece: string) => boolean) =>
    pieces.filter(
      (piece) =>
        !isIt(piece) &&
        !/^(?:with|mit|by|von)\b|^vol\b|^on our blog|^about\b|^interview\b/iu.test(piece) &&
        peopleIn(piece).length === 0,
    );
  const publisher =
    pieces.slice(1).find(isNameOfPublisher) ??
    (inBracket !== "" && !isRole && section.kind !== "blogs" ? inBracket : null);
  if (marked && marked === parts.segments.find(({ text }) => peopleIn(text).length === 0)) {
    const behind = [
      ...notes.map(({ text }) => tidied(withoutDates(text, null)).split(/,\s+/)[0] ?? ""),
      ...rest((piece) => fold(piece) === fold(marked.text) || fold(marked.text).includes(fold(piece))),
    ];
    const container =
      parts.segments.find((one) => one !== marked && one.atom?.kinds.has("emphasis") === true)?.text ??
      behind[0] ??
      publisher;
    return {
      title: marked.text,
      container: container ?? null,
      publisher: publisher ?? null,
      others,
      areAuthorsNamed: false,
    };
  }
  const title = titleOfPieces(plain, publisher, section.year);
  const container = rest((piece) => title?.includes(piece) === true || piece === publisher)[0] ?? null;
  const said = notes.map(({ text }) => tidied(withoutDates(text, null)).split(/,\s+/)[0] ?? "")[0] ?? null;
  return {
    title,
    container: container ?? said ?? (publisher === inBracket ? publisher : null),
    publisher: publisher ?? (section.kind === "books" ? said : null),
    others,
    areAuthorsNamed: false,
  };
}

const textOf = (text: string): string => text.replaceAll(/https?:\/\/\S+/g, " ");

/** What stands before the publisher, the date or a dash. */
function titleOfPieces(plain: string, publisher: string | null, year: string | null): string | null {
  const text = textOf(plain);
  const until = publisher === null ? -1 : text.indexOf(publisher);
  const cut = withoutDates(until > 0 ? text.slice(0, until) : text, year);
  const title = tidied(
    (until > 0 ? cut : (cut.split(/\s+[-–—|]\s+|,\s+(?=\p{Lu})/u)[0] ?? "")).replace(/[.,;:\s]+$/, ""),
  );
  return /\p{L}{2,}/u.test(title) ? title : null;
}

function kindOf({ section, links, head, notes }: Entry, cited: Cited): PublicationKind {
  const said = `${head.text} ${notes.map(({ text }) => text).join(" ")}`;
  const urls = links.map(({ url }) => url).join(" ");
  if (
    section.kind === "theses" ||
    /\b(?:phd|doctoral|ma|msc|dissertation|thesis)\b.*\b(?:thesis|dissertation)\b|\bdissertation\b/iu.test(
      said,
    )
  )
    return PublicationKind.THESIS;
  if (section.kind === "books") return PublicationKind.BOOK;
  if (/\(report\)|\breport\b|\bbericht\b/iu.test(said)) return PublicationKind.REPORT;
  if (/\bissue-?\d+|\bspecial issue\b/iu.test(urls + said) && /publication\//.test(urls))
    return PublicationKind.EDITED_ISSUE;
  if (
    section.kind === "blogs" ||
    /\/(?:blogs?|posts?|guest-posts)(?:\/|\b)|\/\/blog\.|medium\.com|substack/iu.test(urls) ||
    /\b(?:our|my|the) blog\b/iu.test(said)
  )
    return PublicationKind.BLOG_POST;
  if (section.kind === "news" && !/\/article\//.test(urls)) return PublicationKind.NEWS_STORY;
  if (/\/news\//.test(urls) && !/\/article\//.test(urls)) return PublicationKind.NEWS_STORY;
  return ((cited.publisher !== null || (cited.container !== null && isNameOfPublisher(cited.container))) &&
    links.length === 0) ||
    /\bISBN\b/u.test(said)
    ? PublicationKind.BOOK
    : PublicationKind.ARTICLE;
}

function identifiersIn(
  text: string,
  links: readonly WrittenLink[],
): { readonly identifiers: readonly IdentifierValue[] } {
  const isbn = /\bISBN[\s:]*([\dX-]{10,20})/iu.exec(text)?.[1] ?? "";
  const doi = /\b(10\.\d{4,9}\/[^\s,;)]+)/u.exec(text)?.[1] ?? "";
  return {
    identifiers: identifiersOfWork({ doi, isbn, handle: "", urls: links.map(({ url }) => url) }, () => {}),
  };
}

/** “bera” of bera.ac.uk: a short name of a site of a body is its abbreviation. */
const acronymOfSite = (site: string, url: string): string | null =>
  site !== "doi" && site.length <= 5 && /^https?:\/\/(?:www\.)?[a-z]+\.(?:ac|org)(?:\.[a-z]{2})?\//.test(url)
    ? site.toUpperCase()
    : null;

const titled = (site: string): string =>
  site.replaceAll(/[-_]/g, " ").replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
