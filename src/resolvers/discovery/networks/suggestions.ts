import { Args, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from "type-graphql";

import { Node, Person } from "../../../entities";
import { NetworkOf } from "../../../analysis/facts/network-of";
import { ProjectionWeight } from "../../../network/two-mode/projection-weight";
import type { Suggested, SuggestedBecause } from "../../../analysis/questions/suggestions";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { readNetworkArgs } from "./asked";
import { slicedPage, sliceOf } from "./ranked-page";

@ObjectType({ description: "A show or a host near a person, where the person has not been yet." })
class Suggestion {
  readonly measured!: MeasuredNetwork;
  readonly found!: Suggested;
}

@ObjectType({
  description: "Why something is suggested: a show or host where the person was had some of the same guests.",
})
class SuggestionReason {
  readonly measured!: MeasuredNetwork;
  readonly left!: number;
  readonly shared!: SuggestedBecause["shared"];

  @Field(() => Float, {
    description:
      "Jaccard similarity of the guests: shared guests divided by all guests of both, from 0 to 1.",
  })
  readonly share!: number;

  @Field(() => Int, { description: "The number of guests that the two share." })
  readonly sharedCount!: number;
}

const { Connection: SuggestionConnection } = connectionOf("Suggestion", () => Suggestion);

@Resolver(() => Person)
export class PersonSuggestionsResolver {
  @Price(networkPrices.network)
  @FieldResolver(() => SuggestionConnection, {
    nullable: true,
    description:
      "Shows that had guests like those of the shows where the person was, and not yet this one; the nearest first. Null when its subgraph is unavailable.",
  })
  suggestedShows(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return suggested(NetworkOf.SHOWS, id, page, context);
  }

  @Price(networkPrices.network)
  @FieldResolver(() => SuggestionConnection, {
    nullable: true,
    description:
      "Hosts whose guests are similar to those of the person's hosts, and who have not had the person yet; most similar first. Null when its subgraph is unavailable.",
  })
  suggestedHosts(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return suggested(NetworkOf.HOST_GUEST, id, page, context);
  }
}

async function suggested(of: NetworkOf, personId: string, page: PageArgs, context: Context) {
  const asked = { filter: null, layers: null, weight: ProjectionWeight.COUNT, minWeight: 0 };
  const measured = await context.networks.of(await readNetworkArgs(context, of, asked));
  const identity = { list: `suggested.${of}`, order: "NEAREST_FIRST" };
  const slice = sliceOf(identity, page);
  const right = measured.facts.findRight(personId);
  const found =
    right === null
      ? { length: 0, rows: [] }
      : await measured.each(JSON.stringify(["suggestions", slice]), right, ({ facts, run }, keys) => {
          const { twoMode, leftIds, rightIds } = facts.sides;
          return run("suggestions", { twoMode, leftIds, rightIds }, { ...slice, keys });
        });
  return slicedPage(identity, found, (one: Suggested): Suggestion => ({ measured, found: one }), page);
}

@Resolver(() => Suggestion)
export class SuggestionResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The suggested show or host. Null when its subgraph is unavailable.",
  })
  node(@Root() { measured, found }: Suggestion, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(measured.facts.leftIdAt(found.left));
  }

  @FieldResolver(() => Float, { description: "The sum of the shares of its reasons." })
  score(@Root() { found }: Suggestion) {
    return found.score;
  }

  @Price({ assumedSize: 5 })
  @FieldResolver(() => [SuggestionReason], { description: "The five strongest reasons, strongest first." })
  because(@Root() { measured, found }: Suggestion): SuggestionReason[] {
    return found.because.map((reason) => ({ measured, ...reason }));
  }
}

@Resolver(() => SuggestionReason)
export class SuggestionReasonResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The show, or the host, where the person was. Null when its subgraph is unavailable.",
  })
  like(@Root() { measured, left }: SuggestionReason, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(measured.facts.leftIdAt(left));
  }

  @Price({ assumedSize: 5 })
  @FieldResolver(() => [Node], {
    nullable: "items",
    description: "Up to five of these guests. An item is null when its subgraph is unavailable.",
  })
  sharedGuests(@Root() { measured, shared }: SuggestionReason, @Ctx() { loaders }: Context) {
    const guests = Array.from(shared, (guest) => measured.facts.rightIdAt(guest));
    return Promise.all(guests.map((id) => loaders.referredById.load(id)));
  }
}
