import { compare } from "../../../domain/compare";
import { IdentifierScheme } from "../../../domain/identifiers";
import { fold } from "../../../domain/names";
import { Standing } from "../../../entities/standing";
import { type ImportRecord, type Place, type Reference, type Remark, to } from "../../records";
import type { Contributor } from "./work";

interface Known {
  readonly contributor: Contributor;
  readonly place: Place;
}

/** What spellings of a name have in common. */
export const foldedName = (name: string): string => fold(name) || name;

/**
 * The people and bodies of the lists of a source: one for all spellings of a name, unless a registry gives namesakes different ids. Names that
 * have one id are of one person, if they can be: “D. Knuth” and “Donald Knuth”.
 */
export class ContributorBook {
  readonly #known: readonly Known[];
  readonly #orcidsByName: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #namesByOrcid: ReadonlyMap<string, readonly string[]>;

  constructor(known: readonly Known[]) {
    this.#known = known.filter(({ contributor }) => contributor.personKey === null);
    const people = this.#known.map(({ contributor }) => contributor).filter(({ isBody }) => !isBody);
    const registered = people.flatMap(({ name, orcid }) => (orcid === null ? [] : [{ name, orcid }]));
    this.#orcidsByName = gathered(
      registered,
      ({ name }) => foldedName(name),
      ({ orcid }) => orcid,
    );
    this.#namesByOrcid = new Map(
      [
        ...gathered(
          registered,
          ({ orcid }) => orcid,
          ({ name }) => name,
        ),
      ].map(([orcid, names]) => [orcid, [...names].toSorted((a, b) => b.length - a.length || compare(a, b))]),
    );
  }

  referenceOf(contributor: Contributor): Reference {
    const { personKey, isBody, name } = contributor;
    if (personKey !== null) return to("Person", personKey);
    return isBody ? to("Organisation", foldedName(name)) : to("Person", this.#keyOf(contributor));
  }

  /** The name that a person or a body has in the graph. */
  nameOf(contributor: Contributor): string {
    return this.#isDisputed(contributor.orcid) ? contributor.name : this.#mainNameOf(contributor);
  }

  get records(): ImportRecord[] {
    const records = new Map<string, ImportRecord>();
    for (const { contributor, place } of this.#known) {
      const { type, key } = this.referenceOf(contributor);
      const name = `${type} ${key}`;
      const first = records.get(name)?.place ?? { ...place, item: null };
      records.set(name, {
        type,
        key,
        place: first,
        values: {
          ...this.#valuesOf(contributor),
          ...records.get(name)?.values,
          ...this.#identifiersOf(contributor),
        },
        references: {},
        links: [],
        inference: null,
        isMentioned: true,
      });
    }
    return [...records.values()];
  }

  get remarks(): Remark[] {
    return [...this.#namesByOrcid].flatMap(([orcid, names]) => {
      const known = this.#known.find(({ contributor }) => contributor.orcid === orcid);
      if (!known || !this.#isDisputed(orcid)) return [];
      const said = names.map((name) => `“${name}”`).join(" and ");
      return [
        {
          place: known.place,
          message: `${said} have the ORCID iD ${orcid}, which is of one person; both stay.`,
        },
      ];
    });
  }

  #valuesOf(contributor: Contributor): Record<string, unknown> {
    const { name, sortName, isBody, orcid } = contributor;
    if (isBody) return { name };
    const main = this.nameOf(contributor);
    const others = this.#isDisputed(orcid) ? [] : (this.#namesByOrcid.get(orcid ?? "") ?? []);
    return {
      name: main,
      ...(sortName === null || main !== name ? {} : { sortName }),
      ...(others.length > 1 ? { alternateNames: others.filter((other) => other !== main) } : {}),
    };
  }

  #identifiersOf({ orcid }: Contributor): Record<string, unknown> {
    if (orcid === null) return {};
    const standing = this.#isDisputed(orcid) ? Standing.DISPUTED : Standing.STATED;
    return { identifiers: [{ scheme: IdentifierScheme.ORCID, value: orcid, standing }] };
  }

  #keyOf(contributor: Contributor): string {
    const folded = foldedName(this.nameOf(contributor));
    const isNamesake = (this.#orcidsByName.get(folded)?.size ?? 0) > 1;
    return isNamesake && contributor.orcid !== null ? `${folded} ${contributor.orcid}` : folded;
  }

  #mainNameOf({ name, orcid }: Contributor): string {
    return (orcid === null ? null : this.#namesByOrcid.get(orcid)?.[0]) ?? name;
  }

  /** Whether people who cannot be one have this id. */
  #isDisputed(orcid: string | null): boolean {
    const [first = "", ...others] = (orcid === null ? null : this.#namesByOrcid.get(orcid)) ?? [];
    return others.some((other) => !canBeOne(first, other));
  }
}

/** The same family name, and the same initial. */
function canBeOne(one: string, other: string): boolean {
  const [ones, others] = [foldedName(one).split(" "), foldedName(other).split(" ")];
  return ones.at(-1) === others.at(-1) && ones[0]?.[0] === others[0]?.[0];
}

function gathered<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  valueOf: (one: T) => string,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const one of all) found.set(keyOf(one), (found.get(keyOf(one)) ?? new Set()).add(valueOf(one)));
  return found;
}
