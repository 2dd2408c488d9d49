import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";

import { mostRead, type Search, type SearchGroupRow, SearchTier } from "../../catalogue/queries/search";
import { thingTypes, type ThingType } from "../../catalogue/read-models/search";
import { longestWord, mostWords, type Sought } from "../../domain/words";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";

const ThingType = Object.fromEntries(thingTypes.map((type) => [type, type])) as Record<ThingType, ThingType>;
describeEnum(
  ThingType,
  "ThingType",
  "The types of what has a name and a page of its own.",
  Object.fromEntries(thingTypes.map((type) => [type, `The type ${type}.`])) as Record<ThingType, string>,
);

describeEnum(SearchTier, "SearchTier", "How well something matches, best first.", {
  EXACT_NAME: "One of its names is the text.",
  NAME_PREFIX: "One of its names begins with the text.",
  WORDS_IN_NAME: "All words stand in its names.",
  PROSE: "All words stand in its names, in what is said about it, and in its slug.",
});

@ObjectType({
  description: "A piece of a text. Together the pieces are the text: nothing in it is ever markup of ours.",
})
class TextPart {
  @Field(() => String, { description: "As stored, spaces and all." })
  text!: string;

  @Field(() => Boolean, { description: "Whether it is what was looked for." })
  isMatch!: boolean;
}

@ObjectType({ description: "Something that a search found." })
class SearchHit {
  id!: string;

  @Field(() => SearchTier, { description: "How well it matches." })
  tier!: SearchTier;

  @Field(() => [TextPart], {
    description:
      "The name of it that matched best, cut so that matches stand apart; the chief one where several do.",
  })
  name!: TextPart[];

  @Field(() => [TextPart], {
    nullable: true,
    description:
      "Some 200 characters of what is said about it, or else its slug, around the first match; … where it was cut. Null unless `tier` is PROSE.",
  })
  excerpt!: TextPart[] | null;
}

const { Connection: SearchHitConnection } = connectionOf("SearchHit", () => SearchHit);

@ObjectType({ description: "What a search found of one type." })
class SearchGroup implements Pick<SearchGroupRow, "type" | "isCapped"> {
  ask!: string;
  sought!: Sought;

  @Field(() => ThingType, { description: "The type." })
  type!: ThingType;

  @Field(() => Boolean, {
    description: `Whether there may be more: for speed no more than ${mostRead} names and ${mostRead} places of the rarest word are looked at. Then the count is of what was looked at.`,
  })
  isCapped!: boolean;
}

@ObjectType({ description: "What a search found." })
class SearchResult {
  search!: Search;
}

@Resolver(() => SearchResult)
export class SearchResolver {
  @Price({ asked: 10 })
  @Query(() => SearchResult, {
    nullable: true,
    description:
      "Things by words of their names and of what is said about them: case, accents and punctuation do not count, and none of it is syntax. Null only with an error that says why.",
  })
  async search(
    @Arg("text", () => String, {
      description: `What to look for, whatever it holds. Its first ${mostWords} words count, of each ${longestWord} characters. The last may be the beginning of a word, unless a space follows it.`,
    })
    text: string,
    @Arg("types", () => [ThingType], { nullable: true, description: "Of these types; of all when left out." })
    types: ThingType[] | null,
    @Ctx() { catalogue }: Context,
  ): Promise<SearchResult> {
    return { search: await catalogue.discovery.lookUp(text, [...new Set(types ?? thingTypes)]) };
  }

  @FieldResolver(() => [String], {
    description:
      "The words that were looked for, as they are compared; empty where the text has no letter or digit.",
  })
  words(@Root() { search }: SearchResult): readonly string[] {
    return search.sought.words;
  }

  @Price({ assumedSize: 7 })
  @FieldResolver(() => [SearchGroup], {
    description: "A group for each type, in the order asked, also where nothing was found.",
  })
  groups(@Root() { search }: SearchResult): SearchGroup[] {
    return search.groups.map((group) => Object.assign(new SearchGroup(), group, { sought: search.sought }));
  }

  @Price({ asked: 20 })
  @FieldResolver(() => [String], {
    description:
      "Where nothing holds one of the words: up to five texts with words of names that are at most two slips away, nearest first. Empty where every word is known, or none is near.",
  })
  suggestions(@Root() { search }: SearchResult, @Ctx() { catalogue }: Context) {
    return catalogue.discovery.suggestionsFor(search);
  }
}

@Resolver(() => SearchGroup)
export class SearchGroupResolver {
  @Price({ asked: 20 })
  @FieldResolver(() => SearchHitConnection, {
    description:
      "Best first: by tier; among names that begin with the text by name, else the shorter chief name first.",
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
    description: "What was found. Null when its subgraph cannot be reached.",
  })
  node(@Root() { id }: SearchHit, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
