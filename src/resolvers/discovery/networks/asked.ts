import { ArgsType, Field, Float } from "type-graphql";
import { Max, Min } from "class-validator";

import { ParticipationLayer } from "../../../catalogue/read-models/participation";
import { OrganisationKind } from "../../../entities";
import { describeEnum } from "../../../entities/describe-enum";
import { NetworkOf } from "../../../network/facts/two-sides";
import { NodeMeasure } from "../../../network/facts/node-measures";
import { ProjectionWeight } from "../../../network/two-mode/projection";
import { layersOf, type NetworkQuery } from "../../../reports/network-query";
import { AppearancesFilter, readAppearancesFilter } from "../../shared/appearances-filter";
import type { Context } from "../../shared/context";

describeEnum(NetworkOf, "NetworkOf", "What the members of a network are, and what ties them.", {
  PEOPLE: "People, tied by what they took part in together.",
  SHOWS: "Shows, tied by the people who were on both.",
  ORGANISATIONS: "Organisations, tied by the shows that both have to do with.",
  HOST_GUEST: "People: ties lead from the hosts of an episode to those who appeared in it.",
});

describeEnum(
  ParticipationLayer,
  "NetworkLayer",
  "What kinds of fact tie members. That a work is about somebody is none: someone talked about did not take part.",
  {
    APPEARANCE: "People in the same episode; shows by those who appeared.",
    HOST: "People who hosted the same episode; shows by their hosts.",
    ON_BEHALF_OF: "Organisations on whose behalf somebody appeared, by the show.",
    SHOW_ORGANISATION: "Organisations of a show.",
    CONTRIBUTION: "People of the same publication.",
    HONOUR: "People, or organisations on whose behalf, in the same award.",
    AFFILIATION: "People of the same organisation; organisations by the people they share.",
    PARTNERSHIP: "The two organisations of a partnership.",
  },
);

describeEnum(ProjectionWeight, "NetworkWeight", "What a tie weighs.", {
  SIMPLE: "1, whatever two share.",
  COUNT: "How many things they share.",
  NEWMAN:
    "1/(k - 1) for each thing that they share with k - 2 others (Newman 2001): a large panel ties its members less than a conversation.",
  OVERLAP: "What they share as a share of what the one with fewer has, from 0 to 1.",
  JACCARD: "What they share as a share of what either has, from 0 to 1.",
});

describeEnum(
  NodeMeasure,
  "NetworkMeasure",
  "What members can be ranked by: docs/network-measures.md defines each.",
  {
    DEGREE: "How many others one is tied to.",
    STRENGTH: "What all of one's ties weigh together.",
    CLOSENESS: "How few steps it takes to the others.",
    HARMONIC_CLOSENESS: "The mean of one over the number of steps to each other member.",
    BETWEENNESS: "On how many of the shortest ways between others one stands.",
    EIGENVECTOR: "How well one is tied to those who are tied well.",
    PAGERANK: "How often one is met on a walk at random along the ties.",
    CORE: "The largest k for which one belongs to a group whose members have k ties each within it.",
    CLUSTERING: "How many of those whom one is tied to are tied to each other.",
    CONSTRAINT: "How much one's contacts are tied to each other; the least first.",
    EFFECTIVE_SIZE: "How many contacts one has, less what is redundant among them.",
    BIRANK: "How well one is linked to what is linked well, in the two-mode network; not of HOST_GUEST.",
    LATAPY: "How much one shares with those with whom one shares anything; not of HOST_GUEST.",
    REDUNDANCY: "Which share of the pairs that one ties would be tied without one; not of HOST_GUEST.",
  },
);

/** How a network is made. */
@ArgsType()
export class TieArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description:
      "Which appearances count, as in `appearances`; all when left out. Facts of other layers than appearances, hosts and shows only go by its dates.",
  })
  filter: AppearancesFilter | null = null;

  @Field(() => [ParticipationLayer], {
    nullable: true,
    description:
      "Which facts tie. Left out: appearances; for ORGANISATIONS shows, by ON_BEHALF_OF and SHOW_ORGANISATION. HOST_GUEST takes none.",
  })
  layers: ParticipationLayer[] | null = null;

  @Field(() => ProjectionWeight, { defaultValue: ProjectionWeight.COUNT, description: "What a tie weighs." })
  weight!: ProjectionWeight;

  @Field(() => Float, {
    defaultValue: 0,
    description: "Ties that weigh less are left out; their members stay.",
  })
  @Min(0)
  @Max(1e9)
  minWeight!: number;
}

@ArgsType()
export class NetworkArgs extends TieArgs {
  @Field(() => NetworkOf, { description: "What its members are." })
  of!: NetworkOf;

  @Field(() => [OrganisationKind], {
    nullable: true,
    description: "For ORGANISATIONS: only those of these kinds. Shows go by `filter.showKinds`.",
  })
  organisationKinds: OrganisationKind[] | null = null;
}

/** What somebody asked for, its slugs read. */
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
