import type { TypeName } from "../../src/domain/ids";
import { type AnyEntity, type EntityTypes } from "../../src/entities/entity-classes";
import { AppearanceRole } from "../../src/entities/appearance";
import { EpisodeKind, EpisodeStatus } from "../../src/entities/episode";
import { Standing } from "../../src/entities/standing";
import { RelatedReason } from "../../src/projections/related/reasons";
import type { LargeGraph } from "../helpers/large-catalogue";

export type FilterWorld = LargeGraph & { readonly byId: ReadonlyMap<string, AnyEntity> };

/** A value for a field of a filter, and what it means, told from the entities alone. */
interface FilterCase<Type extends TypeName> {
  readonly given: unknown;
  /** Other fields of the filter. */
  readonly beside?: Readonly<Record<string, unknown>>;
  readonly matches: (entity: EntityTypes[Type]) => boolean;
}

type CasesOf<Type extends TypeName> = Readonly<Record<string, (world: FilterWorld) => FilterCase<Type>>>;

interface Days {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** Whether a date may lie within these years. */
function mayLieIn(from: number, to: number, { earliest, latest }: Days): boolean {
  if (earliest === null && latest === null) return false;
  return (latest ?? "9999") >= `${from}-01-01` && (earliest ?? "0000") <= `${to}-12-31`;
}

const years = { from: "2018", to: "2020" };
const inYears = (days: Days | null) => days !== null && mayLieIn(2018, 2020, days);
const lasting = ({
  start,
  end,
}: {
  start: { earliest: string | null } | null;
  end: { latest: string | null } | null;
}) => inYears({ earliest: start?.earliest ?? null, latest: end?.latest ?? null });
const ofCycle = (year: string | null) =>
  year !== null && inYears({ earliest: `${year}-01-01`, latest: `${year}-12-31` });

/** The value of a column of some row of the graph, and the rows with the same. */
function sameAs<Type extends TypeName>(
  rowOf: (world: FilterWorld) => EntityTypes[Type] | undefined,
  column: keyof EntityTypes[Type],
  asList = false,
) {
  return (world: FilterWorld): FilterCase<Type> => {
    const value = rowOf(world)?.[column];
    return { given: asList ? [value] : value, matches: (entity) => entity[column] === value };
  };
}

/** Whether an organisation or a topic is this one, or below it. */
function isAtOrBelow({ byId }: FilterWorld, id: string | null | undefined, above: string): boolean {
  if (id === null || id === undefined) return false;
  const at = byId.get(id) as { parentId?: string | null; broaderId?: string | null };
  return id === above || isAtOrBelow({ byId } as FilterWorld, at.parentId ?? at.broaderId, above);
}

/** At or below an organisation or a topic, and exactly that one. */
function hierarchical<Type extends TypeName>(
  field: string,
  topOf: (world: FilterWorld) => { readonly id: string } | undefined,
  idsOf: (entity: EntityTypes[Type], world: FilterWorld) => ReadonlyArray<string | null>,
): CasesOf<Type> {
  return {
    [field]: (world) => {
      const top = topOf(world)?.id ?? "";
      return {
        given: top,
        matches: (entity) => idsOf(entity, world).some((id) => isAtOrBelow(world, id, top)),
      };
    },
    exactly: (world) => {
      const top = topOf(world)?.id ?? "";
      return {
        given: true,
        beside: { [field]: top },
        matches: (entity) => idsOf(entity, world).includes(top),
      };
    },
  };
}

/** An organisation with others below it. */
const anOrganisation = ({ organisations }: FilterWorld) => organisations[1];

const standings = <Type extends TypeName>() =>
  ((): FilterCase<Type> => ({
    given: ["INFERRED", "DISPUTED"],
    matches: ({ standing }) => standing !== Standing.STATED,
  })) as CasesOf<Type>[string];

/** An item of a document that others bear as well, and a document of which others have that item. */
const source = <Type extends TypeName>() =>
  (({ documents }): FilterCase<Type> => ({
    given: { document: documents[1]?.slug, item: "14" },
    matches: ({ sources }) =>
      sources.some(({ documentId, item }) => documentId === documents[1]?.id && item === "14"),
  })) as CasesOf<Type>[string];

const textOf = <Type extends TypeName>(column: keyof EntityTypes[Type], given: string) =>
  ((): FilterCase<Type> => ({
    given: given.toUpperCase(),
    matches: (entity) => String(entity[column]).includes(given),
  })) as CasesOf<Type>[string];

const showOf = (world: FilterWorld, showId: string | null) => world.shows.find(({ id }) => id === showId);
const episodeOf = ({ byId }: FilterWorld, id: string) => byId.get(id) as EntityTypes["Episode"];
const showKinds = (world: FilterWorld) => ({
  given: ["PODCAST", "CONFERENCE"],
  matches: ({ showId }: { showId: string }) =>
    ["PODCAST", "CONFERENCE"].includes(showOf(world, showId)?.kind ?? ""),
});

export const filterCases: { readonly [Type in TypeName]?: CasesOf<Type> } = {
  Person: {
    name: textOf<"Person">("searchText", "family1"),
    ...hierarchical<"Person">("affiliatedWith", anOrganisation, ({ id }, { affiliations }) =>
      affiliations.flatMap(({ personId, organisationId }) => (personId === id ? organisationId : [])),
    ),
    standings: standings(),
    source: source(),
  },
  Organisation: {
    name: textOf<"Organisation">("searchText", "organisation 1"),
    kinds: sameAs<"Organisation">(({ organisations }) => organisations[3], "kind", true),
    ...hierarchical<"Organisation">(
      "parent",
      ({ organisations }) => organisations[0],
      ({ parentId }) => [parentId],
    ),
    locality: () => ({ given: "Leeds", matches: ({ locality }) => locality === "Leeds" }),
    standings: standings(),
    source: source(),
  },
  Affiliation: {
    kinds: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "kind", true),
    states: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "state", true),
    person: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "personId"),
    ...hierarchical<"Affiliation">("organisation", anOrganisation, ({ organisationId }) => [organisationId]),
    dates: () => ({ given: years, matches: lasting }),
    standings: standings(),
    source: source(),
  },
  Partnership: {
    kinds: sameAs<"Partnership">(({ partnerships }) => partnerships[0], "kind", true),
    ...hierarchical<"Partnership">("from", anOrganisation, ({ fromId }) => [fromId]),
    to: (world) => {
      const top = anOrganisation(world)?.id ?? "";
      return { given: top, matches: ({ toId }) => isAtOrBelow(world, toId, top) };
    },
    dates: () => ({ given: years, matches: lasting }),
    standings: standings(),
    source: source(),
  },
  Show: {
    title: textOf<"Show">("searchText", "show 1"),
    kinds: sameAs<"Show">(({ shows }) => shows[0], "kind", true),
    ...hierarchical<"Show">("organisation", anOrganisation, ({ id }, { showOrganisations }) =>
      showOrganisations.flatMap(({ showId, organisationId }) => (showId === id ? organisationId : [])),
    ),
    standings: standings(),
    source: source(),
  },
  ShowOrganisation: {
    roles: sameAs<"ShowOrganisation">(({ showOrganisations }) => showOrganisations[0], "role", true),
    show: sameAs<"ShowOrganisation">(({ showOrganisations }) => showOrganisations[0], "showId"),
    ...hierarchical<"ShowOrganisation">("organisation", anOrganisation, ({ organisationId }) => [
      organisationId,
    ]),
    standings: standings(),
    source: source(),
  },
  Host: {
    roles: sameAs<"Host">(({ hosts }) => hosts[0], "role", true),
    person: sameAs<"Host">(({ hosts }) => hosts[0], "personId"),
    show: sameAs<"Host">(({ hosts }) => hosts[0], "showId"),
    dates: () => ({ given: years, matches: lasting }),
    standings: standings(),
    source: source(),
  },
  Episode: {
    title: textOf<"Episode">("searchText", "episode 1"),
    show: sameAs<"Episode">(({ episodes }) => episodes[0], "showId"),
    showKinds,
    kinds: () => ({ given: ["TRAILER"], matches: ({ kind }) => kind === EpisodeKind.TRAILER }),
    statuses: () => ({ given: ["UPCOMING"], matches: ({ status }) => status === EpisodeStatus.UPCOMING }),
    season: () => ({ given: "2", matches: ({ season }) => season === "2" }),
    dates: () => ({
      given: years,
      matches: ({ dayEarliest, dayLatest }) => inYears({ earliest: dayEarliest, latest: dayLatest }),
    }),
    standings: standings(),
    source: source(),
  },
  Appearance: {
    relatedTo: (world) => {
      const organisation = anOrganisation(world)?.id ?? "";
      return {
        given: { organisation, reasons: [RelatedReason.ON_BEHALF_OF] },
        matches: ({ onBehalfOfIds }) => onBehalfOfIds.some((id) => isAtOrBelow(world, id, organisation)),
      };
    },
    person: sameAs<"Appearance">(({ appearances }) => appearances[0], "personId"),
    show: sameAs<"Appearance">(({ appearances }) => appearances[0], "showId"),
    showKinds,
    roles: () => ({
      given: ["GUEST", "SPEAKER"],
      matches: ({ roles }) =>
        roles.some((role) => role === AppearanceRole.GUEST || role === AppearanceRole.SPEAKER),
    }),
    dates: (world) => ({
      given: years,
      matches: ({ episodeId }) => {
        const { dayEarliest, dayLatest } = episodeOf(world, episodeId);
        return inYears({ earliest: dayEarliest, latest: dayLatest });
      },
    }),
    standings: standings(),
    source: source(),
  },
  About: {
    works: () => ({
      given: ["Episode", "Publication"],
      matches: ({ workId }) => !workId.startsWith("show_"),
    }),
    subjects: () => ({ given: ["Topic"], matches: ({ subjectId }) => subjectId.startsWith("topic_") }),
    standings: standings(),
    source: source(),
  },
  Topic: {
    label: textOf<"Topic">("sortText", "topic 1"),
    ...hierarchical<"Topic">(
      "broader",
      ({ topics }) => topics[0],
      ({ broaderId }) => [broaderId],
    ),
    standings: standings(),
    source: source(),
  },
  Publication: {
    title: textOf<"Publication">("searchText", "publication 1"),
    kinds: sameAs<"Publication">(({ publications }) => publications[0], "kind", true),
    ...hierarchical<"Publication">("publisher", anOrganisation, ({ publisherId }) => [publisherId]),
    contributor: ({ contributions }) => {
      const wanted = contributions[0]?.contributorId;
      return {
        given: wanted,
        matches: ({ id }) =>
          contributions.some(
            ({ publicationId, contributorId }) => publicationId === id && contributorId === wanted,
          ),
      };
    },
    dates: () => ({ given: years, matches: ({ publishedOn }) => inYears(publishedOn) }),
    standings: standings(),
    source: source(),
  },
  Contribution: {
    roles: sameAs<"Contribution">(({ contributions }) => contributions[0], "role", true),
    kinds: ({ byId }) => ({
      given: ["BOOK", "ARTICLE"],
      matches: ({ publicationId }) =>
        ["BOOK", "ARTICLE"].includes((byId.get(publicationId) as EntityTypes["Publication"]).kind),
    }),
    dates: ({ byId }) => ({
      given: years,
      matches: ({ publicationId }) =>
        inYears((byId.get(publicationId) as EntityTypes["Publication"]).publishedOn),
    }),
    standings: standings(),
    source: source(),
  },
  Award: {
    name: textOf<"Award">("searchText", "category 1"),
    year: () => ({ given: "2020", matches: ({ year }) => year === "2020" }),
    ...hierarchical<"Award">("conferredBy", anOrganisation, ({ conferredById }) => [conferredById]),
    dates: () => ({ given: years, matches: ({ year }) => ofCycle(year) }),
    standings: standings(),
    source: source(),
  },
  Honour: {
    outcomes: () => ({
      given: ["WON", "FINALIST"],
      matches: ({ outcome }) => ["WON", "FINALIST"].includes(outcome),
    }),
    ...hierarchical<"Honour">("onBehalfOf", anOrganisation, ({ onBehalfOfId }) => [onBehalfOfId]),
    dates: ({ byId }) => ({
      given: years,
      matches: ({ awardId }) => ofCycle((byId.get(awardId) as EntityTypes["Award"]).year),
    }),
    standings: standings(),
    source: source(),
  },
};
