import { Arg, Args, Ctx, FieldResolver, Float, Int, registerEnumType, Resolver, Root } from "type-graphql";

import { Node } from "../../../entities";
import { NetworkOf } from "../../../analysis/facts/network-of";
import type { Evidence } from "../../../analysis/facts/evidence";
import { textAt } from "../../../analysis/facts/texts";
import { entryOf } from "../../../network/entries";
import { orNull } from "../../../analysis/or-null";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { loadSome, MaxItemsArgs } from "./max-items";
import { slicedPage, sliceOf } from "./ranked-page";
import { NetworkMember, NetworkTie, TieEvidence, TieEvidenceConnection } from "./types";

export enum PValueCorrection {
  BENJAMINI_HOCHBERG = "BENJAMINI_HOCHBERG",
}

registerEnumType(PValueCorrection, {
  name: "PValueCorrection",
  description: "A correction of p-values for many tests.",
  valuesConfig: {
    BENJAMINI_HOCHBERG: {
      description:
        "The false discovery rate (Benjamini and Hochberg 1995): of the ties with a value as small or smaller, at most this part is chance. Every pair of members counts as a test, tied or not.",
    },
  },
});

@Resolver(() => NetworkTie)
export class NetworkTieResolver {
  @FieldResolver(() => NetworkMember, { description: "One of the two; for HOST_GUEST the host." })
  from(@Root() { measured, fromNumber }: NetworkTie): NetworkMember {
    return { measured, number: fromNumber };
  }

  @FieldResolver(() => NetworkMember, { description: "The other; in HOST_GUEST the guest." })
  to(@Root() { measured, toNumber }: NetworkTie): NetworkMember {
    return { measured, number: toNumber };
  }

  @Price(networkPrices.draws)
  @FieldResolver(() => Float, {
    nullable: true,
    deprecationReason:
      "It misleads where members share few events: any tie is then surprising. Use `pValue`.",
    description:
      "The number of standard deviations by which the shared events exceed chance, with the participation of every member and the size of every event kept (Strona et al. 2014; Neal 2014). Null for HOST_GUEST.",
  })
  async surprise(@Root() tie: NetworkTie): Promise<number | null> {
    const chance = await againstChance(tie);
    return chance && orNull(chance.zScores[chance.entry]);
  }

  @Price(networkPrices.draws)
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "How often chance does as much: (1 + draws in which the two share at least as many events) / (1 + draws), of 999 random networks that keep the participation of every member and the size of every event (Strona et al. 2014). From 0.001, the resolution, to 1. Null for HOST_GUEST.",
  })
  async pValue(
    @Root() tie: NetworkTie,
    @Arg("correction", () => PValueCorrection, {
      nullable: true,
      description: "Where several ties are looked at, as in a list of them; none when omitted.",
    })
    correction: PValueCorrection | null,
  ): Promise<number | null> {
    const chance = await againstChance(tie);
    if (chance === null) return null;
    const values =
      correction === PValueCorrection.BENJAMINI_HOCHBERG ? chance.falseDiscoveryRates : chance.pValues;
    return orNull(values[chance.entry]);
  }

  @Price({ each: 1 })
  @FieldResolver(() => TieEvidenceConnection, {
    description: "The shared events, newest first; their number is the weight COUNT.",
  })
  async evidence(
    @Root() { measured, fromNumber, toNumber }: NetworkTie,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const { table, sides, of } = measured.facts;
    const identity = { list: `network.${of}.evidence`, order: "NEWEST_FIRST" };
    const slice = sliceOf(identity, page);
    const found = await measured.each(
      JSON.stringify(["evidence", slice]),
      [fromNumber, toNumber] as const,
      ({ run }, keys) => run("evidencePages", { table, sides }, { ...slice, keys }),
    );
    const rowOf = ({ via, facts }: Evidence): TieEvidence => ({
      viaId: textAt(table.ids, via),
      factIds: facts.map((fact) => textAt(table.factIds, fact)),
    });
    return slicedPage(identity, found, rowOf, page);
  }
}

@Resolver(() => TieEvidence)
export class TieEvidenceResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The shared event: an episode, a publication or an award; for shows a person; for organisations a show, a person or a partnership. Null when its subgraph is unavailable.",
  })
  via(@Root() { viaId }: TieEvidence, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(viaId);
  }

  @FieldResolver(() => Int, { description: "The number of its facts." })
  factCount(@Root() { factIds }: TieEvidence) {
    return factIds.length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description: "The facts, with their sources. An item is null when its subgraph is unavailable.",
  })
  facts(
    @Root() { factIds }: TieEvidence,
    @Args(() => MaxItemsArgs) asked: MaxItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, factIds, asked);
  }
}

/** What chance makes of the network of a tie, and the place of the tie in it; null where there is no chance model. */
async function againstChance({ measured, fromNumber, toNumber }: NetworkTie) {
  const { of, twoMode } = measured.facts;
  if (of === NetworkOf.HOST_GUEST) return null;
  const chance = await measured.once("against chance", ({ run }) => run("againstChance", twoMode, {}));
  return { ...chance, entry: entryOf(chance.network, fromNumber, toNumber) };
}
