import { Max, Min } from "class-validator";
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
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";

import { BadInput } from "../../../domain/errors";
import { Node } from "../../../entities";
import { NetworkOf } from "../../../network/facts/two-sides";
import { inverseWeights } from "../../../network/paths/lengths";
import { neighbourhood, type Neighbourhood } from "../../../network/paths/neighbourhood";
import { orderedPath, orderedReach, type Hop } from "../../../network/time/ordered-paths";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../shared/networks/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { rankedPage } from "./ranked-page";
import { NetworkMember } from "./types";

@ObjectType({ description: "A member, and how far it is from another." })
class Neighbour {
  @Field(() => NetworkMember, { description: "Who it is." })
  readonly member!: NetworkMember;

  @Field(() => Float, { description: "How many steps away." })
  readonly steps!: number;
}

const { Connection: NeighbourConnection } = connectionOf("Neighbour", () => Neighbour);

@ObjectType({ description: "A member, and how far it is from another by what ties weigh." })
class CloseMember {
  @Field(() => NetworkMember, { description: "Who it is." })
  readonly member!: NetworkMember;

  @Field(() => Float, {
    description: "Over the shortest way, where a tie is as long as 1 divided by what it weighs.",
  })
  readonly distance!: number;
}

const { Connection: CloseMemberConnection } = connectionOf("CloseMember", () => CloseMember);

@ObjectType({ description: "From whom somebody could have heard, where and when." })
class HearsayStep {
  readonly measured!: MeasuredNetwork;
  readonly hop!: Hop;
}

@ArgsType()
class NeighbourhoodArgs extends PageArgs {
  @Field(() => Int, { defaultValue: 1, description: "How many steps away at most, 1 to 20." })
  @Min(1)
  @Max(20)
  depth!: number;
}

@Resolver(() => NetworkMember)
export class NetworkMemberReachResolver {
  @Price({ each: 10 })
  @FieldResolver(() => NeighbourConnection, {
    description:
      "Whom it reaches within so many steps, the nearest first; along the ties, where they have directions.",
  })
  neighbourhood(
    @Root() { measured, number }: NetworkMember,
    @Args(() => NeighbourhoodArgs) { depth, ...page }: NeighbourhoodArgs,
  ) {
    const found = neighbourhood(measured.network, number, { depth });
    return nearestFirst<Neighbour>(measured, `neighbourhood.${depth}`, found, page, (member, steps) => ({
      member,
      steps,
    }));
  }

  @Price({ each: 50 })
  @FieldResolver(() => CloseMemberConnection, {
    description:
      "Whom it is closest to, however many steps away: who shares twice as much is half as far (Newman 2001). Along the ties, where they have directions.",
  })
  closestTo(@Root() { measured, number }: NetworkMember, @Args(() => PageArgs) page: PageArgs) {
    const lengths = inverseWeights(measured.network);
    const found = neighbourhood(measured.network, number, { depth: Infinity, lengths });
    return nearestFirst<CloseMember>(measured, "closestTo", found, page, (member, distance) => ({
      member,
      distance,
    }));
  }

  @Price({ each: 20, assumedSize: 6 })
  @FieldResolver(() => [HearsayStep], {
    nullable: true,
    description:
      "How a word that starts with this person could have come to another: from event to event, each later than the one before (Kempe, Kleinberg and Kumar 2002), as early as can be. Null where it never could. PEOPLE only.",
  })
  hearsay(
    @Root() { measured, number }: NetworkMember,
    @Arg("to", () => ID, { description: "The id of the person whom it came to." }) to: string,
  ): HearsayStep[] | null {
    const { facts } = measured;
    if (facts.of !== NetworkOf.PEOPLE) {
      throw new BadInput(`Expected \`hearsay\` of PEOPLE, but got it of ${facts.of}.`);
    }
    const target = facts.find(to);
    if (target === null) return null;
    const path = orderedPath(orderedReach(facts.ids.length, facts.timed, number), target);
    return path?.map((hop) => ({ measured, hop })) ?? null;
  }
}

/** Those in a neighbourhood, without the one that it is of. */
function nearestFirst<Row>(
  measured: MeasuredNetwork,
  list: string,
  { nodes, distances }: Neighbourhood,
  page: PageArgs,
  rowOf: (member: NetworkMember, distance: number) => Row,
) {
  return rankedPage<Row>(
    {
      list: `network.${measured.facts.of}.${list}`,
      order: "NEAREST_FIRST",
      length: nodes.length - 1,
      rowAt: (place) =>
        rowOf({ measured, number: nodes[place + 1] as number }, distances[place + 1] as number),
    },
    page,
  );
}

@Resolver(() => HearsayStep)
export class HearsayStepResolver {
  @FieldResolver(() => NetworkMember, { description: "Who told." })
  from(@Root() { measured, hop }: HearsayStep): NetworkMember {
    return { measured, number: hop.from };
  }

  @FieldResolver(() => NetworkMember, { description: "Who heard." })
  to(@Root() { measured, hop }: HearsayStep): NetworkMember {
    return { measured, number: hop.to };
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "Where both were. Null when its subgraph cannot be reached.",
  })
  at(@Root() { measured, hop }: HearsayStep, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(measured.facts.rightIds[hop.event] as string);
  }

  @FieldResolver(() => String, {
    description: "On which day, YYYY-MM-DD, or the first of the month or year that is known.",
  })
  on(@Root() { hop }: HearsayStep) {
    return new Date(hop.time).toISOString().slice(0, 10);
  }
}
