import { on, EventEmitter } from "node:events";

import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Field, Float, ObjectType, Resolver, Root, Subscription } from "type-graphql";

import { describeEnum } from "../../../entities/describe-enum";
import { usualCommunities } from "../../../network/communities/stability";
import { NodeMeasure } from "../../../network/facts/node-measures";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../shared/networks/measured-network";
import { Price } from "../../shared/price";
import { NetworkArgs } from "./asked";
import type { Network } from "./types";

enum NetworkWork {
  BETWEENNESS = "BETWEENNESS",
  CLOSENESS = "CLOSENESS",
  COMMUNITIES = "COMMUNITIES",
}

describeEnum(NetworkWork, "NetworkWork", "What takes long in a large network.", {
  BETWEENNESS: "Everybody's betweenness.",
  CLOSENESS: "Everybody's closeness.",
  COMMUNITIES: "The communities, as `communities` finds them when it is told nothing.",
});

const works: Readonly<Record<NetworkWork, (measured: MeasuredNetwork) => Promise<unknown>>> = {
  BETWEENNESS: (measured) => measured.betweenness(),
  CLOSENESS: (measured) => measured.scores(NodeMeasure.CLOSENESS),
  COMMUNITIES: (measured) => measured.communities(usualCommunities),
};

@ObjectType({ description: "How far a measure is." })
export class NetworkProgress {
  @Field(() => Float, {
    description:
      "From 0 to 1, ascending; it may stand at 0 while others are measured first. 1 comes last: then `network`, asked for the same, answers at once.",
  })
  readonly done!: number;
}

interface Asked {
  readonly work: NetworkWork;
}

@Resolver(() => NetworkProgress)
export class NetworkProgressResolver {
  @Price({ asked: 400 })
  @Subscription(() => NetworkProgress, {
    subscribe: ({ args, context, info }) => begin(args as Asked, context as Context, info),
    description:
      "Measures a network, and tells how far that is. Whoever stops listening stops the measure, unless others wait for it too.",
  })
  networkProgress(
    @Root() progress: NetworkProgress,
    @Arg("work", () => NetworkWork, { description: "What is to be measured." }) _work: NetworkWork,
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
  return progressOf((tell) => works[work](network.measured.telling(tell)));
}

async function* progressOf(
  work: (tell: (done: number) => void) => Promise<unknown>,
): AsyncGenerator<NetworkProgress> {
  // Whoever has stopped listening is told of no error.
  const emitter = new EventEmitter().on("error", () => {});
  const told = on(emitter, "progress", { close: ["done"] });
  void work((done) => emitter.emit("progress", done)).then(
    () => emitter.emit("done"),
    (error: unknown) => emitter.emit("error", error),
  );
  yield { done: 0 };
  for await (const [done] of told as AsyncIterable<[number]>) yield { done };
  yield { done: 1 };
}
