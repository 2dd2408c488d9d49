import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from "typeorm";

import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";
import { Organisation } from "./organisation";
import { Show } from "./show";

export enum ShowOrganisationRole {
  PUBLISHER = "PUBLISHER",
  PRODUCER = "PRODUCER",
  SPONSOR = "SPONSOR",
  IN_ASSOCIATION = "IN_ASSOCIATION",
  ORGANISER = "ORGANISER",
}

describeEnum(ShowOrganisationRole, "ShowOrganisationRole", "The role of an organisation for a show.", {
  PUBLISHER: "Publishes it.",
  PRODUCER: "Makes it.",
  SPONSOR: "Supports it.",
  IN_ASSOCIATION: "It is made in association with it.",
  ORGANISER: "Organises the event.",
});

@Index("show_organisation_by_show", ["showId", "id"])
@Index("show_organisation_by_organisation", ["organisationId", "id"])
@Entity("show_organisation")
@ObjectType({ implements: [Node, Stated], description: "The role of an organisation for a show." })
export class ShowOrganisation extends Stated {
  @Column("text")
  showId!: string;

  @Column("text")
  organisationId!: string;

  @Field(() => ShowOrganisationRole, { description: "The role." })
  @Column("text")
  role!: ShowOrganisationRole;

  @ManyToOne(() => Show, (s) => s.organisations, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "showId" })
  show?: Relation<Show>;

  @ManyToOne(() => Organisation, (o) => o.shows, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn({ name: "organisationId" })
  organisation?: Relation<Organisation>;
}
