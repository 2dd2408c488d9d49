import { Extensions, Field, Int, InterfaceType } from "type-graphql";
import { Column } from "typeorm";

import type { FieldPrice } from "../domain/field-price";
import { Citation } from "./citation";
import { Link } from "./link";
import { Node, resolveType } from "./node";
import { Standing } from "./standing";

/** Most have one or two. */
const sourcesPrice: FieldPrice = { longest: 12 };

/** The base of all entities: a standing, sources, links and a version. */
@InterfaceType({
  implements: Node,
  description: "An entity with a standing and sources: a thing, or a relation between things.",
  resolveType,
})
export abstract class Stated extends Node {
  @Field(() => Standing, { description: "How certain it is." })
  @Column("text", { default: Standing.STATED })
  standing!: Standing;

  @Field(() => String, {
    nullable: true,
    description: "What it was inferred from, in words; null unless `standing` is INFERRED.",
  })
  @Column("text", { nullable: true })
  inferredFrom!: string | null;

  @Extensions({ price: sourcesPrice })
  @Field(() => [Citation], { description: "Its sources, in the order given; empty is a data gap." })
  @Column("simple-json", { default: "[]" })
  sources!: Citation[];

  @Field(() => [Link], { description: "Its links, in the order given; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  links!: Link[];

  /** Counted by the writer, which keeps the same number in the table `node`. */
  @Field(() => Int, { description: "The number of changes of it so far, its creation included." })
  @Column("integer", { default: 1 })
  version!: number;
}
