import { canonicalOf, LinkPurpose } from "../../../domain/links/link";
import { fold } from "../../../domain/names";
import { AffiliationState } from "../../../entities/affiliation";
import { type Place, type ReadItem, type RecordLink, type Reference, to } from "../../records";
import { ownerKey, ProfileRecords } from "../profiles/profile-records";
import { initialsOf } from "./people/aliases";
import type { FoundAffiliation } from "./people/affiliations";
import { type FullName, isSameName } from "./people/names-in";
import type { Owner } from "./people/owner";
import type { WrittenLink } from "./sections/section";

/** The people and organisations of a profile, each once, and what all that is said of them needs. */
export class PeopleOfProfile {
  readonly profile = new ProfileRecords();
  readonly #file: string;
  protected readonly owner: Owner;
  readonly #keys = new Map<string, number>();
  readonly #facts = new Set<string>();

  readonly #aliases: ReadonlyMap<string, string>;
  /** Addresses by the folded words that lead there, outside of entries. */
  readonly #pages: ReadonlyMap<string, string>;
  /** Names of organisations by their folded words, sorted. */
  readonly #byWords = new Map<string, string>();
  /** Names of organisations by their initials. */
  readonly #bodies = new Map<string, string>();
  /** Those who were named in full, for whom is only called by a given name. */
  readonly #known: FullName[] = [];

  /** `aliases` are full names of organisations by their folded abbreviations. */
  constructor(
    file: string,
    owner: Owner,
    urls: readonly string[],
    aliases: ReadonlyMap<string, string>,
    pages: ReadonlyMap<string, string>,
  ) {
    this.#file = file;
    this.#aliases = aliases;
    this.#pages = pages;
    this.owner = owner;
    this.profile.addOwner(this.placeOf(owner.line, null), {
      name: owner.name,
      sortName: null,
      honorificPrefix: owner.prefix,
      alternateNames: [],
      description: null,
      identifiers: [],
      urls,
    });
  }

  placeOf(line: number, marker: string | null): Place {
    return { file: this.#file, line, item: marker };
  }

  addAffiliation(
    { person, organisation, kind, roleTitle, start, end, state, inference }: FoundAffiliation,
    place: Place,
  ): ReadItem | null {
    const who = person === null ? to("Person", ownerKey) : this.personOf(person, place);
    const fact = `${who.key} ${fold(organisation)} ${kind}`;
    if (this.#facts.has(`Affiliation ${fact}`)) return null;
    this.#facts.add(`Affiliation ${fact}`);
    return this.profile.add("Affiliation", fact, place, organisation, {
      values: { kind, roleTitle, start, end, state: state ?? AffiliationState.UNKNOWN },
      references: { personId: who, organisationId: this.organisation(organisation, place) },
      links: [],
      inference,
    });
  }

  /** The record of an organisation, by its full name where the document gives that too. */
  organisation(name: string, place: Place): Reference {
    const full = this.#aliases.get(fold(name)) ?? this.#longOf(name) ?? this.#otherOrderOf(name);
    const url = this.#pages.get(fold(full ?? name)) ?? null;
    return this.profile.mention({ name: full ?? name.replace(/^the\s/i, ""), url }, place);
  }

  /** The organisations that the document names somewhere: an abbreviation of one is another name of it. */
  knowOrganisations(names: readonly string[]): void {
    for (const name of names) if (name.includes(" ")) this.#bodies.set(initialsOf(name), name);
  }

  /** “Women's River Network” is the “River Women's Network” that was named before. */
  #otherOrderOf(name: string): string | undefined {
    const words = fold(name).split(" ");
    const key = words.toSorted().join(" ");
    if (words.length < 3) return undefined;
    if (!this.#byWords.has(key)) this.#byWords.set(key, name.replace(/^the\s/i, ""));
    return this.#byWords.get(key);
  }

  /** By its folded abbreviation. */
  protected fullNameOf(abbreviation: string): string | undefined {
    return this.#aliases.get(abbreviation);
  }

  #longOf(name: string): string | undefined {
    return /^\p{Lu}{3,6}$/u.test(name) ? this.#bodies.get(name) : undefined;
  }

  /** The people who are only called by these given names, where one of each is named elsewhere. */
  calledBy(givenNames: readonly string[]): FullName[] {
    return givenNames.flatMap((given) => {
      const found = this.#known.filter(({ name }) => fold(name).split(" ")[0] === fold(given));
      return found.length === 1 ? found : [];
    });
  }

  /** An account of someone, on a platform whose addresses have handles. */
  addAccount(person: FullName | null, handle: string, place: Place): void {
    this.profile.addLink(person === null ? to("Person", ownerKey) : this.personOf(person, place), {
      url: `https://x.com/${handle}`,
      purpose: LinkPurpose.PROFILE,
    });
  }

  /** Someone who is named, and may be meant by a given name. */
  know(person: FullName): void {
    if (!this.#known.some(({ name }) => isSameName(name, person.name))) this.#known.push(person);
  }

  /** The record of someone who is named: of the owner, where the name is theirs. */
  personOf({ name, prefix, suffix }: FullName, place: Place, url: string | null = null): Reference {
    if (isSameName(name, this.owner.name)) return to("Person", ownerKey);
    const key = fold(name) || name;
    this.once(`Person ${key}`, () =>
      this.profile.add("Person", key, { ...place, item: null }, name, {
        values: {
          name,
          ...(prefix === null ? {} : { honorificPrefix: prefix }),
          ...(suffix === null ? {} : { honorificSuffix: suffix }),
        },
        references: {},
        links:
          url === null || !this.profile.isAddress(url, place) ? [] : [{ url, purpose: LinkPurpose.PROFILE }],
        isMentioned: true,
      }),
    );
    return to("Person", key);
  }

  protected linksOf(
    links: readonly WrittenLink[],
    place: Place,
    purpose: (link: WrittenLink) => LinkPurpose,
  ): RecordLink[] {
    const distinct = new Map(links.map((link) => [canonicalOf(link.url) ?? link.url, link]));
    return [...distinct.values()]
      .filter(({ url }) => this.profile.isAddress(url, place))
      .map((link) => ({ url: link.url, purpose: purpose(link) }));
  }

  protected once(fact: string, add: (fact: string) => void): void {
    if (this.#facts.has(fact)) return;
    this.#facts.add(fact);
    add(fact);
  }

  /** What is said twice in the same words are two. */
  protected distinct(key: string): string {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    return count === 1 ? key : `${key} ${count}`;
  }
}
