import { Args, type ClassType, Ctx, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";

import type { Past } from "../../../catalogue/queries/past";
import { hostsOfPast } from "../../../catalogue/queries/past-hosts";
import { pageOfPastOnShow, type PastOnShow } from "../../../catalogue/queries/past-on-show";
import { typeOfId } from "../../../domain/ids";
import { EdtfDate } from "../../../entities";
import { Contradiction } from "../../../entities/contradiction";
import { contradictionsOf } from "../../../entities/contradictions";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import { OnShow } from "../../shared/on-show";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { AsOf } from "./as-of";
import { pastAccess, pastFor } from "./past";
import { goneIsNull } from "./relations";
import { asOfClass } from "./types";

const pastOf = (root: AsOf): Past => root as unknown as Past;

@Resolver(() => AsOf)
class StatedAsOfResolver {
  @Price({ assumedSize: 1, longest: 12 })
  @FieldResolver(() => [Contradiction], {
    description:
      "The fields of which its sources then said what cannot be true together; empty when they agreed.",
  })
  contradictions(@Root() root: AsOf) {
    return contradictionsOf(root);
  }
}

@Resolver(() => asOfClass("Episode"))
class EpisodeAsOfResolver {
  @FieldResolver(() => EdtfDate, {
    nullable: true,
    description:
      "The date that ordered lists then: when it took place, else when it was published; null when neither was known.",
  })
  date(@Root() root: AsOf) {
    const { occurredOn, publishedOn } = pastOf(root);
    return occurredOn ?? publishedOn ?? null;
  }

  @Price({ asked: 20, askedPerThousand: 100, reads: ["Show.hosts"], longest: 24 })
  @FieldResolver(() => [asOfClass("Host")], {
    nullable: true,
    description:
      "Its hosts then: its own if any were known, else those of the show who were not known to be out of post at its date. Earliest start first, unknown last; without those that are gone by now, but for a key of the role EDITOR. Null only with an error: ERASED.",
  })
  hosts(@Root() root: AsOf, @Ctx() context: Context) {
    return hostsOfPast(pastAccess(context), pastOf(root));
  }
}

@Resolver(() => asOfClass("Honour"))
class HonourAsOfResolver {
  @FieldResolver(() => asOfClass("Person"), {
    nullable: true,
    description: `The first person among the recipients. ${goneIsNull}`,
  })
  person(@Root() root: AsOf, @Ctx() context: Context) {
    const recipients = pastOf(root)["recipientIds"] as readonly string[];
    return personIn(recipients, root, context);
  }
}

@Resolver(() => asOfClass("Contribution"))
class ContributionAsOfResolver {
  @FieldResolver(() => asOfClass("Person"), {
    nullable: true,
    description: `The contributor, where it is a person. ${goneIsNull}`,
  })
  person(@Root() root: AsOf, @Ctx() context: Context) {
    return personIn([pastOf(root)["contributorId"] as string], root, context);
  }
}

function personIn(ids: readonly string[], { until }: AsOf, context: Context) {
  const id = ids.find((one) => typeOfId(one) === "Person");
  return id === undefined ? null : pastFor(context)(until, id);
}

@ObjectType("PersonOnShowAsOf", {
  description:
    "One person on one show at a moment in the past: how often, and how far apart. Computed, so without an id.",
})
class PersonOnShowAsOf extends OnShow {}

const { Connection } = connectionOf("PersonOnShowAsOf", () => PersonOnShowAsOf);

@Resolver(() => PersonOnShowAsOf)
class PersonOnShowAsOfResolver {
  @FieldResolver(() => asOfClass("Person"), { nullable: true, description: `The person. ${goneIsNull}` })
  person(@Root() { until, personId }: PastOnShow, @Ctx() context: Context) {
    return pastFor(context)(until, personId);
  }

  @FieldResolver(() => asOfClass("Show"), { nullable: true, description: `The show. ${goneIsNull}` })
  show(@Root() { until, showId }: PastOnShow, @Ctx() context: Context) {
    return pastFor(context)(until, showId);
  }
}

const onShow =
  "most often first; appearances that are gone by now count for a key of the role EDITOR only. Null only with an error: ERASED where the history does not know one of them any more.";

@Resolver(() => asOfClass("Person"))
class PersonAsOfResolver {
  @Price({ asked: 20, askedPerThousand: 150, reads: ["Person.appearances"] })
  @FieldResolver(() => Connection, {
    nullable: true,
    description: `The shows that the person had appeared on then, ${onShow}`,
  })
  shows(@Root() root: AsOf, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return pageOfPastOnShow(pastAccess(context), "Person.shows", pastOf(root), page);
  }
}

@Resolver(() => asOfClass("Show"))
class ShowAsOfResolver {
  @Price({ asked: 20, askedPerThousand: 150, reads: ["Show.appearances", "Show.episodes"] })
  @FieldResolver(() => Connection, {
    nullable: true,
    description: `The people who had appeared on it then, ${onShow}`,
  })
  people(@Root() root: AsOf, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return pageOfPastOnShow(pastAccess(context), "Show.people", pastOf(root), page);
  }
}

/** What of the past is computed, and not referred to. */
export const computedAsOf: ReadonlyArray<ClassType> = [
  StatedAsOfResolver,
  EpisodeAsOfResolver,
  HonourAsOfResolver,
  ContributionAsOfResolver,
  PersonOnShowAsOfResolver,
  PersonAsOfResolver,
  ShowAsOfResolver,
];
