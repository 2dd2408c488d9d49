import { ArgsType, Field, Float } from "type-graphql";

import type { GivenFilterOf } from "../../../catalogue/filters/by-type";
import { Max, Min } from "class-validator";

import { OrganisationKind } from "../../../entities";
import { describeEnum } from "../../../entities/describe-enum";
import { NetworkOf } from "../../../analysis/facts/network-of";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import { ProjectionWeight } from "../../../network/two-mode/projection-weight";
import { ParticipationLayer } from "../../../projections/participation/layers";
import { layersOf, type NetworkQuery } from "../../../analysis/network-query";
import { readAppearancesFilter } from "../../shared/appearances-filter";
import { AppearancesFilter } from "../../shared/filters";
import type { Context } from "../../shared/context";

describeEnum(NetworkOf, "NetworkOf", "The kinds of networks: their members, and what ties members.", {
  PEOPLE: "People, tied by what they took part in together.",
  SHOWS: "Shows, tied by the people who appeared on both.",
  ORGANISATIONS:
    "Organisations, tied by what both are involved in, such as shows, or by partnerships: see `layers`.",
  HOST_GUEST: "People: ties lead from the hosts of an episode to those who appeared in it.",
});

describeEnum(
  ParticipationLayer,
  "NetworkLayer",
  "The kinds of facts that tie members. About is none of them: someone talked about did not take part.",
  {
    APPEARANCE: "People in the same episode; shows by those who appeared.",
    HOST: "People who hosted the same episode; shows by their hosts.",
    ON_BEHALF_OF: "Organisations on whose behalf a person appeared, by the show.",
    SHOW_ORGANISATION: "Organisations of a show.",
    CONTRIBUTION: "People of the same publication.",
    HONOUR: "People, or organisations on whose behalf, in the same award.",
    AFFILIATION: "People of the same organisation; organisations by the people they share.",
    PARTNERSHIP: "The two organisations of a partnership.",
    PARENT: "An organisation and the one directly above it; for paths only.",
    PUBLISHER: "A publication and its publisher; for paths only.",
  },
);

describeEnum(ProjectionWeight, "NetworkWeight", "The weight of a tie.", {
  SIMPLE: "1 for every tie.",
  COUNT:
    "The number of events that the two share: episodes, publications, awards …; for SHOWS of people, for ORGANISATIONS of shows, awards or people. Over windows of years it adds up only where each event has one date, such as episodes: a person or a show that two share in each of two windows counts once in each, and once in the whole.",
  NEWMAN:
    "1/(k - 1) for each shared event with k participants (Newman 2001): a large panel ties its members less than a conversation.",
  OVERLAP: "What they share as a share of what the one with fewer has, from 0 to 1.",
  JACCARD: "What they share as a share of what either has, from 0 to 1.",
});

describeEnum(
  NodeMeasure,
  "NetworkMeasure",
  "Measures to rank members by; docs/network-measures.md defines each.",
  {
    DEGREE: "The number of neighbours.",
    STRENGTH: "The sum of the weights of the member's ties.",
    CLOSENESS: "The inverse of the mean distance to the others.",
    HARMONIC_CLOSENESS: "The mean of 1/distance to each other member.",
    BETWEENNESS: "The share of shortest paths between others that pass through the member.",
    EIGENVECTOR:
      "Eigenvector centrality within the member's component: high when the neighbours' is high. Last are members without one.",
    PAGERANK: "PageRank: how often a random walk along the ties visits the member.",
    CORE: "Core number: the largest k for which the member is in a group whose members each have k ties within it.",
    CLUSTERING: "Local clustering: the share of pairs of neighbours that are tied.",
    CONSTRAINT: "Burt's constraint: how much the neighbours are tied to each other; lowest first.",
    EFFECTIVE_SIZE: "Burt's effective size: the number of neighbours minus their redundancy.",
    BIRANK: "BiRank in the two-mode network; not for HOST_GUEST.",
    LATAPY:
      "Latapy's two-mode clustering: how much the member's events overlap with its neighbours'; not for HOST_GUEST.",
    REDUNDANCY: "The share of pairs tied by the member that would be tied without it; not for HOST_GUEST.",
  },
);

/** Arguments of a network. */
@ArgsType()
export class TieArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description:
      "Which appearances count, as in `appearances`; all when omitted. For layers other than appearances, hosts and shows only its dates apply.",
  })
  filter: GivenFilterOf<"Appearance"> | null = null;

  @Field(() => [ParticipationLayer], {
    nullable: true,
    description:
      "Which facts tie members. Default: APPEARANCE; for ORGANISATIONS: ON_BEHALF_OF and SHOW_ORGANISATION. Ignored for HOST_GUEST.",
  })
  layers: ParticipationLayer[] | null = null;

  @Field(() => ProjectionWeight, {
    defaultValue: ProjectionWeight.COUNT,
    description: "The weight of a tie.",
  })
  weight!: ProjectionWeight;

  @Field(() => Float, {
    defaultValue: 0,
    description: "Drops lighter ties; their members stay.",
  })
  @Min(0)
  @Max(1e9)
  minWeight!: number;
}

@ArgsType()
export class NetworkArgs extends TieArgs {
  @Field(() => NetworkOf, { description: "The kind of its members and ties." })
  of!: NetworkOf;

  @Field(() => [OrganisationKind], {
    nullable: true,
    description: "For ORGANISATIONS: only organisations of these kinds. For shows use `filter.showKinds`.",
  })
  organisationKinds: OrganisationKind[] | null = null;
}

/** The query that the arguments describe, with slugs resolved to ids. */
export async function readNetworkArgs(
  context: Context,
  of: NetworkOf,
  { filter, layers, weight, minWeight }: Pick<TieArgs, "filter" | "layers" | "weight" | "minWeight">,
): Promise<NetworkQuery> {
  const { conditions, relation } = await readAppearancesFilter(context, filter);
  return {
    of,
    layers: layersOf(of, layers),
    filter: conditions,
    relation,
    years: null,
    weight,
    minWeight,
    kinds: null,
  };
}
