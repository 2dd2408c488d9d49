import { ArgsType, Field } from "type-graphql";

import {
  DateOrder,
  EpisodeOrder,
  NameOrder,
  OrganisationOrder,
  PersonOrder,
  ShowOrder,
  TopicOrder,
} from "../../entities/orders";
import { PageArgs } from "./page-args";

/** The order of a list by name. */
@ArgsType()
export class NamedListArgs extends PageArgs {
  @Field(() => NameOrder, {
    defaultValue: NameOrder.A_TO_Z,
    description: "By sort name.",
  })
  orderBy!: NameOrder;
}

/** The order of a list by date. */
@ArgsType()
export class DatedListArgs extends PageArgs {
  @Field(() => DateOrder, {
    defaultValue: DateOrder.NEWEST_FIRST,
    description: "By date: when it took place, else when it was published. Undated last in both orders.",
  })
  orderBy!: DateOrder;
}

/** The order of a list of episodes. */
@ArgsType()
export class EpisodeListArgs extends PageArgs {
  @Field(() => EpisodeOrder, {
    defaultValue: EpisodeOrder.NEWEST_FIRST,
    description:
      "By date, when it took place, else when it was published, or by season and number. Unknown values come last.",
  })
  orderBy!: EpisodeOrder;
}

/** The order of a list of people. */
@ArgsType()
export class PersonListArgs extends PageArgs {
  @Field(() => PersonOrder, { defaultValue: PersonOrder.A_TO_Z, description: "By sort name, or by a count." })
  orderBy!: PersonOrder;
}

/** The order of a list of organisations. */
@ArgsType()
export class OrganisationListArgs extends PageArgs {
  @Field(() => OrganisationOrder, {
    defaultValue: OrganisationOrder.A_TO_Z,
    description: "By sort name, or by a count.",
  })
  orderBy!: OrganisationOrder;
}

/** The order of a list of shows. */
@ArgsType()
export class ShowListArgs extends PageArgs {
  @Field(() => ShowOrder, { defaultValue: ShowOrder.A_TO_Z, description: "By sort name, or by a count." })
  orderBy!: ShowOrder;
}

/** The order of a list of topics. */
@ArgsType()
export class TopicListArgs extends PageArgs {
  @Field(() => TopicOrder, { defaultValue: TopicOrder.A_TO_Z, description: "By sort name, or by a count." })
  orderBy!: TopicOrder;
}
