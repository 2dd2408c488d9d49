import { editDistance } from "../../../domain/edit-distance";
import { parsedUrl } from "../../../domain/links/parsed-url";
import { fold } from "../../../domain/names";
import type { FoundAppearance } from "./entries/appearance";
import { nameOfSite } from "./lines/slugs";

/** A show that several entries may speak of. */
export interface ShowOfEntries {
  readonly key: string;
  readonly title: string;
  readonly alternateTitles: readonly string[];
  readonly entries: readonly FoundAppearance[];
}

/** One for all entries of a show: by its title, however it is spelled, by its page, or by its id on a platform. */
export function showsOf(entries: readonly FoundAppearance[]): ShowOfEntries[] {
  const groups: FoundAppearance[][] = [];
  const squeezedIn = new Map<string, FoundAppearance[]>();
  for (const entry of entries) {
    const own = squeezed(entry.show);
    const known = squeezedIn.get(own) ?? groups.find((group) => areOne(group, entry));
    if (known) known.push(entry);
    else groups.push([entry]);
    squeezedIn.set(own, known ?? groups.at(-1) ?? []);
  }
  const merged = mergedBySites(groups);
  return merged.map((group) => {
    const [first] = group as [FoundAppearance, ...FoundAppearance[]];
    const title = withoutYear(mainTitle(group) ?? first.show);
    const others = group.flatMap(({ show, alternateTitles }) => [withoutYear(show), ...alternateTitles]);
    return {
      key: fold(title) || title,
      title,
      alternateTitles: [
        ...new Map(others.filter((one) => fold(one) !== fold(title)).map((one) => [fold(one), one])).values(),
      ],
      entries: group,
    };
  });
}

/** The title that most entries have; the first of several. */
function mainTitle(group: readonly FoundAppearance[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { show } of group) counts.set(withoutYear(show), (counts.get(withoutYear(show)) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

const withoutYear = (title: string): string =>
  title.replace(/[,\s]*\b(?:19|20)\d\d\b\s*$/, "").replace(/^(?:19|20)\d\d\s+/, "") || title;

/** What spellings of a title have in common: no article, year, spaces, or the word podcast at an end. */
const squeezed = (title: string): string =>
  fold(withoutYear(title))
    .replace(/^(?:the|der|die|das|la|le|les|el|los|las) (?=\S)/u, "")
    .replace(/^podcast (?=\S)|(?<=\S) podcast$/gu, "")
    .replace(/ (?:live|spezial|special|extra|bonus|edition|sonderfolge)(?: .*)?$/u, "")
    .replaceAll(" ", "");

function areOne(group: readonly FoundAppearance[], entry: FoundAppearance): boolean {
  const own = squeezed(entry.show);
  const ids = platformIdsOf(entry);
  return group.some((other) => {
    const theirs = squeezed(other.show);
    const allowed =
      Math.min(own.length, theirs.length) >= 10 ? 2 : Math.min(own.length, theirs.length) >= 7 ? 1 : 0;
    // Digits are no misspellings.
    const isSpelling =
      allowed > 0 &&
      own.replaceAll(/\D/g, "") === theirs.replaceAll(/\D/g, "") &&
      editDistance(own, theirs) <= allowed;
    return own === theirs || isSpelling || platformIdsOf(other).some((id) => ids.includes(id));
  });
}

/** The ids of a show in the addresses of its episodes. */
const platformIdsOf = ({ links, showLinks }: FoundAppearance): string[] =>
  [...links, ...showLinks].flatMap(({ url }) => {
    const id =
      /podcasts\.apple\.com\/.*\/(id\d+)/.exec(url)?.[1] ??
      /anchor\.fm\/([\w-]+)/.exec(url)?.[1] ??
      /buzzsprout\.com\/(\d+)/.exec(url)?.[1];
    return id === undefined ? [] : [id];
  });

/** A site of an episode that is called as another show is: `salttalks.example.org` is of Salt Talks. */
function mergedBySites(groups: FoundAppearance[][]): FoundAppearance[][] {
  const bySqueezed = new Map(groups.map((group) => [squeezed(group[0]?.show ?? ""), group]));
  const gone = new Set<FoundAppearance[]>();
  for (const group of groups) {
    const [first] = group;
    if (group.length !== 1 || !first) continue;
    const site = first.links
      .flatMap(({ url }) => (parsedUrl(url)?.pathname === "/" ? [] : (nameOfSite(url) ?? [])))
      .map(squeezed)
      .find((one) => one !== squeezed(first.show) && one.length > 6 && bySqueezed.has(one));
    const other = site === undefined ? undefined : bySqueezed.get(site);
    if (!other || other === group || gone.has(other)) continue;
    other.push(first);
    gone.add(group);
  }
  return groups.filter((group) => !gone.has(group));
}
