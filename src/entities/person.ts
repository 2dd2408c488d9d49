import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

import { Account } from "./account";
import { Identifier } from "./identifier";
import { Stated } from "./stated";
import { Node } from "./node";
import { Thing } from "./thing";

@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "A human (schema.org Person)." })
export class Person extends Thing {
  @Field(() => String, { description: "The name by which the person is known, without honorifics." })
  @Column("text")
  name!: string;

  @Field(() => String, { description: "As it sorts: “Carr, Victoria”." })
  @Column("text")
  sortName!: string;

  @Field(() => String, { nullable: true, description: "“Dr”; null when none is known." })
  @Column("text", { nullable: true })
  honorificPrefix!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Post-nominals such as “CMgr MCMI”; null when none is known.",
  })
  @Column("text", { nullable: true })
  honorificSuffix!: string | null;

  @Field(() => [String], { description: "Other names and nicknames; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  alternateNames!: string[];

  @Field(() => String, {
    nullable: true,
    description: "One line about the person; null when none was written.",
  })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => [Identifier], { description: "ORCID, ISNI, Wikidata; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  identifiers!: Identifier[];

  @Field(() => [Account], { description: "Handles and channels; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  accounts!: Account[];

  /** The sort name folded: what lists are ordered by. */
  @Column("text")
  sortText!: string;

  /** All names folded: what the name filter looks in. */
  @Column("text")
  searchText!: string;
}
