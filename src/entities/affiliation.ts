import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfColumns } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";
import { Organisation } from "./organisation";
import { Person } from "./person";

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

describeEnum(AffiliationState, "AffiliationState", "Whether an affiliation continues, as of its sources.", {
  CURRENT: "It continues.",
  FORMER: "It has ended, whether or not its end is known.",
  UNKNOWN: "The sources do not say.",
});

@Index("affiliation_by_person", ["personId", "sortOn", "id"])
@Index("affiliation_by_organisation", ["organisationId", "sortOn", "id"])
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description: "A person belongs or belonged to an organisation for some time.",
})
export class Affiliation extends Stated {
  @Column("text")
  personId!: string;

  @Column("text")
  organisationId!: string;

  @Field(() => AffiliationKind, { description: "The kind of belonging." })
  @Column("text")
  kind!: AffiliationKind;

  @Field(() => String, {
    nullable: true,
    description: "The role or job title, such as “Headteacher”; null when not stated.",
  })
  @Column("text", { nullable: true })
  roleTitle!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "Its start; null when not known." })
  @EdtfColumns()
  start!: EdtfDate | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "Its end; null when not known, or when it continues: see `state`.",
  })
  @EdtfColumns()
  end!: EdtfDate | null;

  @Field(() => AffiliationState, { description: "Whether it continues, as of its sources." })
  @Column("text", { default: AffiliationState.UNKNOWN })
  state!: AffiliationState;

  /** Its start: the sort key of lists; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  @ManyToOne(() => Person, (p) => p.affiliations, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "personId" })
  person?: Relation<Person>;

  @ManyToOne(() => Organisation, (o) => o.affiliations, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "organisationId" })
  organisation?: Relation<Organisation>;
}
