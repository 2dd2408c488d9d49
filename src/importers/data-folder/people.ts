import { sortNameOf } from "../../domain/names";
import { LinkTarget } from "../../domain/links/link";
import { AffiliationState, type Account } from "../../entities";
import type { AccountYaml, AffiliationYaml, OrganisationYaml, PartnershipYaml, PersonYaml } from "./format";
import type { Item } from "./item";
import { checkSpan, repeated } from "./relations";
import type { RecordBook } from "./record-book";

export function addPerson(book: RecordBook, item: Item<PersonYaml>): void {
  const { key, name, sortName = sortNameOf(name), ...person } = item.value;

  book.add("Person", key, item, (entry) => ({
    ...entry.stated(item, LinkTarget.PERSON),
    slug: key,
    name,
    sortName,
    honorificPrefix: person.honorificPrefix ?? null,
    honorificSuffix: person.honorificSuffix ?? null,
    alternateNames: person.alternateNames ?? [],
    description: person.description ?? null,
    identifiers: person.identifiers ?? [],
    accounts: accountsOf(person.accounts),
  }));

  const keyOf = repeated(({ kind, organisation }: AffiliationYaml) => `${key}/${kind}/${organisation}`);
  for (const affiliation of item.each("affiliations")) {
    book.add("Affiliation", keyOf(affiliation.value), affiliation, (entry) => {
      const start = entry.date(affiliation.at("start"));
      const end = entry.date(affiliation.at("end"));
      checkSpan(book, affiliation, start, end);
      return {
        ...entry.stated(affiliation),
        personId: entry.required("Person", item.at("key")),
        organisationId: entry.required("Organisation", affiliation.at("organisation")),
        kind: affiliation.value.kind,
        roleTitle: affiliation.value.roleTitle ?? null,
        start,
        end,
        state: affiliation.value.state ?? AffiliationState.UNKNOWN,
      };
    });
  }
}

export function addOrganisation(book: RecordBook, item: Item<OrganisationYaml>): void {
  const { key, name, ...organisation } = item.value;
  book.add("Organisation", key, item, (entry) => ({
    ...entry.stated(item, LinkTarget.ORGANISATION),
    slug: key,
    name,
    alternateNames: organisation.alternateNames ?? [],
    kind: organisation.kind ?? null,
    parentId: entry.reference("Organisation", item.at("parent")),
    locality: organisation.locality ?? null,
    description: organisation.description ?? null,
    identifiers: organisation.identifiers ?? [],
    accounts: accountsOf(organisation.accounts),
  }));
}

export function addPartnership(
  book: RecordBook,
  item: Item<PartnershipYaml>,
  keyOf: (partnership: PartnershipYaml) => string,
): void {
  book.add("Partnership", keyOf(item.value), item, (entry) => {
    const start = entry.date(item.at("start"));
    const end = entry.date(item.at("end"));
    checkSpan(book, item, start, end);
    return {
      ...entry.stated(item),
      fromId: entry.required("Organisation", item.at("from")),
      toId: entry.required("Organisation", item.at("to")),
      kind: item.value.kind,
      description: item.value.description ?? null,
      start,
      end,
    };
  });
}

export function accountsOf(accounts: AccountYaml[] = []): Account[] {
  return accounts.map(({ platform, handle, url = null }) => ({ platform, handle, url }));
}
