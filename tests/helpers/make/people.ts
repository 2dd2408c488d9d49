import { fold, sortNameOf } from "../../../src/domain/names";
import { Affiliation, AffiliationKind, AffiliationState } from "../../../src/entities/affiliation";
import { Organisation, OrganisationKind } from "../../../src/entities/organisation";
import { Partnership, PartnershipKind } from "../../../src/entities/partnership";
import { Person } from "../../../src/entities/person";
import { dateOf, newName, slugOf, sortOnOf, stated, type Known, type StatedWith } from "./stated";

export function makePerson(given: StatedWith & Partial<Person> = {}): Person {
  const { name = newName("Person"), sortName = sortNameOf(name), alternateNames = [] } = given;
  return Object.assign(new Person(), {
    ...stated("Person", given),
    slug: slugOf(given, name),
    name,
    sortName,
    honorificPrefix: given.honorificPrefix ?? null,
    honorificSuffix: given.honorificSuffix ?? null,
    alternateNames,
    description: given.description ?? null,
    identifiers: given.identifiers ?? [],
    accounts: given.accounts ?? [],
    sortText: fold(sortName),
    searchText: fold([name, ...alternateNames].join(" ")),
  });
}

export function makeOrganisation(
  given: StatedWith & Partial<Omit<Organisation, "parentId" | "parent">> & { parent?: Known | null } = {},
): Organisation {
  const { name = newName("Organisation"), alternateNames = [] } = given;
  return Object.assign(new Organisation(), {
    ...stated("Organisation", given),
    slug: slugOf(given, name),
    name,
    alternateNames,
    kind: given.kind === undefined ? OrganisationKind.CHARITY : given.kind,
    parentId: given.parent?.id ?? null,
    topicIds: given.topicIds ?? [],
    locality: given.locality ?? null,
    description: given.description ?? null,
    identifiers: given.identifiers ?? [],
    accounts: given.accounts ?? [],
    sortText: fold(name),
    searchText: fold([name, ...alternateNames].join(" ")),
  });
}

/** In post with no dates, unless they are given (EDTF). */
export function makeAffiliation(
  given: StatedWith &
    Partial<Pick<Affiliation, "kind" | "roleTitle" | "state">> & {
      person: Known;
      organisation: Known;
      start?: string | null;
      end?: string | null;
    },
): Affiliation {
  return Object.assign(new Affiliation(), {
    ...stated("Affiliation", given),
    personId: given.person.id,
    organisationId: given.organisation.id,
    kind: given.kind ?? AffiliationKind.EMPLOYMENT,
    roleTitle: given.roleTitle ?? null,
    start: dateOf(given.start),
    end: dateOf(given.end),
    state: given.state ?? AffiliationState.CURRENT,
    sortOn: sortOnOf(given.start),
  });
}

export function makePartnership(
  given: StatedWith &
    Partial<Pick<Partnership, "kind" | "description" | "topicIds">> & {
      from: Known;
      to: Known;
      start?: string | null;
      end?: string | null;
    },
): Partnership {
  return Object.assign(new Partnership(), {
    ...stated("Partnership", given),
    fromId: given.from.id,
    toId: given.to.id,
    topicIds: given.topicIds ?? [],
    kind: given.kind ?? PartnershipKind.COLLABORATION,
    description: given.description ?? null,
    start: dateOf(given.start),
    end: dateOf(given.end),
    sortOn: sortOnOf(given.start),
  });
}
