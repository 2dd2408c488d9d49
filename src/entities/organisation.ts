import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique, type Relation } from "typeorm";

import { Account } from "./account";
import { PartIds, PartValues } from "./derived-properties";
import { describeEnum } from "./describe-enum";
import { Identifier } from "./identifier";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";
import { About } from "./about";
import { Affiliation } from "./affiliation";
import { Award } from "./award";
import { Partnership } from "./partnership";
import { Publication } from "./publication";
import { ShowOrganisation } from "./show-organisation";
import { Contribution } from "./contribution";
import { HonourRecipient } from "./honour-recipient";
import { OrganisationTopic } from "./organisation-topic";
import { byDate, byId, byName, byPosition } from "./orders";
import { PageOrder } from "./page-order";

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
  HOSPITAL = "HOSPITAL",
  PARTY = "PARTY",
  CLUB = "CLUB",
  OTHER = "OTHER",
}

describeEnum(OrganisationKind, "OrganisationKind", "What kind of body an organisation is.", {
  SCHOOL: "A primary, secondary or special school.",
  COLLEGE: "A further-education or sixth-form college.",
  UNIVERSITY: "A university, or a faculty or school of one.",
  RESEARCH_CENTRE: "A centre or institute for research.",
  ACADEMY_TRUST: "A trust that runs academies.",
  FEDERATION: "Bodies under one governing body or name.",
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
  HOSPITAL: "A hospital, or a group of them.",
  PARTY: "A political party.",
  CLUB: "A club: of sport, of members.",
  OTHER: "None of these.",
});

@Index("organisation_by_name", ["sortText", "id"])
@Index("organisation_by_parent", ["parentId", "sortText", "id"])
@Unique(["slug"])
@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "A body (schema.org Organization, ROR)." })
export class Organisation extends Thing {
  @Field(() => String, { description: "Its main name." })
  @Column("text")
  name!: string;

  @Field(() => [String], { description: "Other names and abbreviations; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  alternateNames!: string[];

  @Field(() => OrganisationKind, { nullable: true, description: "Null where the source does not tell." })
  @Column("text", { nullable: true })
  kind!: OrganisationKind | null;

  @Column("text", { nullable: true })
  parentId!: string | null;

  @Field(() => String, { nullable: true, description: "Where it is, as stated; null when not known." })
  @Column("text", { nullable: true })
  locality!: string | null;

  @Field(() => String, { nullable: true, description: "A one-line description; null when there is none." })
  @Column("text", { nullable: true })
  description!: string | null;

  /** Ids of its topics, in the order stated. */
  @PartIds("topics", "topicId")
  topicIds!: string[];

  @Field(() => [Identifier], { description: "ROR, org-id such as GB-EDU-URN; empty when none is known." })
  @PartValues("identifierRows", "scheme", "value", "standing")
  identifiers!: Identifier[];

  @Field(() => [Account], { description: "Handles and channels; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  accounts!: Account[];

  /** The name folded: the sort key of lists. */
  @Column("text")
  sortText!: string;

  /** All names folded: the text that the name filter searches. */
  @Column("text")
  searchText!: string;

  @ManyToOne(() => Organisation, (o) => o.children, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "parentId" })
  parent?: Relation<Organisation> | null;

  @OneToMany(() => Affiliation, (a) => a.organisation)
  @PageOrder(byDate.NEWEST_FIRST)
  affiliations?: Relation<Affiliation>[];

  @OneToMany(() => Organisation, (o) => o.parent)
  @PageOrder(byName.A_TO_Z)
  children?: Relation<Organisation>[];

  @OneToMany(() => Partnership, (p) => p.from)
  @PageOrder(byDate.NEWEST_FIRST)
  partnerships?: Relation<Partnership>[];

  @OneToMany(() => Partnership, (p) => p.to)
  @PageOrder(byDate.NEWEST_FIRST)
  partneredBy?: Relation<Partnership>[];

  @OneToMany(() => ShowOrganisation, (s) => s.organisation)
  @PageOrder(byId)
  shows?: Relation<ShowOrganisation>[];

  @OneToMany(() => Publication, (p) => p.publisher)
  @PageOrder(byDate.NEWEST_FIRST)
  publications?: Relation<Publication>[];

  @OneToMany(() => Award, (a) => a.conferredBy)
  @PageOrder(byDate.NEWEST_FIRST)
  awards?: Relation<Award>[];

  @OneToMany(() => About, (a) => a.subjectOrganisation)
  @PageOrder(byId)
  subjectOf?: Relation<About>[];

  @OneToMany(() => Identifier, (row) => row.organisation)
  @PageOrder(byPosition)
  identifierRows?: Relation<Identifier>[];

  @OneToMany(() => Contribution, (c) => c.contributorOrganisation)
  @PageOrder(byDate.NEWEST_FIRST)
  contributions?: Relation<Contribution>[];

  @OneToMany(() => HonourRecipient, (row) => row.recipientOrganisation)
  @PageOrder(byDate.NEWEST_FIRST)
  honours?: Relation<HonourRecipient>[];

  @OneToMany(() => OrganisationTopic, (row) => row.organisation)
  @PageOrder(byPosition)
  topics?: Relation<OrganisationTopic>[];
}
