import { ArgsType, Field, ID } from "type-graphql";

/** Exactly one of the two. */
@ArgsType()
export class LookupArgs {
  @Field(() => ID, { nullable: true, description: "Its id. Give this or `slug`." })
  id: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: "Its slug, or one that it had before. Give this or `id`.",
  })
  slug: string | null = null;
}
