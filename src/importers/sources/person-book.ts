import { fold } from "../../domain/names";
import { parsedUrl } from "../../domain/links/parsed-url";
import { canonicalOf, LinkPurpose } from "../../domain/links/link";
import type { ImportRecord, Place, RecordLink } from "../records";
import { withoutHonorific } from "./names";

interface Known {
  readonly key: string;
  readonly name: string;
  readonly honorificPrefix: string | null;
  readonly place: Place;
  /** By canonical URL. */
  readonly links: Map<string, RecordLink>;
}

/** The people of a feed: one for all spellings of a name, unless one site has two pages of that name. */
export class PersonBook {
  readonly #byName = new Map<string, Known[]>();

  /** The key of the person of this name and page. */
  keyOf(credited: string, href: string | null, place: Place): string {
    const { name, honorificPrefix } = withoutHonorific(credited);
    const folded = fold(name) || name;
    const namesakes = this.#byName.get(folded) ?? [];
    const url = href === null ? null : canonicalOf(href);
    const same =
      namesakes.find(({ links }) => url !== null && links.has(url)) ??
      namesakes.find(({ links }) => url === null || !isOtherPageOfOneSite(url, [...links.keys()]));
    const person = same ?? {
      key: namesakes.length === 0 ? folded : `${folded} ${url}`,
      name,
      honorificPrefix,
      place,
      links: new Map<string, RecordLink>(),
    };
    if (!same) this.#byName.set(folded, [...namesakes, person]);
    if (href !== null && url !== null) person.links.set(url, { url: href, purpose: LinkPurpose.PROFILE });
    return person.key;
  }

  nameOf(credited: string): string {
    return withoutHonorific(credited).name;
  }

  get records(): ImportRecord[] {
    return [...this.#byName.values()].flat().map(({ key, name, honorificPrefix, place, links }) => ({
      type: "Person",
      key,
      place: { ...place, item: null },
      values: { name, ...(honorificPrefix === null ? {} : { honorificPrefix }) },
      references: {},
      links: [...links.values()],
      inference: null,
      isMentioned: true,
    }));
  }
}

/** Two pages of one site are of two people; a page there and one elsewhere may be of one. */
function isOtherPageOfOneSite(url: string, others: readonly string[]): boolean {
  const hostOf = (address: string) => parsedUrl(address)?.host;
  return !others.includes(url) && others.some((other) => hostOf(other) === hostOf(url));
}
