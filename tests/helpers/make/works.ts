import { fold } from "../../../src/domain/names";
import { Award } from "../../../src/entities/award";
import { Contribution, ContributionRole } from "../../../src/entities/contribution";
import { Honour, HonourOutcome } from "../../../src/entities/honour";
import { Publication, PublicationKind } from "../../../src/entities/publication";
import { dateOf, newName, slugOf, sortOnOf, stated, type Known, type StatedWith } from "./stated";

/** An undated article, unless more is given. */
export function makePublication(
  given: StatedWith &
    Partial<Omit<Publication, "publisherId" | "publisher" | "publishedOn" | "basedOn">> & {
      basedOn?: Known | null;
      publisher?: Known | null;
      publishedOn?: string | null;
    } = {},
): Publication {
  const { title = newName("Publication"), containerTitle = null } = given;
  const displayTitle = given.displayTitle ?? title ?? newName("Untitled publication");
  return Object.assign(new Publication(), {
    ...stated("Publication", given),
    slug: slugOf(given, displayTitle),
    kind: given.kind ?? PublicationKind.ARTICLE,
    title,
    displayTitle,
    number: given.number ?? null,
    volume: given.volume ?? null,
    issue: given.issue ?? null,
    publisherId: given.publisher?.id ?? null,
    basedOnId: given.basedOn?.id ?? null,
    containerTitle,
    publishedOn: dateOf(given.publishedOn),
    abstract: given.abstract ?? null,
    language: given.language ?? null,
    identifiers: given.identifiers ?? [],
    sortOn: sortOnOf(given.publishedOn),
    searchText: fold([displayTitle, containerTitle ?? ""].join(" ")),
  });
}

export function makeContribution(
  given: StatedWith &
    Partial<Pick<Contribution, "role" | "creditedAs" | "position">> & {
      publication: Pick<Publication, "id" | "sortOn">;
    } & ({ person: Known } | { contributor: Known }),
): Contribution {
  return Object.assign(new Contribution(), {
    ...stated("Contribution", given),
    contributorId: ("person" in given ? given.person : given.contributor).id,
    publicationId: given.publication.id,
    role: given.role ?? ContributionRole.AUTHOR,
    creditedAs: given.creditedAs ?? null,
    position: given.position ?? 1,
    sortOn: given.publication.sortOn,
  });
}

export function makeAward(
  given: StatedWith &
    Partial<Omit<Award, "conferredById" | "conferredBy">> & { conferredBy?: Known | null } = {},
): Award {
  const { name = newName("Award"), category = null, year = null } = given;
  return Object.assign(new Award(), {
    ...stated("Award", given),
    slug: slugOf(given, name),
    name,
    category,
    year,
    conferredById: given.conferredBy?.id ?? null,
    sortOn: sortOnOf(year),
    searchText: fold([name, category ?? ""].join(" ")),
  });
}

export function makeHonour(
  given: StatedWith &
    Partial<Pick<Honour, "outcome" | "creditedAs" | "roleTitle">> & {
      award: Pick<Award, "id" | "sortOn">;
      onBehalfOf?: Known | null;
    } & ({ person: Known } | { recipients: readonly Known[] }),
): Honour {
  return Object.assign(new Honour(), {
    ...stated("Honour", given),
    recipientIds: ("person" in given ? [given.person] : given.recipients).map(({ id }) => id),
    awardId: given.award.id,
    outcome: given.outcome ?? HonourOutcome.WON,
    creditedAs: given.creditedAs ?? null,
    roleTitle: given.roleTitle ?? null,
    onBehalfOfId: given.onBehalfOf?.id ?? null,
    sortOn: given.award.sortOn,
  });
}
