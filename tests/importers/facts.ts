import { idForKey, typeOfId, type TypeName } from "../../src/domain/ids";
import type { AnyEntityInput, EntityInput } from "../../src/catalogue/commands/derived-columns";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../helpers/starting-catalogue";

/** What stands in data/, asked for in few words. A thing is named by its key; an episode's is `show/episode`. */
export class Facts {
  constructor(private readonly entities: readonly AnyEntityInput[]) {}

  static async ofData(): Promise<Facts> {
    return new Facts((await readDataFolder(`${projectFolder}/data`)).entities);
  }

  all<Name extends TypeName>(type: Name): Array<EntityInput<Name>> {
    return this.entities.filter(({ id }) => typeOfId(id) === type) as unknown as Array<EntityInput<Name>>;
  }

  one<Name extends TypeName>(type: Name, key: string): EntityInput<Name> {
    const found = this.all(type).find(({ id }) => id === idForKey(type, key));
    if (!found) throw new Error(`Expected a ${type} "${key}" in data/, but there is none.`);
    return found;
  }

  /** Those of a type of which these columns hold these values. */
  where<Name extends TypeName>(type: Name, values: Partial<EntityInput<Name>>): Array<EntityInput<Name>> {
    return this.all(type).filter((entity) =>
      Object.entries(values).every(([column, value]) => Reflect.get(entity, column) === value),
    );
  }

  /** The key of what an id leads to, for things whose slug is their key. */
  keyOf(id: string | null): string | null {
    const thing = this.entities.find((entity) => entity.id === id);
    return thing && "slug" in thing ? thing.slug : null;
  }

  show(key: string) {
    const show = this.one("Show", key);
    return joined(show, {
      hosts: this.hostsOf({ showId: show.id }),
      organisations: this.where("ShowOrganisation", { showId: show.id }).map(
        ({ role, organisationId }) => `${role} ${this.keyOf(organisationId)}`,
      ),
      episodes: this.where("Episode", { showId: show.id }),
      about: this.aboutOf(show.id),
    });
  }

  episode(key: string) {
    const episode = this.one("Episode", key);
    return joined(episode, {
      hosts: this.hostsOf({ episodeId: episode.id }),
      about: this.aboutOf(episode.id),
      appearances: this.withPeople(this.where("Appearance", { episodeId: episode.id })),
    });
  }

  publication(key: string) {
    const publication = this.one("Publication", key);
    return joined(publication, {
      publisher: this.keyOf(publication.publisherId),
      about: this.aboutOf(publication.id),
      contributions: this.where("Contribution", { publicationId: publication.id }).map((contribution) =>
        joined(contribution, { contributor: this.keyOf(contribution.contributorId) }),
      ),
    });
  }

  affiliations(person: string) {
    return this.where("Affiliation", { personId: this.one("Person", person).id }).map((affiliation) =>
      joined(affiliation, { organisation: this.keyOf(affiliation.organisationId) }),
    );
  }

  /** What says that a work is about a person. */
  aboutPerson(workId: string, person: string) {
    return this.where("About", { workId, subjectId: this.one("Person", person).id });
  }

  private hostsOf(hosted: { showId: string } | { episodeId: string }) {
    return this.withPeople(this.where("Host", hosted));
  }

  private withPeople<T extends { personId: string | null }>(relations: readonly T[]) {
    return relations.map((relation) => joined(relation, { person: this.keyOf(relation.personId) }));
  }

  private aboutOf(workId: string): string[] {
    return this.where("About", { workId })
      .map(({ subjectId }) => String(this.keyOf(subjectId)))
      .toSorted();
  }
}

function joined<T extends object, More extends object>(entity: T, more: More): T & More {
  return Object.assign({}, entity, more);
}

/** Who hosts, and how well that stands: "claire-riley STATED". */
export function hostsOf(hosts: ReadonlyArray<{ person: string | null; standing: string }>): string[] {
  return hosts.map(({ person, standing }) => `${person} ${standing}`);
}

/** The standing of a field by each citation of it; null for that of the entity. */
export function standingsOf({ sources }: Pick<AnyEntityInput, "sources">, field: string) {
  return sources.filter((source) => source.field === field).map(({ standing }) => standing);
}
