import { canonicalOf } from "../../../domain/links/link";
import { fold } from "../../../domain/names";
import { type ReadItem, type ReadSource, type Reference, to } from "../../records";
import { ownerKey } from "../profiles/profile-records";
import type { SourceFile } from "../source-file";
import type { ReadDocument } from "./blocks/block";
import type { FoundAppearance } from "./entries/appearance";
import { candidatesIn } from "./entries/shortlists";
import { untitledWorksIn } from "./entries/own-works";
import { evidenceOf } from "./lines/links";
import { abbreviationsIn } from "./people/aliases";
import type { FullName } from "./people/names-in";
import { isNameOfOrganisation } from "./people/organisation-names";
import { linksIn } from "./lines/texts";
import { ProfileGraph } from "./profile-graph";
import type { Entry } from "./sections/section";
import { showsOf } from "./shows";
import { understood, type Understood, type UnderstoodProfile } from "./understand";

/** The records of a document that is a profile: of its person, and of what they appeared on, wrote and were awarded. */
export function readProfile(file: SourceFile, document: ReadDocument, person: string | null): ReadSource {
  const profile = understood(document, person);
  const { owner } = profile;
  if (owner === null)
    return sourceOf(file, null, {
      records: [],
      items: [],
      remarks: [
        {
          place: { file: file.name, line: 1, item: null },
          message: "Nothing says whose profile it is: name the person with --person. Nothing was read.",
        },
      ],
    });
  const handles = textsOf(document).flatMap(
    (text) => /@(\w{3,30}) on (?:Twitter|X)\b/iu.exec(text)?.[1] ?? [],
  );
  const graph = new ProfileGraph(
    file.name,
    owner,
    pagesOf(profile, document),
    abbreviationsIn(textsOf(document)),
    labelledIn(profile),
  );
  for (const handle of handles) graph.addAccount(null, handle, graph.placeOf(owner.line, null));
  const items = itemsOf(graph, profile);
  const { records, remarks } = graph.profile;
  return sourceOf(file, owner.name, { records, items, remarks });
}

const sourceOf = (
  file: SourceFile,
  owner: string | null,
  read: Pick<ReadSource, "records" | "items" | "remarks">,
): ReadSource => ({
  key: null,
  title: owner ?? file.name,
  documentTitle: owner === null ? file.name : `Profile of ${owner}`,
  url: file.sent?.address ?? null,
  ...read,
});

/** The accounts of the owner that the document links to outside of its entries. */
function pagesOf({ entries }: UnderstoodProfile, { blocks }: ReadDocument): string[] {
  const inEntries = new Set(entries.flatMap(({ entry }) => entry.links.map(({ url }) => canonicalOf(url))));
  const accounts = blocks
    .flatMap(({ lines }) => lines.flatMap(linksIn))
    .filter((link) => evidenceOf(link) === "account" && !inEntries.has(canonicalOf(link.url)));
  return [...new Set(accounts.map(({ url }) => url))];
}

/** One item an entry, in the order of the document. */
function itemsOf(graph: ProfileGraph, profile: UnderstoodProfile): ReadItem[] {
  const { entries } = profile;
  for (const person of peopleNamedIn(profile)) graph.know(person);
  const items = new Map<Understood, ReadItem>(addShows(graph, entries));
  const { works, read } = addPublications(graph, entries);
  for (const [one, item] of read) items.set(one, item);
  for (const one of entries) {
    const item = itemOfOther(graph, one, works);
    if (item) items.set(one, item);
  }
  for (const one of entries) addAsides(graph, one);
  for (const { line, marker, found } of profile.affiliations)
    graph.addAffiliation(found, graph.placeOf(line, marker));
  return entries.flatMap((one) => items.get(one) ?? []);
}

type ReadEntries = ReadonlyArray<readonly [Understood, ReadItem]>;

function addShows(graph: ProfileGraph, entries: readonly Understood[]): ReadEntries {
  const appearances = entries.filter((one) => one.as === "appearance");
  graph.knowOrganisations(appearances.flatMap(({ found }) => found.organisations.map(({ name }) => name)));
  const byFound = new Map<FoundAppearance, Understood>(appearances.map((one) => [one.found, one]));
  return showsOf(appearances.map(({ found }) => found)).flatMap((show) =>
    graph.addShow(show).flatMap((item, at) => {
      const of = show.entries[at] && byFound.get(show.entries[at]);
      return of ? [[of, item] as const] : [];
    }),
  );
}

/** With the keys of the publications by their folded titles. */
function addPublications(
  graph: ProfileGraph,
  entries: readonly Understood[],
): { readonly works: ReadonlyMap<string, string>; readonly read: ReadEntries } {
  const works = new Map<string, string>();
  const read: Array<readonly [Understood, ReadItem]> = [];
  for (const one of entries) {
    if (one.as !== "publication") continue;
    const { found, award, entry } = one;
    const shown = found.title ?? found.container ?? found.links[0]?.url ?? "Publication";
    const { item, key } = graph.addPublication(found, shown, listedUnder(entry));
    works.set(fold(found.title ?? ""), key);
    read.push([one, item]);
    if (award) graph.addAward(award, to("Publication", key), "");
  }
  return { works, read };
}

const listedUnder = ({ section }: Entry): string => `what it is listed under, “${section.title}”`;

/** The item of an award, of an affiliation, or of what is none of it; null for others. */
function itemOfOther(
  graph: ProfileGraph,
  one: Understood,
  works: ReadonlyMap<string, string>,
): ReadItem | null {
  const { entry } = one;
  const place = graph.placeOf(entry.head.line, entry.marker);
  switch (one.as) {
    case "awards": {
      const [first = null] = one.found.map((award) =>
        graph.addAward(award, recipientOf(award.forWork, works), listedUnder(entry)),
      );
      for (const candidate of candidatesIn(entry.notes)) graph.addCandidate(candidate, one.found);
      return first;
    }
    case "affiliation": {
      const title = one.found.organisation;
      return (
        graph.addAffiliation(one.found, place) ?? { place, title, outcome: "repeated", line: place.line }
      );
    }
    case "nothing":
      return { place, title: entry.head.text, outcome: "refused", why: one.why, isIntended: true };
    case "appearance":
    case "publication":
      return null;
  }
}

/** What the prose of an entry says besides: bodies, works without a title, accounts of a host. */
function addAsides(graph: ProfileGraph, one: Understood): void {
  const { head, marker, prose } = one.entry;
  const place = graph.placeOf(head.line, marker);
  const [host = null] = one.as === "appearance" ? one.found.hosts : [];
  for (const name of prose.flatMap(bodiesInBrackets))
    graph.profile.mention({ name }, place, { isMentioned: false });
  for (const work of prose.flatMap(untitledWorksIn))
    if (work.isOwn || host) graph.addUntitled(work, work.isOwn ? null : host, place);
  const handle = prose.map((text) => handleIn.exec(text)?.[1]).find((found) => found !== undefined);
  if (host && handle !== undefined) graph.addAccount(host, handle, place);
}

/** Who is named in full: hosts, and who has posted what an entry links to. */
function peopleNamedIn({ entries }: UnderstoodProfile): FullName[] {
  const hosts = entries.flatMap((one) => (one.as === "appearance" ? one.found.hosts : []));
  const posters = entries.flatMap(({ entry }) => entry.links.flatMap(({ url }) => posterOf(url) ?? []));
  return [...hosts, ...posters];
}

/** Who posted: `linkedin.com/posts/ann-lee-ray-9603b58a_…`. */
function posterOf(url: string): FullName | null {
  const words =
    /linkedin\.com\/posts\/([a-z]+(?:-[a-z]+)+)-[a-z0-9]*\d[a-z0-9]*_/.exec(url)?.[1]?.split("-") ?? [];
  const [first, ...family] = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return first === undefined || family.length === 0
    ? null
    : { name: `${first} ${family.join("-")}`, prefix: null, suffix: null };
}

/** Where the words lead that are linked before the entries. */
const labelledIn = ({ parts }: UnderstoodProfile): ReadonlyMap<string, string> =>
  new Map(
    parts.preface
      .flat()
      .flatMap(linksIn)
      .filter(({ label }) => label !== "")
      .map(({ label, url }) => [fold(label), url]),
  );

/** “his twitter account; @annlee”, “Tweet @annlee”. */
const handleIn = /\b(?:twitter|tweet)\b[^@.]{0,30}@(\w{3,30})\b/iu;

/** “(National Foundation for Tides)”: a source that a blurb names. */
const bodiesInBrackets = (text: string): string[] =>
  [...text.matchAll(/\((?:the )?(\p{Lu}[\p{L} ]{8,60})\)/gu)].flatMap(([, name = ""]) =>
    isNameOfOrganisation(name) && name.split(" ").length > 2 ? [name] : [],
  );

const textsOf = ({ blocks }: ReadDocument): string[] =>
  blocks.flatMap(({ lines }) => lines.map(({ text }) => text));

/** The publication of a title that an award is for, else the owner. */
function recipientOf(forWork: string | null, works: ReadonlyMap<string, string>): Reference {
  const said = forWork === null ? "" : fold(forWork);
  const key =
    said === ""
      ? undefined
      : [...works].find(([title]) => title !== "" && (title === said || title.startsWith(`${said} `)))?.[1];
  return key === undefined ? to("Person", ownerKey) : to("Publication", key);
}
