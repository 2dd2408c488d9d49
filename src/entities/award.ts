import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "An award in one cycle: a year of a prize." })
export class Award extends Thing {
  @Field(() => String, { description: "What the award is called." })
  @Column("text")
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "The category within the prize; null where it has none.",
  })
  @Column("text", { nullable: true })
  category!: string | null;

  @Field(() => String, { nullable: true, description: "The cycle, YYYY; null when not known." })
  @Column("text", { nullable: true })
  year!: string | null;

  @Index()
  @Column("text", { nullable: true })
  conferredById!: string | null;

  /** The cycle: what lists are ordered by; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  /** Name and category folded: what the name filter looks in. */
  @Column("text")
  searchText!: string;
}
