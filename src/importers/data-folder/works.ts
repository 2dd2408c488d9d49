import { LinkTarget } from "../../domain/links/link";
import type { AwardYaml, PublicationYaml } from "./format";
import type { Item } from "./item";
import type { RecordBook } from "./record-book";
import { addAbouts } from "./relations";

export function addPublication(book: RecordBook, item: Item<PublicationYaml>): void {
  const { key, title = null, ...publication } = item.value;
  const displayTitle = title ?? publication.displayTitle ?? key;

  book.add("Publication", key, item, (entry) => {
    const publishedOn = entry.date(item.at("publishedOn"));
    return {
      ...entry.stated(item, LinkTarget.PUBLICATION),
      slug: key,
      kind: publication.kind,
      title,
      displayTitle,
      number: publication.number ?? null,
      volume: publication.volume ?? null,
      issue: publication.issue ?? null,
      publisherId: entry.reference("Organisation", item.at("publisher")),
      containerTitle: publication.containerTitle ?? null,
      publishedOn,
      abstract: publication.abstract ?? null,
      language: publication.language ?? null,
      identifiers: publication.identifiers ?? [],
    };
  });

  addAbouts(book, { type: "Publication", key: item.at("key"), abouts: item.each("about") });
  for (const [index, contribution] of item.each("contributions").entries()) {
    const { person, role, creditedAs = null } = contribution.value;
    book.add("Contribution", `${key}/${role}/${person}`, contribution, (entry) => ({
      ...entry.stated(contribution),
      personId: entry.required("Person", contribution.at("person")),
      publicationId: entry.required("Publication", item.at("key")),
      role,
      creditedAs,
      position: index + 1,
    }));
  }
}

export function addAward(book: RecordBook, item: Item<AwardYaml>): void {
  const { key, name, category = null, year = null } = item.value;
  book.add("Award", key, item, (entry) => {
    entry.date(item.at("year"));
    return {
      ...entry.stated(item, LinkTarget.AWARD),
      slug: key,
      name,
      category,
      year,
      conferredById: entry.reference("Organisation", item.at("conferredBy")),
    };
  });

  for (const honour of item.each("honours")) {
    const { person, outcome, creditedAs = null, roleTitle = null } = honour.value;
    book.add("Honour", `${key}/${person}`, honour, (entry) => ({
      ...entry.stated(honour),
      personId: entry.required("Person", honour.at("person")),
      awardId: entry.required("Award", item.at("key")),
      outcome,
      creditedAs,
      roleTitle,
      onBehalfOfId: entry.reference("Organisation", honour.at("onBehalfOf")),
    }));
  }
}
