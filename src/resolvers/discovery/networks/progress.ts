import { on, EventEmitter } from "node:events";

import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Field, Float, ObjectType, Resolver, Root, Subscription } from "type-graphql";

import { describeEnum } from "../../../entities/describe-enum";
import { usualCommunities } from "../../../network/communities/usual";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { NetworkArgs } from "./asked";
import type { Network } from "./types";

enum NetworkWork {
  BETWEENNESS = "BETWEENNESS",
  CLOSENESS = "CLOSENESS",
  COMMUNITIES = "COMMUNITIES",
}

describeEnum(NetworkWork, "NetworkWork", "Measures that take long in a large network.", {
  BETWEENNESS: "The betweenness of all members.",
  CLOSENESS: "The closeness of all members.",
  COMMUNITIES: "The communities, with the default arguments of `communities`.",
});

const works: Readonly<Record<NetworkWork, (measured: MeasuredNetwork) => Promise<unknown>>> = {
  BETWEENNESS: (measured) => measured.betweenness(),
  CLOSENESS: (measured) => measured.scores(NodeMeasure.CLOSENESS),
  COMMUNITIES: (measured) => measured.communities(usualCommunities),
};

@ObjectType({ description: "The progress of a measure." })
export class NetworkProgress {
  @Field(() => Float, {
    description:
      "From 0 to 1, ascending. Stays at 0 while the measure is queued. After 1 the result is cached, and `network` with the same arguments answers at once.",
  })
  readonly done!: number;
}

interface Asked {
  readonly work: NetworkWork;
}

@Resolver(() => NetworkProgress)
export class NetworkProgressResolver {
  @Price(networkPrices.progress)
  @Subscription(() => NetworkProgress, {
    subscribe: ({ args, context, info }) => begin(args as Asked, context as Context, info),
    description:
      "Measures a network, and reports progress. Cancelling the subscription stops the measure, unless other requests wait for it.",
  })
  networkProgress(
    @Root() progress: NetworkProgress,
    @Arg("work", () => NetworkWork, { description: "The measure." }) _work: NetworkWork,
    @Args(() => NetworkArgs) _asked: NetworkArgs,
  ): NetworkProgress {
    return progress;
  }
}

async function begin(
  { work, ...asked }: Asked,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<AsyncIterable<NetworkProgress>> {
  // The query reads and checks the same arguments.
  const query = info.schema.getQueryType()?.getFields()["network"];
  const network = (await query?.resolve?.(undefined, asked, context, info)) as Network;
  return progressOf((onProgress) => works[work](network.measured.withProgress(onProgress)));
}

async function* progressOf(
  work: (onProgress: (done: number) => void) => Promise<unknown>,
): AsyncGenerator<NetworkProgress> {
  // A cancelled subscription gets no error.
  const emitter = new EventEmitter().on("error", () => {});
  const listener = on(emitter, "progress", { close: ["done"] });
  void work((done) => emitter.emit("progress", done)).then(
    () => emitter.emit("done"),
    (error: unknown) => emitter.emit("error", error),
  );
  yield { done: 0 };
  for await (const [done] of listener as AsyncIterable<[number]>) yield { done };
  yield { done: 1 };
}
