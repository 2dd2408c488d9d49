import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { Account } from "./account";
import { describeEnum } from "./describe-enum";
import { Identifier } from "./identifier";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

export enum OrganisationKind {
  SCHOOL = "SCHOOL",
  COLLEGE = "COLLEGE",
  UNIVERSITY = "UNIVERSITY",
  RESEARCH_CENTRE = "RESEARCH_CENTRE",
  ACADEMY_TRUST = "ACADEMY_TRUST",
  FEDERATION = "FEDERATION",
  COOPERATIVE = "COOPERATIVE",
  LOCAL_AUTHORITY = "LOCAL_AUTHORITY",
  GOVERNMENT_DEPARTMENT = "GOVERNMENT_DEPARTMENT",
  REGULATOR = "REGULATOR",
  MILITARY = "MILITARY",
  BUSINESS = "BUSINESS",
  CHARITY = "CHARITY",
  MEDIA = "MEDIA",
  PUBLISHER = "PUBLISHER",
  PROFESSIONAL_BODY = "PROFESSIONAL_BODY",
  NETWORK = "NETWORK",
}

describeEnum(OrganisationKind, "OrganisationKind", "What kind of body an organisation is.", {
  SCHOOL: "A primary, secondary or special school.",
  COLLEGE: "A further-education or sixth-form college.",
  UNIVERSITY: "A university, or a faculty or school of one.",
  RESEARCH_CENTRE: "A centre or institute for research.",
  ACADEMY_TRUST: "A trust that runs academies.",
  FEDERATION: "Bodies under one governing body or banner.",
  COOPERATIVE: "Owned and run by its members.",
  LOCAL_AUTHORITY: "A council.",
  GOVERNMENT_DEPARTMENT: "A department of state.",
  REGULATOR: "Inspects or licenses others.",
  MILITARY: "Armed forces, and units and centres of them.",
  BUSINESS: "A company or a sole trader's firm.",
  CHARITY: "A charity, or a health service trust.",
  MEDIA: "A newspaper, broadcaster or magazine.",
  PUBLISHER: "Publishes books, journals or resources.",
  PROFESSIONAL_BODY: "The body of a profession or discipline.",
  NETWORK: "People or bodies who work together without one owner.",
});

@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "A body (schema.org Organization, ROR)." })
export class Organisation extends Thing {
  @Field(() => String, { description: "The name by which it is known." })
  @Column("text")
  name!: string;

  @Field(() => [String], { description: "Other names and abbreviations; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  alternateNames!: string[];

  @Field(() => OrganisationKind, { nullable: true, description: "Null where the source does not tell." })
  @Column("text", { nullable: true })
  kind!: OrganisationKind | null;

  @Index()
  @Column("text", { nullable: true })
  parentId!: string | null;

  @Field(() => String, { nullable: true, description: "Where it is, as stated; null when not known." })
  @Column("text", { nullable: true })
  locality!: string | null;

  @Field(() => String, { nullable: true, description: "One line about it; null when none was written." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => [Identifier], { description: "ROR, org-id such as GB-EDU-URN; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  identifiers!: Identifier[];

  @Field(() => [Account], { description: "Handles and channels; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  accounts!: Account[];

  /** The name folded: what lists are ordered by. */
  @Column("text")
  sortText!: string;

  /** All names folded: what the name filter looks in. */
  @Column("text")
  searchText!: string;
}
