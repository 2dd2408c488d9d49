import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";

import { lookUpForgivingly, type ForgivingSearch } from "../../catalogue/queries/forgiving-search";
import { maxRead, type SearchGroupRow, SearchTier } from "../../catalogue/queries/search";
import { suggestionsFor } from "../../catalogue/queries/suggestions";
import { maxWordLength, maxWords, type Sought } from "../../domain/words";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { thingTypes, type ThingType } from "../../projections/search";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";

const ThingType = Object.fromEntries(thingTypes.map((type) => [type, type])) as Record<ThingType, ThingType>;
describeEnum(
  ThingType,
  "ThingType",
  "The types of things: entities with a name and a page.",
  Object.fromEntries(thingTypes.map((type) => [type, `The type ${type}.`])) as Record<ThingType, string>,
);

describeEnum(SearchTier, "SearchTier", "How well a hit matches, best first.", {
  EXACT_NAME: "One of its names is the text.",
  NAME_PREFIX: "One of its names begins with the text.",
  WORDS_IN_NAME: "Its names contain all words.",
  PROSE: "Its names, descriptions and slug together contain all words.",
});

@ObjectType({
  description: "A piece of a text. The concatenated pieces are the text; they contain no markup of ours.",
})
class TextPart {
  @Field(() => String, { description: "As stored, including spaces." })
  text!: string;

  @Field(() => Boolean, { description: "Whether it matches the searched text." })
  isMatch!: boolean;
}

@ObjectType({ description: "A hit of a search." })
class SearchHit {
  id!: string;

  @Field(() => SearchTier, { description: "How well it matches." })
  tier!: SearchTier;

  @Field(() => [TextPart], {
    description: "The best matching name, split at matches; the main name of several equal ones.",
  })
  name!: TextPart[];

  @Field(() => [TextPart], {
    nullable: true,
    description:
      "About 200 characters of its prose, or its slug, around the first match; … marks cuts. Null unless `tier` is PROSE.",
  })
  excerpt!: TextPart[] | null;
}

const { Connection: SearchHitConnection } = connectionOf("SearchHit", () => SearchHit);

@ObjectType({ description: "The hits of one type." })
class SearchGroup implements Pick<SearchGroupRow, "type" | "isCapped"> {
  ask!: string;
  sought!: Sought;

  @Field(() => ThingType, { description: "The type." })
  type!: ThingType;

  @Field(() => Boolean, {
    description: `Whether there may be more hits: a search reads at most ${maxRead} names and ${maxRead} occurrences of the rarest word. Then totalCount counts only hits among these.`,
  })
  isCapped!: boolean;
}

@ObjectType({ description: "What was looked for in place of what was typed." })
class SearchChange {
  @Field(() => String, { description: "One word of the text, or two, as they are compared." })
  from!: string;

  @Field(() => String, { description: "What was looked for in its place: one word or two." })
  to!: string;
}

@ObjectType({ description: "The result of a search." })
class SearchResult {
  found!: ForgivingSearch;
}

@Resolver(() => SearchResult)
export class SearchResolver {
  @Price({ asked: 40 })
  @Query(() => SearchResult, {
    nullable: true,
    description:
      "Full-text search in names and descriptions. Case, accents and punctuation are ignored; there is no query syntax. If nothing is found, it looks for two words as one and the reverse (“well-being”, “wellbeing”), and corrects one typo in short words, two in others: see `changes`. Null only with an error.",
  })
  async search(
    @Arg("text", () => String, {
      description: `Any text. Its first ${maxWords} words count, each up to ${maxWordLength} characters. The last word matches as a prefix, unless a space follows it.`,
    })
    text: string,
    @Arg("types", () => [ThingType], { nullable: true, description: "Of these types; of all when omitted." })
    types: ThingType[] | null,
    @Ctx() { reader }: Context,
  ): Promise<SearchResult> {
    return { found: await lookUpForgivingly(reader, text, [...new Set(types ?? thingTypes)]) };
  }

  @FieldResolver(() => [String], {
    description:
      "The words that were looked for, as they are compared; empty where the text has no letter or digit.",
  })
  words(@Root() { found }: SearchResult): readonly string[] {
    return found.search.sought.words;
  }

  @FieldResolver(() => [SearchChange], {
    description:
      "What was changed, because nothing was found for the text as typed; empty if nothing was changed. `words` has the result.",
  })
  changes(@Root() { found }: SearchResult): readonly SearchChange[] {
    return found.changes;
  }

  @Price({ assumedSize: 7 })
  @FieldResolver(() => [SearchGroup], {
    description: "A group for each type, in the order asked, also where nothing was found.",
  })
  groups(@Root() { found: { search } }: SearchResult): SearchGroup[] {
    return search.groups.map((group) => Object.assign(new SearchGroup(), group, { sought: search.sought }));
  }

  @Price({ asked: 30 })
  @FieldResolver(() => [String], {
    description:
      "Up to five texts to search for instead. Where nothing has one of the words: with words of names that are at most two slips away, nearest first. Where nothing has all words: the parts of the text that something has, most words first. Empty where the text itself finds something, and where there is nothing of either kind.",
  })
  suggestions(@Root() { found }: SearchResult, @Ctx() { reader }: Context) {
    return suggestionsFor(reader, found);
  }
}

@Resolver(() => SearchGroup)
export class SearchGroupResolver {
  @Price({ asked: 20 })
  @FieldResolver(() => SearchHitConnection, {
    description: "Best first: by tier; within NAME_PREFIX by name, else shorter main names first.",
  })
  hits(
    @Root() { ask, sought }: SearchGroup,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.hitsBySearch.page(ask, page, sought);
  }
}

@Resolver(() => SearchHit)
export class SearchHitResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The entity. Null when its subgraph is unavailable.",
  })
  node(@Root() { id }: SearchHit, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
