import { compare } from "../../../domain/compare";
import { IdentifierScheme, type IdentifierValue } from "../../../domain/identifiers";
import type { Remark } from "../../records";
import { foldedName } from "./contributor-book";
import type { Work } from "./work";

export type DistinctWork =
  | { readonly key: string; readonly identifiers: readonly IdentifierValue[] }
  /** The work that it is the same as. */
  | { readonly same: Work };

/**
 * Which works of a source are the same, and the key of each other. The order of the file does not count. The same are those with one DOI; those with one
 * ISBN and one title; and those of which everything agrees. An identifier of two works that cannot be one is the first's.
 */
export function distinctWorks(works: readonly Work[]): {
  readonly found: ReadonlyMap<Work, DistinctWork>;
  readonly remarks: readonly Remark[];
} {
  const found = new Map<Work, DistinctWork>();
  const remarks: Remark[] = [];
  const byKey = new Map<string, Map<string, Work>>();
  const byIdentifier = new Map<string, Work>();
  const ordered = works
    .map((work) => ({ work, content: contentOf(work) }))
    .toSorted((a, b) => compare(a.work.key, b.work.key) || compare(a.content, b.content));
  for (const { work, content } of ordered) {
    const namesakes = byKey.get(work.key) ?? new Map<string, Work>();
    const again = namesakes.get(content);
    const sharing = work.identifiers.flatMap((one) => {
      const other = byIdentifier.get(nameOf(one));
      return other === undefined ? [] : [{ identifier: one, other }];
    });
    const same = again ?? sharing.find(({ identifier, other }) => areSame(identifier, work, other))?.other;
    const say = (message: string) => remarks.push({ place: work.place, message });
    if (same) {
      found.set(work, { same });
      if (again === undefined)
        say(`“${same.key}” in line ${same.place.line} has its identifier too, and is the same publication.`);
      continue;
    }
    for (const { identifier, other } of sharing)
      say(
        `“${other.key}” in line ${other.place.line} has the ${nameOf(identifier)} too; both are kept, this one without it.`,
      );
    if (namesakes.size > 0) say(`Another entry has the key “${work.key}” too; both are kept.`);
    const identifiers = work.identifiers.filter((one) => !byIdentifier.has(nameOf(one)));
    for (const one of identifiers) byIdentifier.set(nameOf(one), work);
    found.set(work, { key: namesakes.size === 0 ? work.key : `${work.key} ${content}`, identifiers });
    byKey.set(work.key, namesakes.set(content, work));
  }
  return { found, remarks };
}

const nameOf = ({ scheme, value }: IdentifierValue): string => `${scheme} ${value}`;

function areSame({ scheme }: IdentifierValue, one: Work, other: Work): boolean {
  const [title, otherTitle] = [one, other].map((work) => foldedName(work.title ?? "")) as [string, string];
  if (title === otherTitle) return true;
  if (scheme === IdentifierScheme.ISBN) return false;
  const people = new Set(other.contributors.map(({ sortName, name }) => foldedName(sortName ?? name)));
  return (
    title.startsWith(otherTitle) ||
    otherTitle.startsWith(title) ||
    one.contributors.some(({ sortName, name }) => people.has(foldedName(sortName ?? name)))
  );
}

const contentOf = ({ title, containerTitle, volume, issue, publishedOn, contributors }: Work): string =>
  [
    foldedName(title ?? ""),
    foldedName(containerTitle ?? ""),
    volume,
    issue,
    publishedOn,
    ...contributors.map(({ name }) => foldedName(name)),
  ].join(" ");
