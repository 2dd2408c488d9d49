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
import { NetworkOf } from "../../../analysis/facts/two-sides";
import { inverseWeights } from "../../../network/paths/lengths";
import { neighbourhood, type Neighbourhood } from "../../../network/paths/neighbourhood";
import { orderedPath, orderedReach, type Hop } from "../../../network/time/ordered-paths";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { rankedPage } from "./ranked-page";
import { NetworkMember } from "./types";

@ObjectType({ description: "A member, and how far it is from another." })
class Neighbour {
  @Field(() => NetworkMember, { description: "The member." })
  readonly member!: NetworkMember;

  @Field(() => Float, { description: "The distance, in steps." })
  readonly steps!: number;
}

const { Connection: NeighbourConnection } = connectionOf("Neighbour", () => Neighbour);

@ObjectType({ description: "A member, and how far it is from another by what ties weigh." })
class CloseMember {
  @Field(() => NetworkMember, { description: "The member." })
  readonly member!: NetworkMember;

  @Field(() => Float, {
    description: "The length of the shortest path, with 1/weight as the length of a tie.",
  })
  readonly distance!: number;
}

const { Connection: CloseMemberConnection } = connectionOf("CloseMember", () => CloseMember);

@ObjectType({ description: "One step of a chain of hearsay: from whom, where and when." })
class HearsayStep {
  readonly measured!: MeasuredNetwork;
  readonly hop!: Hop;
}

@ArgsType()
class NeighbourhoodArgs extends PageArgs {
  @Field(() => Int, { defaultValue: 1, description: "Maximum distance in steps, 1 to 20." })
  @Min(1)
  @Max(20)
  depth!: number;
}

@Resolver(() => NetworkMember)
export class NetworkMemberReachResolver {
  @Price({ each: 10 })
  @FieldResolver(() => NeighbourConnection, {
    description: "The members within `depth` steps, nearest first; in a directed network along the ties.",
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
    @Arg("to", () => ID, { description: "The id of the person who heard it." }) to: string,
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

/** The members of a neighbourhood, without its centre. */
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
      rowAt: (index) =>
        rowOf({ measured, number: nodes[index + 1] as number }, distances[index + 1] as number),
    },
    page,
  );
}

@Resolver(() => HearsayStep)
export class HearsayStepResolver {
  @FieldResolver(() => NetworkMember, { description: "The member who passed it on." })
  from(@Root() { measured, hop }: HearsayStep): NetworkMember {
    return { measured, number: hop.from };
  }

  @FieldResolver(() => NetworkMember, { description: "The member who heard it." })
  to(@Root() { measured, hop }: HearsayStep): NetworkMember {
    return { measured, number: hop.to };
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The event of both. Null when its subgraph is unavailable.",
  })
  at(@Root() { measured, hop }: HearsayStep, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(measured.facts.rightIds[hop.event] as string);
  }

  @FieldResolver(() => String, {
    description: "The day, YYYY-MM-DD; the first day of the month or year if only that is known.",
  })
  on(@Root() { hop }: HearsayStep) {
    return new Date(hop.time).toISOString().slice(0, 10);
  }
}
