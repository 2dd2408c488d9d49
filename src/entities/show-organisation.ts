import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";

export enum ShowOrganisationRole {
  PUBLISHER = "PUBLISHER",
  PRODUCER = "PRODUCER",
  SPONSOR = "SPONSOR",
  IN_ASSOCIATION = "IN_ASSOCIATION",
  ORGANISER = "ORGANISER",
}

describeEnum(ShowOrganisationRole, "ShowOrganisationRole", "What an organisation does for a show.", {
  PUBLISHER: "Brings it out.",
  PRODUCER: "Makes it.",
  SPONSOR: "Supports it.",
  IN_ASSOCIATION: "It is made in association with it.",
  ORGANISER: "Puts the event on.",
});

@Entity("show_organisation")
@ObjectType({ implements: [Node, Stated], description: "What an organisation does for a show." })
export class ShowOrganisation extends Stated {
  @Index()
  @Column("text")
  showId!: string;

  @Index()
  @Column("text")
  organisationId!: string;

  @Field(() => ShowOrganisationRole, { description: "What it does for the show." })
  @Column("text")
  role!: ShowOrganisationRole;
}
