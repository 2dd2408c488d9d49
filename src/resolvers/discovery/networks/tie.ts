import { Args, Ctx, FieldResolver, Float, Int, Resolver, Root } from "type-graphql";

import { Node } from "../../../entities";
import { NetworkOf } from "../../../network/facts/two-sides";
import { entryOf } from "../../../network/rows";
import { orNull } from "../../../reports/or-null";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { loadSome, MostItemsArgs } from "./most-items";
import { rankedPage } from "./ranked-page";
import { NetworkMember, NetworkTie, TieEvidence, TieEvidenceConnection } from "./types";

@Resolver(() => NetworkTie)
export class NetworkTieResolver {
  @FieldResolver(() => NetworkMember, { description: "One of the two; in HOST_GUEST the host." })
  from(@Root() { measured, fromNumber }: NetworkTie): NetworkMember {
    return { measured, number: fromNumber };
  }

  @FieldResolver(() => NetworkMember, { description: "The other; in HOST_GUEST the guest." })
  to(@Root() { measured, toNumber }: NetworkTie): NetworkMember {
    return { measured, number: toNumber };
  }

  @Price({ asked: 200 })
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "How many standard deviations more the two share than by chance, where everybody took part as often, and everything drew as many, as they did (Strona et al. 2014; Neal 2014). Two and more is surprising. Null for HOST_GUEST.",
  })
  async surprise(@Root() { measured, fromNumber, toNumber }: NetworkTie): Promise<number | null> {
    const { of, twoMode } = measured.facts;
    if (of === NetworkOf.HOST_GUEST) return null;
    const { network, zScores } = await measured.once("against chance", (run) =>
      run("againstChance", twoMode, {}),
    );
    const entry = entryOf(network, fromNumber, toNumber);
    return entry === -1 ? null : orNull(zScores[entry]);
  }

  @Price({ each: 1 })
  @FieldResolver(() => TieEvidenceConnection, {
    description: "What the two share, newest first: as many as the weight COUNT says.",
  })
  evidence(@Root() { measured, fromNumber, toNumber }: NetworkTie, @Args(() => PageArgs) page: PageArgs) {
    const { facts } = measured;
    const evidence = facts.evidenceOf(fromNumber, toNumber);
    return rankedPage<TieEvidence>(
      {
        list: `network.${facts.of}.evidence`,
        order: "NEWEST_FIRST",
        length: evidence.length,
        rowAt: (place) => evidence[place] as TieEvidence,
      },
      page,
    );
  }
}

@Resolver(() => TieEvidence)
export class TieEvidenceResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "What they share: an episode, a publication, an award; of shows a person; of organisations a show, a person or a partnership. Null when its subgraph cannot be reached.",
  })
  via(@Root() { viaId }: TieEvidence, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(viaId);
  }

  @FieldResolver(() => Int, { description: "How many facts say so." })
  factCount(@Root() { factIds }: TieEvidence) {
    return factIds.length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description:
      "Facts that say so, with their sources. An item is null when its subgraph cannot be reached.",
  })
  facts(
    @Root() { factIds }: TieEvidence,
    @Args(() => MostItemsArgs) asked: MostItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, factIds, asked);
  }
}
