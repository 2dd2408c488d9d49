import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";

export enum AffiliationKind {
  EMPLOYMENT = "EMPLOYMENT",
  FOUNDER = "FOUNDER",
  DIRECTORSHIP = "DIRECTORSHIP",
  MEMBERSHIP = "MEMBERSHIP",
  SERVICE = "SERVICE",
  EDUCATION = "EDUCATION",
  INVITED_POSITION = "INVITED_POSITION",
}

describeEnum(AffiliationKind, "AffiliationKind", "How a person belongs to an organisation (ORCID, Popolo).", {
  EMPLOYMENT: "Works or worked there.",
  FOUNDER: "Set it up.",
  DIRECTORSHIP: "Directs or directed it.",
  MEMBERSHIP: "A member or fellow.",
  SERVICE: "Serves, as a reservist or volunteer does.",
  EDUCATION: "Studied there.",
  INVITED_POSITION: "Holds an invited post, such as a visiting fellowship.",
});

export enum AffiliationState {
  CURRENT = "CURRENT",
  FORMER = "FORMER",
  UNKNOWN = "UNKNOWN",
}

describeEnum(AffiliationState, "AffiliationState", "Whether an affiliation goes on, as of its sources.", {
  CURRENT: "It goes on.",
  FORMER: "It is over, whether or not its end is known.",
  UNKNOWN: "The sources do not tell.",
});

@Entity()
@ObjectType({
  implements: [Node, Stated],
  description: "A person belonging to an organisation over some time.",
})
export class Affiliation extends Stated {
  @Index()
  @Column("text")
  personId!: string;

  @Index()
  @Column("text")
  organisationId!: string;

  @Field(() => AffiliationKind, { description: "How the person belongs to it." })
  @Column("text")
  kind!: AffiliationKind;

  @Field(() => String, { nullable: true, description: "“Headteacher”; null when not stated." })
  @Column("text", { nullable: true })
  roleTitle!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "Null when not known." })
  @Column(() => EdtfDate)
  start!: EdtfDate | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "Null when not known, or when it goes on: `state` tells.",
  })
  @Column(() => EdtfDate)
  end!: EdtfDate | null;

  @Field(() => AffiliationState, { description: "Whether it goes on, as of its sources." })
  @Column("text", { default: AffiliationState.UNKNOWN })
  state!: AffiliationState;

  /** Its start: what lists are ordered by; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;
}
