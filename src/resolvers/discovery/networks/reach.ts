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
import { NetworkOf } from "../../../analysis/facts/network-of";
import type { Reached } from "../../../analysis/questions/reach";
import type { Hop } from "../../../network/time/ordered-paths";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { idOfMember } from "../../shared/references";
import { slicedPage, sliceOf } from "./ranked-page";
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
    const asked = { list: `neighbourhood.${depth}`, depth, isWeighted: false };
    return nearestFirst<Neighbour>({ measured, number }, asked, page, (member, steps) => ({ member, steps }));
  }

  @Price({ each: 50 })
  @FieldResolver(() => CloseMemberConnection, {
    description:
      "Whom it is closest to, however many steps away: who shares twice as much is half as far (Newman 2001). Along the ties, where they have directions.",
  })
  closestTo(@Root() { measured, number }: NetworkMember, @Args(() => PageArgs) page: PageArgs) {
    const asked = { list: "closestTo", depth: null, isWeighted: true };
    return nearestFirst<CloseMember>({ measured, number }, asked, page, (member, distance) => ({
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
  async hearsay(
    @Root() { measured, number }: NetworkMember,
    @Arg("to", () => ID, { description: "Id or slug of the person who heard it." }) to: string,
    @Ctx() context: Context,
  ): Promise<HearsayStep[] | null> {
    const { facts } = measured;
    if (facts.of !== NetworkOf.PEOPLE) {
      throw new BadInput(`Expected \`hearsay\` of PEOPLE, but got it of ${facts.of}.`);
    }
    const target = facts.find(await idOfMember(context, "Person", to));
    if (target === null) return null;
    const path = await measured.each("hearsay", [number, target] as const, ({ run }, keys) =>
      run("hearsay", facts.sides.timed, { keys, size: facts.network.size }),
    );
    return path?.map((hop) => ({ measured, hop })) ?? null;
  }
}

/** The members around one, without itself. */
async function nearestFirst<Row>(
  { measured, number }: NetworkMember,
  { list, ...asked }: { readonly list: string; readonly depth: number | null; readonly isWeighted: boolean },
  page: PageArgs,
  rowOf: (member: NetworkMember, distance: number) => Row,
) {
  const identity = { list: `network.${measured.facts.of}.${list}`, order: "NEAREST_FIRST" };
  const options = { ...asked, ...sliceOf(identity, page) };
  const found = await measured.each(JSON.stringify(options), number, ({ network, run }, keys) =>
    run("neighbourhoods", network, { ...options, keys }),
  );
  return slicedPage(
    identity,
    found,
    ({ node, distance }: Reached) => rowOf({ measured, number: node }, distance),
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
    return loaders.referredById.load(measured.facts.rightIdAt(hop.event));
  }

  @FieldResolver(() => String, {
    description: "The day, YYYY-MM-DD; the first day of the month or year if only that is known.",
  })
  on(@Root() { hop }: HearsayStep) {
    return new Date(hop.time).toISOString().slice(0, 10);
  }
}
