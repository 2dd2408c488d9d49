import { ArgsType, Field, ID } from "type-graphql";

/** Exactly one of the two. */
@ArgsType()
export class LookupArgs {
  @Field(() => ID, { nullable: true, description: "Its id or its slug. Give this or `slug`." })
  id: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: "Its slug, or a former one. Give this or `id`.",
  })
  slug: string | null = null;
}
