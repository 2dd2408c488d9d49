import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from "typeorm";

import { ArcColumns, exactlyOneOf, Follows } from "./derived-properties";
import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";
import { Organisation } from "./organisation";
import { Person } from "./person";
import { Publication } from "./publication";
import { Show } from "./show";

export enum ContributionRole {
  AUTHOR = "AUTHOR",
  EDITOR = "EDITOR",
  CONTRIBUTOR = "CONTRIBUTOR",
  QUOTED = "QUOTED",
}

describeEnum(ContributionRole, "ContributionRole", "The role of a contributor to a publication.", {
  AUTHOR: "Wrote it, alone or with others.",
  EDITOR: "Edited it.",
  CONTRIBUTOR: "Wrote a part, or helped in another way.",
  QUOTED: "Is quoted in it.",
});

@Index("contribution_by_person", ["contributorPersonId", "sortOn", "id"], {
  where: '"contributorPersonId" IS NOT NULL',
})
@Index("contribution_by_organisation", ["contributorOrganisationId", "sortOn", "id"], {
  where: '"contributorOrganisationId" IS NOT NULL',
})
@Index("contribution_by_show", ["contributorShowId", "sortOn", "id"], {
  where: '"contributorShowId" IS NOT NULL',
})
@Check("contribution_one_contributor", exactlyOneOf("contributorId", "Person", "Organisation", "Show"))
@Index("contribution_by_publication", ["publicationId", "position", "id"])
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description: "A person, an organisation or a show contributed to a publication.",
})
export class Contribution extends Stated {
  /** The id of a person, an organisation or a show. */
  @ArcColumns("Person", "Organisation", "Show")
  contributorId!: string;

  @Column("text")
  publicationId!: string;

  @Field(() => ContributionRole, { description: "The role." })
  @Column("text")
  role!: ContributionRole;

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null when it equals the name.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => Int, { description: "Place among the contributors, counted from 1." })
  @Column("integer", { default: 1 })
  position!: number;

  /** The publication's date: the sort key of a person's list; '' when not known. */
  @Follows("publication", "sortOn")
  @Column("text", { default: "" })
  sortOn!: string;

  @ManyToOne(() => Person, (person) => person.publications, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "contributorPersonId" })
  contributorPerson?: Relation<Person> | null;

  @ManyToOne(() => Organisation, (organisation) => organisation.contributions, {
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: "contributorOrganisationId" })
  contributorOrganisation?: Relation<Organisation> | null;

  @ManyToOne(() => Show, (show) => show.contributions, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "contributorShowId" })
  contributorShow?: Relation<Show> | null;

  @ManyToOne(() => Publication, (p) => p.contributions, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "publicationId" })
  publication?: Relation<Publication>;
}
