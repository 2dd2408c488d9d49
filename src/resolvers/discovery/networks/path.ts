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
  Query,
  Resolver,
  Root,
} from "type-graphql";

import { ParticipationLayer } from "../../../catalogue/read-models/participation";
import { BadInput } from "../../../domain/errors";
import { Node } from "../../../entities";
import type { Bond, FactGraph } from "../../../network/facts/fact-graph";
import { kShortestPaths } from "../../../network/paths/k-shortest-paths";
import { shortestPaths, type Path } from "../../../network/paths/shortest-paths";
import { AppearancesFilter, readAppearancesFilter } from "../../shared/appearances-filter";
import type { Context } from "../../shared/context";
import { Price } from "../../shared/price";
import { inWords } from "./in-words";
import { loadSome, MostItemsArgs } from "./most-items";

const message = "`most` takes 1 to 10, but got $value.";

@ArgsType()
class MostArgs {
  @Field(() => Int, { defaultValue: 3, description: "How many at most, 1 to 10." })
  @Min(1, { message })
  @Max(10, { message })
  most!: number;
}

@ObjectType({ description: "The ways from one thing to another over the facts of the catalogue." })
class PathSearch {
  readonly graph!: FactGraph;
  /** Null where no fact names it. */
  readonly from!: number | null;
  readonly to!: number | null;
}

@ObjectType({ description: "One way, step by step." })
class EvidencePath {
  readonly graph!: FactGraph;
  readonly nodes!: Uint32Array;

  @Field(() => Int, { description: "How many steps it has." })
  readonly length!: number;
}

@ObjectType({ description: "One step: what ties two things." })
class PathStep {
  readonly graph!: FactGraph;
  readonly one!: number;
  readonly other!: number;
}

@Resolver(() => PathSearch)
export class PathResolver {
  @Price({ asked: 200 })
  @Query(() => PathSearch, {
    nullable: true,
    description:
      "How one thing hangs together with another: over people, episodes, shows, publications, awards and organisations. Null only with an error that says why.",
  })
  async path(
    @Arg("from", () => ID, {
      description: "The id of what it begins with: a person, an organisation, an episode …",
    })
    from: string,
    @Arg("to", () => ID, { description: "The id of what it leads to." }) to: string,
    @Arg("by", () => [ParticipationLayer], {
      nullable: true,
      description: "Over which facts; over all when left out.",
    })
    by: ParticipationLayer[] | null,
    @Arg("filter", () => AppearancesFilter, {
      nullable: true,
      description: "Over which appearances, as in `appearances`; facts without one go by its dates only.",
    })
    filter: AppearancesFilter | null,
    @Ctx() context: Context,
  ): Promise<PathSearch> {
    const { loaders, networks } = context;
    for (const [name, id] of Object.entries({ from, to })) {
      if (await loaders.nodeById.load(id)) continue;
      throw new BadInput(
        `Expected \`${name}\` to be the id of something, but nothing has the id ${id.slice(0, 100)}.`,
      );
    }
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    const layers = [...new Set(by ?? Object.values(ParticipationLayer))].toSorted();
    const graph = await networks.graphOf({ layers, filter: conditions, relation, years: null });
    return { graph, from: graph.find(from), to: graph.find(to) };
  }

  @FieldResolver(() => Float, {
    description: "How many shortest ways there are; 0 where none leads there.",
  })
  shortestCount(@Root() { graph, from, to }: PathSearch) {
    return from === null || to === null ? 0 : shortestPaths(graph.network, from, to, { most: 1 }).count;
  }

  @Price({ asked: 50 })
  @FieldResolver(() => [EvidencePath], {
    description:
      "The shortest ways, in no order that means anything but always the same; empty where none leads there.",
  })
  shortest(
    @Root() { graph, from, to }: PathSearch,
    @Args(() => MostArgs) { most }: MostArgs,
  ): EvidencePath[] {
    if (from === null || to === null) return [];
    return shortestPaths(graph.network, from, to, { most }).paths.map((path) => evidencePath(graph, path));
  }

  @Price({ asked: 100 })
  @FieldResolver(() => [EvidencePath], {
    description:
      "The shortest way and those that are longer, shortest first, none of which meets anything twice (Yen 1971).",
  })
  ways(@Root() { graph, from, to }: PathSearch, @Args(() => MostArgs) { most }: MostArgs): EvidencePath[] {
    if (from === null || to === null) return [];
    return kShortestPaths(graph.network, from, to, { k: most }).map((path) => evidencePath(graph, path));
  }
}

@Resolver(() => EvidencePath)
export class EvidencePathResolver {
  @Price({ assumedSize: 6 })
  @FieldResolver(() => [PathStep], { description: "Its steps, in order; none where both ends are the same." })
  steps(@Root() { graph, nodes }: EvidencePath): PathStep[] {
    return Array.from(nodes.subarray(1), (other, place) => ({ graph, one: nodes[place] as number, other }));
  }
}

@Resolver(() => PathStep)
export class PathStepResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "Where the step begins. Null when its subgraph cannot be reached.",
  })
  from(@Root() { graph, one }: PathStep, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(graph.ids[one] as string);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "Where it leads. Null when its subgraph cannot be reached.",
  })
  to(@Root() { graph, other }: PathStep, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(graph.ids[other] as string);
  }

  @FieldResolver(() => Int, { description: "How many facts are behind it." })
  factCount(@Root() step: PathStep) {
    return factIdsOf(step).length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description:
      "Facts behind it; none where an episode leads to its show. An item is null when its subgraph cannot be reached.",
  })
  facts(
    @Root() step: PathStep,
    @Args(() => MostItemsArgs) asked: MostItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, factIdsOf(step), asked);
  }

  @FieldResolver(() => [String], {
    description: 'What ties the two, in words, as "Ada Lovelace gave the keynote at the launch".',
  })
  async inWords(@Root() step: PathStep, @Ctx() { loaders }: Context): Promise<string[]> {
    const { graph, one, other } = step;
    const ends = [graph.ids[one] as string, graph.ids[other] as string] as const;
    const names = new Map(
      await Promise.all(
        ends.map(
          async (id) => [id, (await loaders.namesById.load(id)) ?? "something without a name"] as const,
        ),
      ),
    );
    const sentences = bondsOf(step).map((bond) => inWords(bond, (id) => names.get(id) as string, ends));
    return [...new Set(sentences)];
  }
}

function evidencePath(graph: FactGraph, { nodes, length }: Path): EvidencePath {
  return { graph, nodes, length };
}

function factIdsOf(step: PathStep): string[] {
  return [...new Set(bondsOf(step).flatMap(({ fact }) => (fact === null ? [] : [fact.factId])))];
}

function bondsOf({ graph, one, other }: PathStep): readonly Bond[] {
  return graph.bondsBetween(one, other);
}
