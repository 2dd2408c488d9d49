import { Field, InterfaceType } from "type-graphql";
import { Column } from "typeorm";

import { resolveType } from "./node";
import { Stated } from "./stated";

/** An entity with a name, a slug and a page, as opposed to a relation between two things. */
@InterfaceType({
  implements: Stated,
  description: "An entity with a name, a slug and a page, as opposed to a relation between two things.",
  resolveType,
})
export abstract class Thing extends Stated {
  @Field(() => String, {
    description: "Its name in URLs, unique within its type. It may change: former slugs still resolve.",
  })
  @Column("text")
  slug!: string;
}
