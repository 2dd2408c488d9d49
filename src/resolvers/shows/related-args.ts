import { ArgsType, Field } from "type-graphql";

import { RelatedReason } from "../../catalogue/read-models/reasons";
import { DatedListArgs } from "../shared/list-args";

@ArgsType()
export class RelatedArgs extends DatedListArgs {
  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; by default all but PERSON_AFFILIATION.",
  })
  reasons: RelatedReason[] | null = null;
}
