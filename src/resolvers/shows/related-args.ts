import { ArgsType, Field } from "type-graphql";

import { RelatedReason } from "../../projections/related/reasons";
import { DatedListArgs } from "../shared/list-args";

@ArgsType()
export class RelatedArgs extends DatedListArgs {
  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; all except PERSON_AFFILIATION by default.",
  })
  reasons: RelatedReason[] | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether only this one itself counts, not those below it. By default they count too.",
  })
  exactly: boolean | null = null;
}
