import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, OneToMany, Unique, type Relation } from "typeorm";

import { Account } from "./account";
import { PartValues } from "./derived-properties";
import { Identifier } from "./identifier";
import { Stated } from "./stated";
import { Node } from "./node";
import { Thing } from "./thing";
import { About } from "./about";
import { Affiliation } from "./affiliation";
import { Appearance } from "./appearance";
import { Contribution } from "./contribution";
import { Host } from "./host";
import { HonourRecipient } from "./honour-recipient";
import { byDate, byId, byPosition } from "./orders";
import { PageOrder } from "./page-order";

@Index("person_by_name", ["sortText", "id"])
@Unique(["slug"])
@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "A human (schema.org Person)." })
export class Person extends Thing {
  @Field(() => String, { description: "The main name, without honorifics." })
  @Column("text")
  name!: string;

  @Field(() => String, { description: "The sort name: “Carr, Victoria”." })
  @Column("text")
  sortName!: string;

  @Field(() => String, { nullable: true, description: "A title such as “Dr”; null when none is known." })
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
    description: "A one-line description; null when there is none.",
  })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => [Identifier], { description: "ORCID, ISNI, Wikidata; empty when none is known." })
  @PartValues("identifierRows", "scheme", "value", "standing")
  identifiers!: Identifier[];

  @Field(() => [Account], { description: "Handles and channels; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  accounts!: Account[];

  /** The sort name folded: the sort key of lists. */
  @Column("text")
  sortText!: string;

  /** All names folded: the text that the name filter searches. */
  @Column("text")
  searchText!: string;

  @OneToMany(() => Affiliation, (a) => a.person)
  @PageOrder(byDate.NEWEST_FIRST)
  affiliations?: Relation<Affiliation>[];

  @OneToMany(() => Appearance, (a) => a.person)
  @PageOrder(byDate.NEWEST_FIRST)
  appearances?: Relation<Appearance>[];

  @OneToMany(() => Host, (h) => h.person)
  @PageOrder(byDate.NEWEST_FIRST)
  hostings?: Relation<Host>[];

  @OneToMany(() => Contribution, (c) => c.contributorPerson)
  @PageOrder(byDate.NEWEST_FIRST)
  publications?: Relation<Contribution>[];

  @OneToMany(() => HonourRecipient, (row) => row.recipientPerson)
  @PageOrder(byDate.NEWEST_FIRST)
  honours?: Relation<HonourRecipient>[];

  @OneToMany(() => About, (a) => a.subjectPerson)
  @PageOrder(byId)
  subjectOf?: Relation<About>[];

  @OneToMany(() => Identifier, (row) => row.person)
  @PageOrder(byPosition)
  identifierRows?: Relation<Identifier>[];
}
