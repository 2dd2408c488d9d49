import { Field, InterfaceType } from "type-graphql";
import { Column } from "typeorm";

import { Citation } from "./citation";
import { Link } from "./link";
import { Node, resolveType } from "./node";
import { Standing } from "./standing";

/** Everything in the catalogue: a thing or a relation between things, how well it stands, and where it came from. */
@InterfaceType({
  implements: Node,
  description: "A thing or a relation that somebody stated: how well it stands, and where it came from.",
  resolveType,
})
export abstract class Stated extends Node {
  @Field(() => Standing, { description: "How well it stands." })
  @Column("text", { default: Standing.STATED })
  standing!: Standing;

  @Field(() => String, {
    nullable: true,
    description: "What it was concluded from, in words; null unless `standing` is INFERRED.",
  })
  @Column("text", { nullable: true })
  inferredFrom!: string | null;

  @Field(() => [Citation], { description: "Where it came from, in the order given; empty is a data gap." })
  @Column("simple-json", { default: "[]" })
  sources!: Citation[];

  @Field(() => [Link], { description: "Its links, in the order given; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  links!: Link[];
}
