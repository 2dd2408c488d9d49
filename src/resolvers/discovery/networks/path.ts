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

import type { GivenFilterOf } from "../../../catalogue/filters/by-type";
import { NotFound, shown } from "../../../domain/errors";
import { typeOfPrefix } from "../../../domain/ids";
import { idOfReference } from "../../shared/references";
import { Node } from "../../../entities";
import type { Bond, FactGraph } from "../../../analysis/facts/fact-graph";
import type { Computing } from "../../../analysis/cache/computing";
import type { Path } from "../../../network/paths/shortest-paths";
import { ParticipationLayer } from "../../../projections/participation/layers";
import { readAppearancesFilter } from "../../shared/appearances-filter";
import { AppearancesFilter } from "../../shared/filters";
import type { Context } from "../../shared/context";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { inWords } from "./in-words";
import { loadSome, MaxItemsArgs } from "./max-items";

const message = "`max` takes 1 to 10, but got $value.";

@ArgsType()
class MaxArgs {
  @Field(() => Int, { defaultValue: 3, description: "Maximum number of paths, 1 to 10." })
  @Min(1, { message })
  @Max(10, { message })
  max!: number;
}

@ObjectType({ description: "The paths from one entity to another over the facts of the catalogue." })
class PathSearch {
  readonly graph!: FactGraph;
  readonly computing!: Computing;
  /** Null if no fact names it. */
  readonly from!: number | null;
  readonly to!: number | null;
}

@ObjectType({ description: "One path, step by step." })
class EvidencePath {
  readonly graph!: FactGraph;
  readonly nodes!: Uint32Array;

  @Field(() => Int, { description: "The number of its steps." })
  readonly length!: number;
}

@ObjectType({ description: "One step: the facts that tie two entities." })
class PathStep {
  readonly graph!: FactGraph;
  readonly one!: number;
  readonly other!: number;
}

@Resolver(() => PathSearch)
export class PathResolver {
  @Price(networkPrices.network)
  @Query(() => PathSearch, {
    nullable: true,
    description:
      "How two entities are connected: over people, episodes, shows, publications and their publishers, awards, organisations, their parents and their children. Null only with an error.",
  })
  async path(
    @Arg("from", () => ID, {
      description:
        "The start: the id of an entity of any type, or the type and the slug of one that has one, “person/ada-lovelace”.",
    })
    from: string,
    @Arg("to", () => ID, { description: "The end: an id, or a type and a slug." }) to: string,
    @Arg("by", () => [ParticipationLayer], {
      nullable: true,
      description: "Which kinds of facts to use; all when omitted.",
    })
    by: ParticipationLayer[] | null,
    @Arg("filter", () => AppearancesFilter, {
      nullable: true,
      description: "Which appearances to use, as in `appearances`; to other facts only its dates apply.",
    })
    filter: GivenFilterOf<"Appearance"> | null,
    @Ctx() context: Context,
  ): Promise<PathSearch> {
    const [fromId, toId] = await Promise.all([idOfEnd(context, "from", from), idOfEnd(context, "to", to)]);
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    const layers = [...new Set(by ?? Object.values(ParticipationLayer))].toSorted();
    const found = await context.networks.graphOf({ layers, filter: conditions, relation, years: null });
    const { graph } = found;
    return { ...found, from: graph.find(fromId), to: graph.find(toId) };
  }

  @FieldResolver(() => Float, {
    description: "The number of shortest paths; 0 when there is none.",
  })
  async shortestCount(@Root() { graph, computing, from, to }: PathSearch) {
    if (from === null || to === null) return 0;
    return (await computing.run("shortestPaths", graph.network, { from, to, max: 1 })).count;
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => [EvidencePath], {
    description: "The shortest paths, in an arbitrary but stable order; empty when there is none.",
  })
  async shortest(
    @Root() { graph, computing, from, to }: PathSearch,
    @Args(() => MaxArgs) { max }: MaxArgs,
  ): Promise<EvidencePath[]> {
    if (from === null || to === null) return [];
    const { paths } = await computing.run("shortestPaths", graph.network, { from, to, max });
    return paths.map((path) => evidencePath(graph, path));
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => [EvidencePath], {
    description: "The k shortest paths without repeated nodes, shortest first (Yen 1971).",
  })
  async ways(
    @Root() { graph, computing, from, to }: PathSearch,
    @Args(() => MaxArgs) { max }: MaxArgs,
  ): Promise<EvidencePath[]> {
    if (from === null || to === null) return [];
    const paths = await computing.run("kShortestPaths", graph.network, { from, to, k: max });
    return paths.map((path) => evidencePath(graph, path));
  }
}

@Resolver(() => EvidencePath)
export class EvidencePathResolver {
  @Price({ assumedSize: 6 })
  @FieldResolver(() => [PathStep], { description: "Its steps, in order; none where both ends are the same." })
  steps(@Root() { graph, nodes }: EvidencePath): PathStep[] {
    return Array.from(nodes.subarray(1), (other, index) => ({ graph, one: nodes[index] as number, other }));
  }
}

@Resolver(() => PathStep)
export class PathStepResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The start of the step. Null when its subgraph is unavailable.",
  })
  from(@Root() { graph, one }: PathStep, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(graph.idAt(one));
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The end of the step. Null when its subgraph is unavailable.",
  })
  to(@Root() { graph, other }: PathStep, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(graph.idAt(other));
  }

  @FieldResolver(() => Int, { description: "The number of facts behind it." })
  factCount(@Root() step: PathStep) {
    return factIdsOf(step).length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description:
      "Facts behind it; none where an episode leads to its show. An item is null when its subgraph is unavailable.",
  })
  facts(@Root() step: PathStep, @Args(() => MaxItemsArgs) asked: MaxItemsArgs, @Ctx() { loaders }: Context) {
    return loadSome(loaders, factIdsOf(step), asked);
  }

  @FieldResolver(() => [String], {
    description: 'The facts in words, each once: "Ada Lovelace gave the keynote at the launch".',
  })
  async inWords(@Root() step: PathStep, @Ctx() { loaders }: Context): Promise<string[]> {
    const { graph, one, other } = step;
    const ends = [graph.idAt(one), graph.idAt(other)] as const;
    const bonds = bondsOf(step);
    const named = new Set([...ends, ...bonds.flatMap(({ fact }) => fact?.recipientIds ?? [])]);
    const names = new Map(
      await Promise.all(
        [...named].map(
          async (id) => [id, (await loaders.namesById.load(id)) ?? "something without a name"] as const,
        ),
      ),
    );
    const sentences = bonds.map((bond) => inWords(bond, (id) => names.get(id) as string, ends));
    return [...new Set(sentences)];
  }
}

/** The id of an entity: given as an id, or as a type and a slug, "person/ada-lovelace". */
async function idOfEnd(context: Context, name: "from" | "to", reference: string): Promise<string> {
  const [, prefix = "", slug] = /^([a-z_]+)\/(.+)$/.exec(reference) ?? [];
  const type = typeOfPrefix(prefix);
  if (type && slug) return (await idOfReference(context, type, slug)) as string;
  const found = await context.loaders.nodeById.load(reference);
  if (found) return found.id;
  throw new NotFound(
    `Expected \`${name}\` to be the id of an entity, or a type and a slug such as person/ada-lovelace, but got ${shown(reference)}.`,
    { id: reference.slice(0, 100) },
  );
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
