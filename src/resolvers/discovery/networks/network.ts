import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Max, Min } from "class-validator";

import { BadInput } from "../../../domain/errors";
import type { TypeName } from "../../../domain/ids";
import { NetworkOf } from "../../../analysis/facts/network-of";
import { density, edgeCount } from "../../../network/sizes";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import { orNull } from "../../../analysis/or-null";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { idOfMember } from "../../shared/references";
import { Reads } from "../../shared/reads";
import { networkPrices } from "./prices";
import { NetworkArgs, readNetworkArgs } from "./asked";
import { communitiesOf } from "./community";
import { membersBy, tiesByWeight } from "./lists";
import {
  Communities,
  DegreeCount,
  Network,
  NetworkMember,
  NetworkMemberConnection,
  NetworkTieConnection,
} from "./types";

const memberTypes = {
  PEOPLE: "Person",
  SHOWS: "Show",
  ORGANISATIONS: "Organisation",
  HOST_GUEST: "Person",
} as const satisfies Record<NetworkOf, TypeName>;

@ArgsType()
class MembersArgs extends PageArgs {
  @Field(() => NodeMeasure, {
    defaultValue: NodeMeasure.STRENGTH,
    description: "The measure to rank by, highest first; lowest first for CONSTRAINT.",
  })
  orderBy!: NodeMeasure;
}

@ArgsType()
class CommunitiesArgs {
  @Field(() => Float, {
    defaultValue: 1,
    description: "Above 1 for more and smaller communities, below 1 for fewer and larger ones.",
  })
  @Min(0.01)
  @Max(100)
  resolution!: number;

  @Field(() => Int, {
    defaultValue: 1,
    description: "Random seed. The same seed finds the same communities.",
  })
  seed!: number;
}

@ArgsType()
class BackboneArgs {
  @Field(() => Float, {
    defaultValue: 0.05,
    description:
      "The significance level of the disparity filter, above 0 to 1: a tie stays if its p-value is below this.",
  })
  @Min(0.000001)
  @Max(1)
  significance!: number;
}

@Resolver(() => Network)
export class NetworkResolver {
  @Reads("participation")
  @Price(networkPrices.network)
  @Query(() => Network, {
    nullable: true,
    description:
      "A network: who is tied to whom, and how strongly, by joint participation. Null only with an error.",
  })
  async network(@Args(() => NetworkArgs) asked: NetworkArgs, @Ctx() context: Context): Promise<Network> {
    const { of, organisationKinds: kinds } = asked;
    if (kinds !== null && of !== NetworkOf.ORGANISATIONS)
      throw new BadInput(`Expected \`organisationKinds\` for ORGANISATIONS only, but got it for ${of}.`);
    const query = { ...(await readNetworkArgs(context, of, asked)), kinds };
    return { query, measured: await context.networks.of(query) };
  }

  @FieldResolver(() => NetworkOf, { description: "What its members are." })
  of(@Root() { measured }: Network) {
    return measured.facts.of;
  }

  @FieldResolver(() => Int, { description: "The number of its members." })
  order(@Root() { measured }: Network) {
    return measured.network.size;
  }

  @FieldResolver(() => Int, { description: "The number of its ties." })
  size(@Root() { measured }: Network) {
    return edgeCount(measured.network);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "The share of all possible ties that there are, from 0 to 1. Null with fewer than two members.",
  })
  density(@Root() { measured }: Network) {
    return orNull(density(measured.network));
  }

  @FieldResolver(() => Int, { description: "The number of connected components." })
  async componentCount(@Root() { measured }: Network) {
    return (await componentsOf(measured)).sizes.length;
  }

  @FieldResolver(() => Int, { description: "The number of members of the largest component." })
  async largestComponent(@Root() { measured }: Network) {
    return (await componentsOf(measured)).sizes[0] ?? 0;
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, {
    description:
      "Three times the triangles as a share of the pairs of ties that meet, from 0 to 1; directions do not count.",
  })
  transitivity(@Root() { measured }: Network) {
    return measured.once("transitivity", ({ network, run }) => run("transitivity", network, {}));
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, {
    nullable: true,
    description: "The mean of the members' clustering, from 0 to 1. Null without members.",
  })
  averageClustering(@Root() { measured }: Network) {
    return measured.once("averageClustering", async ({ network, run }) =>
      orNull(await run("averageClustering", network, {})),
    );
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    description:
      "How far any member's betweenness may be from the exact one, at a confidence of 0.9; 0 where it is exact: where members times ties are at most 100,000,000 (Riondato and Kornaropoulos 2016).",
  })
  async betweennessError(@Root() { measured }: Network) {
    return (await measured.betweenness()).error;
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Int, {
    description:
      "Of how many sampled shortest paths the betweenness of members is estimated; 0 where it is exact.",
  })
  async betweennessSamples(@Root() { measured }: Network) {
    return (await measured.betweenness()).samples;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Degree assortativity, from -1 to 1 (Newman 2002): positive when members with many ties are tied to each other. Null without ties, and when all members at one end of ties have the same number of them, as in a ring.",
  })
  degreeAssortativity(@Root() { measured }: Network) {
    return measured.once("degreeAssortativity", async ({ network, run }) =>
      orNull(await run("degreeAssortativity", network, {})),
    );
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Assortativity by kind of show or organisation (Newman 2003): 1 when ties stay within kinds, 0 as by chance, negative when ties prefer other kinds. An unknown kind counts as a kind. Null for people, and with one kind or no tie.",
  })
  kindAssortativity(@Root() { measured }: Network) {
    const { hasKinds, kinds } = measured.facts.sides;
    if (!hasKinds) return null;
    return measured.once("kindAssortativity", async ({ network, run }) =>
      orNull(await run("kindAssortativity", { network, kinds }, {})),
    );
  }

  @Price(networkPrices.degrees)
  @FieldResolver(() => [DegreeCount], {
    description:
      "The number of members by their number of ties, ascending; numbers without members are omitted.",
  })
  async degreeDistribution(@Root() { measured }: Network): Promise<DegreeCount[]> {
    const { degrees, counts } = await measured.once("degree counts", ({ network, run }) =>
      run("degreeCounts", network, {}),
    );
    return Array.from(degrees, (degree, index) => ({ degree, count: counts[index] as number }));
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => NetworkMemberConnection, { description: "Its members, ranked." })
  members(@Root() { measured }: Network, @Args(() => MembersArgs) { orderBy, ...page }: MembersArgs) {
    return membersBy(measured, orderBy, page);
  }

  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description:
      "One member, by the id or slug of the person, show or organisation; null when it is not in the network.",
  })
  async member(
    @Root() { measured }: Network,
    @Arg("id", () => ID, { description: "Id or slug of a person, a show or an organisation." }) id: string,
    @Ctx() context: Context,
  ): Promise<NetworkMember | null> {
    const number = measured.facts.find(await idOfMember(context, memberTypes[measured.facts.of], id));
    return number === null ? null : { measured, number };
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Network, {
    description:
      "Its backbone: all members, and only the ties that are significant for at least one of the two (disparity filter; Serrano, Boguñá and Vespignani 2009).",
  })
  async backbone(
    @Root() { measured, query }: Network,
    @Args(() => BackboneArgs) { significance }: BackboneArgs,
  ): Promise<Network> {
    return { query, measured: await measured.backbone(significance) };
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => NetworkTieConnection, { description: "Its ties, heaviest first." })
  ties(@Root() { measured }: Network, @Args(() => PageArgs) page: PageArgs) {
    return tiesByWeight(measured, page);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Communities, { description: "Its communities. Directions are ignored." })
  communities(
    @Root() { measured }: Network,
    @Args(() => CommunitiesArgs) { resolution, seed }: CommunitiesArgs,
  ) {
    return communitiesOf(measured, { resolution, seed });
  }
}

function componentsOf(measured: Network["measured"]) {
  return measured.once("components", ({ network, run }) => run("components", network, {}));
}
