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
    (text) => /@(\w{3,15}) on (?:Twitter|X)\b/iu.exec(text)?.[1] ?? [],
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
  const items = new Map<Understood, ReadItem>();
  for (const person of peopleNamedIn(profile)) graph.know(person);
  graph.knowOrganisations(
    profile.entries.flatMap((one) =>
      one.as === "appearance" ? one.found.organisations.map(({ name }) => name) : [],
    ),
  );
  const appearances = profile.entries.filter((one) => one.as === "appearance");
  const byFound = new Map<FoundAppearance, Understood>(appearances.map((one) => [one.found, one]));
  for (const show of showsOf(appearances.map(({ found }) => found)))
    for (const [at, item] of graph.addShow(show).entries()) {
      const of = show.entries[at] && byFound.get(show.entries[at]);
      if (of) items.set(of, item);
    }
  const works = new Map<string, string>();
  for (const one of profile.entries) {
    if (one.as !== "publication") continue;
    const { found } = one;
    const shown = found.title ?? found.container ?? found.links[0]?.url ?? "Publication";
    const { item, key } = graph.addPublication(
      found,
      shown,
      `what it is listed under, “${one.entry.section.title}”`,
    );
    works.set(fold(found.title ?? ""), key);
    items.set(one, item);
    if (one.award) graph.addAward(one.award, to("Publication", key), "");
  }
  for (const one of profile.entries) {
    if (one.as === "awards") {
      const from = `what it is listed under, “${one.entry.section.title}”`;
      const [first] = one.found.map((award) =>
        graph.addAward(award, recipientOf(award.forWork, works), from),
      );
      if (first) items.set(one, first);
      for (const candidate of candidatesIn(one.entry.notes)) graph.addCandidate(candidate, one.found);
    }
    if (one.as === "affiliation") {
      const place = graph.placeOf(one.entry.head.line, one.entry.marker);
      items.set(
        one,
        graph.addAffiliation(one.found, place) ?? {
          place,
          title: one.found.organisation,
          outcome: "repeated",
          line: place.line,
        },
      );
    }
    if (one.as === "nothing") {
      const { head, marker } = one.entry;
      items.set(one, {
        place: graph.placeOf(head.line, marker),
        title: head.text,
        outcome: "refused",
        why: one.why,
        isIntended: true,
      });
    }
  }
  for (const { entry } of profile.entries)
    for (const name of entry.prose.flatMap(bodiesInBrackets))
      graph.profile.mention({ name }, graph.placeOf(entry.head.line, entry.marker), { isMentioned: false });
  for (const one of profile.entries)
    for (const work of one.entry.prose.flatMap(untitledWorksIn)) {
      const [host] = one.as === "appearance" ? one.found.hosts : [];
      if (work.isOwn || host)
        graph.addUntitled(
          work,
          work.isOwn ? null : (host ?? null),
          graph.placeOf(one.entry.head.line, one.entry.marker),
        );
    }
  for (const one of profile.entries) {
    const [host] = one.as === "appearance" ? one.found.hosts : [];
    const handle = one.entry.prose
      .map((text) => handleIn.exec(text)?.[1])
      .find((found) => found !== undefined);
    if (host && handle !== undefined)
      graph.addAccount(host, handle, graph.placeOf(one.entry.head.line, one.entry.marker));
  }
  for (const { line, marker, found } of profile.affiliations)
    graph.addAffiliation(found, graph.placeOf(line, marker));
  return profile.entries.flatMap((one) => items.get(one) ?? []);
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
const handleIn = /\b(?:twitter|tweet)\b[^@.]{0,30}@(\w{3,15})\b/iu;

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
