import { fold } from "../../../../domain/names";
import { EpisodeStatus } from "../../../../entities/episode";
import { HostRole } from "../../../../entities/host";
import { ShowKind } from "../../../../entities/show";
import { ShowOrganisationRole } from "../../../../entities/show-organisation";
import { dateIn, dateOfPath } from "../lines/dates";
import { isNameOfEvent } from "../lines/eventful";
import { evidenceOf } from "../lines/links";
import { nameOfSite, wordsOfAddress } from "../lines/slugs";
import { tidied } from "../lines/texts";
import { type FullName, isSameName, namesAtStart } from "../people/names-in";
import { bodyAtStart } from "../people/aliases";
import { isNameOfOrganisation, organisationAt } from "../people/organisation-names";
import type { Entry } from "../sections/section";
import type { FoundAppearance, FoundHost, FoundOrganisation } from "./appearance";
import { type BlurbFacts, factsOfBlurbs } from "./blurb";
import { type HeadParts, headPartsOf, type NamedPerson } from "./head-parts";
import { isMadeAbout, isOfPodcasts, kindOfShow } from "./kinds-of-entry";
import { type NamedShow, showOfEvent, showOfPodcast } from "./named-show";
import { hostsOf, roleOf } from "./roles-of-entry";

/** What an entry says of an appearance; null where nothing says what it was on. `counts` are heads whose number only counts the owner’s appearances. */
export function readAppearance(
  entry: Entry,
  owner: FullName,
  isCounted: (base: string) => boolean,
): FoundAppearance | null {
  const { section, head, notes, links, prose } = entry;
  const labelled = notes.flatMap((note) => headPartsOf(note, section.year));
  const parts = headPartsOf(head, section.year);
  const blurb = factsOfBlurbs(prose, head.text);
  const noted = labelled.find(
    ({ number, segments }) =>
      number !== null || segments.some(({ atom }) => atom?.kinds.has("quote") === true),
  );
  const isPodcast = isOfPodcasts(entry, parts);
  const named = isPodcast ? showOfPodcast(parts, owner, prose.join(" ")) : showOfEvent(parts, owner);
  const people = [...named.people, ...[parts, ...labelled].flatMap((one) => one.people)].filter(
    ({ name }) => !isSameName(name, owner.name),
  );
  const shown = showTitle(named.show, isCounted);
  const show = blurb.show ?? (shown === "" ? fallbackShow(entry, people) : shown);
  if (show === null || show === "") return null;

  const episodeLinks = links.filter((link) => evidenceOf(link) !== "show");
  const slugs = episodeLinks.map(({ url }) => wordsOfAddress(url));
  const counted = parts.number !== null && isCounted(named.show);
  const number =
    (counted ? null : parts.number) ??
    noted?.number ??
    slugs.find((one) => one.number !== null)?.number ??
    null;
  const season = parts.season ?? noted?.season ?? slugs.find((one) => one.season !== null)?.season ?? null;
  const title = titleOf(
    named.title,
    noted,
    slugs.map((one) => one.title),
    isPodcast ? show : null,
  );
  const isIn = /\b(?:19|20)\d\d\b/.exec(head.text)?.[0] ?? null;
  const date = firstDate(entry, [parts, ...labelled], isPodcast);
  const role = roleOf(entry, [parts, ...labelled], blurb, isPodcast);
  const hosts = hostsOf(people, blurb, entry, isPodcast, namesAtStart(prose[0] ?? ""));
  const kind = kindOfShow(entry, parts, show, isPodcast);
  return {
    line: head.line,
    marker: entry.marker,
    show,
    alternateTitles: [...new Set([shown, ...named.alternateTitles])].filter(
      (one) => one !== "" && fold(one) !== fold(show),
    ),
    showKind: kind,
    showLinks: links.filter((link) => evidenceOf(link) === "show"),
    organisations: organisationsOf(entry, named, blurb, show, shown),
    hosts,
    title,
    season:
      season ??
      (kind === ShowKind.CONFERENCE || kind === ShowKind.EVENT ? (isIn ?? date?.slice(0, 4) ?? null) : null),
    number,
    date,
    dated: isPodcast ? "publishedOn" : "occurredOn",
    status: statusOf([parts, ...labelled]),
    links: episodeLinks,
    role: role.role,
    inference: role.inference,
    givenNames: blurb.givenNames,
    others: isPodcast || role.role === null ? [] : people.filter(({ as }) => as === "with"),
    confidence: 0.9,
    ...(role.hosts === null ? {} : { hosts: [...hosts, ownerAsHost(owner, role.hosts)] }),
  };
}

const ownerAsHost = (owner: FullName, role: HostRole): FoundHost => ({
  name: owner.name,
  prefix: owner.prefix,
  suffix: owner.suffix,
  role,
  url: null,
  start: null,
  inference: null,
  ofEpisode: false,
});

const statusOf = (all: readonly HeadParts[]): EpisodeStatus =>
  all.find(({ status }) => status !== EpisodeStatus.HELD)?.status ?? EpisodeStatus.HELD;

/** The title without what is no part of it: a count of the owner’s appearances, a year, an exclamation mark. */
function showTitle(text: string, isCounted: (base: string) => boolean): string {
  const bare = tidied(text.replace(/\s*(?<![?’'])[!.]+$/, "").replace(/^@/, ""));
  const base = bare.replace(/\s+#?\d{1,2}$/, "");
  return base !== bare && isCounted(base) ? base : bare;
}

/** What an entry is of that only names a person, or nothing: their podcast, or that of the site. */
function fallbackShow({ links }: Entry, people: readonly NamedPerson[]): string | null {
  const site =
    links.filter((link) => evidenceOf(link) === "page").map(({ url }) => nameOfSite(url))[0] ?? null;
  if (site !== null) return site.charAt(0).toUpperCase() + site.slice(1);
  const [first] = people;
  return first === undefined ? null : `${first.name} podcast`;
}

function titleOf(
  named: string | null,
  noted: HeadParts | undefined,
  slugs: ReadonlyArray<string | null>,
  show: string | null,
): string | null {
  const inNote =
    noted?.segments.find(({ atom }) => atom?.kinds.has("quote") === true) ??
    (noted === undefined || noted.number === null ? undefined : noted.segments[0]);
  const title = named ?? inNote?.text ?? slugs.find((one) => one !== null) ?? null;
  return title === null || (show !== null && fold(title) === fold(show)) ? null : title;
}

function firstDate(
  { notes, links, prose, section }: Entry,
  parts: readonly HeadParts[],
  isPodcast: boolean,
): string | null {
  const said = parts.map(({ date }) => date).find((one) => one !== null) ?? null;
  if (said !== null && said.length > 4) return said;
  // What is more exact, and of the same year.
  const isOfYear = (date: string | null | undefined): date is string =>
    typeof date === "string" && date.length > 4 && (said === null || date.startsWith(said));
  const isOfPath = isPodcast && !links.some(({ url }) => /wordpress|blogspot/.test(url));
  const others = [
    ...notes.map(({ text }) => dateIn(text, null)),
    ...prose.filter((text) => text.length < 900).map(recordedOn),
    ...(isOfPath ? links.map(({ url }) => dateOfPath(url)) : []),
  ];
  return others.find(isOfYear) ?? said ?? section.year;
}

/** “Recorded on 9 March 2023”, or a text that holds its days. */
function recordedOn(text: string): string | null {
  const date = dateIn(text, null);
  return date !== null &&
    date.length > 4 &&
    !/\b(?:their|his|her|our) first\b/iu.test(text) &&
    /\b(?:recorded|aired|broadcast|took place|held|aufgenommen|gesendet)\b|\d\s*[–-]\s*\d{1,2} \p{L}+ \d{4}/iu.test(
      text,
    )
    ? date
    : null;
}

function organisationsOf(
  entry: Entry,
  named: NamedShow,
  blurb: BlurbFacts,
  show: string,
  shown: string,
): FoundOrganisation[] {
  const { head, links, prose } = entry;
  const from = "the heading";
  const inferred = (name: string): FoundOrganisation => ({
    name,
    role: ShowOrganisationRole.PUBLISHER,
    inference: { confidence: 0.8, from },
  });
  const own = named.organisation === null ? [] : [inferred(named.organisation)];
  // The heading is another name than the show’s: it is whose show it is.
  const isOther =
    blurb.show !== null &&
    shown !== "" &&
    fold(shown) !== fold(show) &&
    !fold(shown).includes(fold(show)) &&
    !blurb.hosts.some(({ name }) => isSameName(name, shown));
  const isBody =
    isNameOfOrganisation(shown) &&
    !isNameOfEvent(shown) &&
    !/\bpodcast\b|\b(?:radio|fm|tv)$|^(?:in|on|from|behind|inside) |(?:^|\s)at /iu.test(shown);
  const ofHead =
    isOther || (own.length === 0 && isBody)
      ? [inferred(bodyAtStart(shown, isNameOfOrganisation) ?? shown)]
      : isMadeAbout(entry)
        ? [organisationAt(shown)].flatMap((name) => (name === null ? [] : [inferred(name)]))
        : [];
  const acronyms = [
    ...head.text.matchAll(/(?<![\p{L}\d#])\p{Lu}{3,6}(?=\s\/\s|\s\p{Lu}\p{Ll}+\s\p{Lu})/gu),
  ].map(([short]) => inferred(short));
  const [, behind] = /\bpodcast\b.*\s[-–]\s(\p{Lu}[\p{L}\d]+)$/iu.exec(head.text) ?? [];
  const isCompany = new RegExp(
    String.raw`(?:^|[.!?]\s|,\s)${escaped(shown)} (?:has developed|offers|provides|is an? (?:company|charity|consultancy|agency|organisation|network))`,
    "u",
  ).test(prose.join(" "));
  const account = /\s[-–—]\s@(\w{4,})$/u.exec(head.text)?.[1];
  // A course, or what is sold, on a site that is called like it.
  const isSite =
    /\bcourses?\b/iu.test(blurb.first) &&
    links.some(
      ({ url }) => fold(nameOfSite(url) ?? "").replaceAll(" ", "") === fold(shown).replaceAll(" ", ""),
    );
  return [
    ...own,
    ...ofHead,
    ...(isNameOfOrganisation(shown) && !/^\p{Lu}+$/u.test(shown)
      ? acronyms
      : head.text.includes(" / ")
        ? acronymsOf(head.text).map(inferred)
        : []),
    ...(behind === undefined ? [] : [inferred(behind)]),
    ...(isCompany && !/\bpodcast\b/iu.test(shown) ? [inferred(shown)] : []),
    ...(account === undefined ? [] : [inferred(account)]),
    ...(isSite ? [inferred(shown)] : []),
    ...blurb.organisations,
  ];
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** “LJMU / CERES”: abbreviations around a slash. */
const acronymsOf = (text: string): string[] => {
  const found = /(?<!\p{L})(\p{Lu}{3,6})\s\/\s(\p{Lu}{3,6})(?!\p{L})/u.exec(text);
  return found === null ? [] : [found[1] ?? "", found[2] ?? ""];
};
