import { Field, InterfaceType } from "type-graphql";
import { Column } from "typeorm";

import { resolveType } from "./node";
import { Stated } from "./stated";

/** What has a name and a page of its own, as opposed to a relation between two such things. */
@InterfaceType({
  implements: Stated,
  description: "What has a name and a page of its own, as opposed to a relation between two such things.",
  resolveType,
})
export abstract class Thing extends Stated {
  @Field(() => String, {
    description: "Its name in addresses, unique in its type. It may change: an old one goes on leading here.",
  })
  @Column("text")
  slug!: string;
}
