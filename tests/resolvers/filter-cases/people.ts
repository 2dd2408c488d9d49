import type { TypeName } from "../../../src/domain/ids";
import { RelatedReason } from "../../../src/projections/related/reasons";
import {
  type CasesOf,
  years,
  lasting,
  sameAs,
  source,
  isAtOrBelow,
  hierarchical,
  aboutTopics,
  platforms,
  hasLink,
  anOrganisation,
  standings,
  textOf,
} from "../filter-meanings";

export const casesOfPeople: { readonly [Type in TypeName]?: CasesOf<Type> } = {
  Person: {
    relatedTo: (world) => {
      const organisation = anOrganisation(world)?.id ?? "";
      return {
        given: { organisation, reasons: [RelatedReason.AFFILIATION] },
        matches: ({ id }) =>
          world.affiliations.some(
            ({ personId, organisationId }) =>
              personId === id && isAtOrBelow(world, organisationId, organisation),
          ),
      };
    },
    name: textOf<"Person">("searchText", "family1"),
    ...hierarchical<"Person">("affiliatedWith", anOrganisation, ({ id }, { affiliations }) =>
      affiliations.flatMap(({ personId, organisationId }) => (personId === id ? organisationId : [])),
    ),
    platforms: platforms<"Person">((person) => person),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
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
    topics: aboutTopics<"Organisation">(({ topicIds }) => topicIds),
    platforms: platforms<"Organisation">((organisation) => organisation),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Affiliation: {
    kinds: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "kind", true),
    states: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "state", true),
    person: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "personId"),
    ...hierarchical<"Affiliation">("organisation", anOrganisation, ({ organisationId }) => [organisationId]),
    dates: () => ({ given: years, matches: lasting }),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Partnership: {
    kinds: sameAs<"Partnership">(({ partnerships }) => partnerships[0], "kind", true),
    ...hierarchical<"Partnership">("from", anOrganisation, ({ fromId }) => [fromId]),
    to: (world) => {
      const top = anOrganisation(world)?.id ?? "";
      return { given: top, matches: ({ toId }) => isAtOrBelow(world, toId, top) };
    },
    dates: () => ({ given: years, matches: lasting }),
    topics: aboutTopics<"Partnership">(({ topicIds }) => topicIds),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
};
