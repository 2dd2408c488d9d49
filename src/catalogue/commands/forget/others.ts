import type { Mentions } from "../../../domain/mentions";
import { type Mark, namesOf, sourceKeysOf } from "../../forgotten/marks";
import type { State } from "../../history/state";
import { type KnownPerson, soughtOf } from "./sought";

/** Who is looked for, and by which names in what is kept of an entity. */
export interface Looked {
  readonly ids: readonly string[];
  readonly mentionsFor: (id: string | null) => Mentions;
  readonly asked: Mentions;
}

/** The other people, of whom some may have the names of a person, or an address. */
export class Others {
  readonly namesakes: string[] = [];
  readonly #known: KnownPerson;
  readonly #names: Mentions;
  readonly #keys = new Set<string>();

  constructor(known: KnownPerson) {
    this.#known = known;
    this.#names = soughtOf(known, () => false).certain;
  }

  /** The person is none of them. */
  add(id: string, state: State): void {
    if (this.#known.ids.includes(id)) return;
    for (const mark of sourceKeysOf(state)) this.#keys.add(JSON.stringify(mark));
    // "Ann Lee" is a part of "Ann Lee Smith", too.
    if (namesOf(state).some((name) => this.#names.isIn(name))) this.namesakes.push(id);
  }

  readonly isShared = (mark: Mark): boolean => this.#keys.has(JSON.stringify(mark));

  /** `near` and `theirs`: the ids of what is related to the person, and to namesakes. */
  lookedFor(near: ReadonlySet<string>, theirs: ReadonlySet<string>): Looked {
    const { ids } = this.#known;
    const sought = soughtOf(this.#known, this.isShared);
    const isOurs = (id: string) =>
      ids.includes(id) || (near.has(id) && !theirs.has(id) && !this.namesakes.includes(id));
    const mentionsFor = (id: string | null): Mentions => {
      if (id !== null && isOurs(id)) return sought.all;
      return this.namesakes.length > 0 ? sought.addresses : sought.certain;
    };
    return { ids, mentionsFor, asked: sought.asked };
  }
}
