import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique, type Relation } from "typeorm";

import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";
import { Honour } from "./honour";
import { Organisation } from "./organisation";
import { byId } from "./orders";
import { PageOrder } from "./page-order";

@Index("award_by_date", ["sortOn", "id"])
@Index("award_by_date_undated_last", { synchronize: false })
@Index("award_by_conferrer", ["conferredById", "sortOn", "id"])
@Unique(["slug"])
@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "An award in one cycle: a year of a prize." })
export class Award extends Thing {
  @Field(() => String, { description: "The name of the award." })
  @Column("text")
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "The category within the prize; null when it has none.",
  })
  @Column("text", { nullable: true })
  category!: string | null;

  @Field(() => String, { nullable: true, description: "The cycle, YYYY; null when not known." })
  @Column("text", { nullable: true })
  year!: string | null;

  @Column("text", { nullable: true })
  conferredById!: string | null;

  /** The cycle: the sort key of lists; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  /** Name and category folded: the text that the name filter searches. */
  @Column("text")
  searchText!: string;

  @ManyToOne(() => Organisation, (o) => o.awards, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "conferredById" })
  conferredBy?: Relation<Organisation> | null;

  @OneToMany(() => Honour, (h) => h.award)
  @PageOrder(byId)
  honours?: Relation<Honour>[];
}
