import { Field, ObjectType } from "type-graphql";
import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from "typeorm";

import { IdentifierScheme } from "../domain/identifiers";
import { describeEnum } from "./describe-enum";
import { NodeRow } from "./identity-tables";
import { Organisation } from "./organisation";
import { PartOf } from "./part-of";
import { Person } from "./person";
import { Publication } from "./publication";
import { Show } from "./show";
import { Standing } from "./standing";

describeEnum(IdentifierScheme, "IdentifierScheme", "The registry that assigned an identifier.", {
  ORCID: "A person, by orcid.org: 0000-0002-1825-0097. The last character is a check digit.",
  ISNI: "A person or body, by isni.org: 16 characters, the last a check digit.",
  WIKIDATA: "An item of wikidata.org: Q42.",
  ROR: "A research organisation, by ror.org: 05gq02987. The last two digits are a checksum.",
  ORG_ID: "A body, by org-id.guide: the list, then its code: GB-EDU-123456.",
  DOI: "A publication, by doi.org: 10.1000/182, in lower case.",
  ISBN: "A book: 13 digits, the last a check digit.",
  ISSN: "A journal: 8 characters, the last a check digit.",
  HANDLE: "A document, by hdl.handle.net: 10034/622189.",
  PODCAST_GUID: "A podcast, by Podcasting 2.0 `podcast:guid`: a UUID.",
});

/** The same identifier, which another entity claims too. */
export const asDisputed = ({ scheme, value }: Identifier) => ({ scheme, value, standing: Standing.DISPUTED });

/** The owner's id, in one column for all types: the foreign key is to the table of all ids. */
const elsewhere = { nullable: false, createForeignKeyConstraints: false } as const;

@Index("identifier_by_value", ["scheme", "value"])
@Index("identifier_of_one", ["scheme", "value"], { unique: true, where: `"standing" <> 'DISPUTED'` })
@Entity("identifier", { withoutRowid: true })
@ObjectType({
  description:
    "An identifier assigned by a registry. A value without an id of its own. Unique, unless it is DISPUTED.",
})
export class Identifier extends PartOf<Person | Organisation | Show | Publication> {
  /** The id of a person, an organisation, a publication or a show. */
  @ForeignKey(() => NodeRow, { deferrable: "INITIALLY DEFERRED" })
  @PrimaryColumn("text")
  ownerId!: string;

  /** The position as stated, counted from 1. */
  @PrimaryColumn("integer")
  position!: number;

  @Field(() => IdentifierScheme, { description: "The registry." })
  @Column("text")
  scheme!: IdentifierScheme;

  @Field(() => String, { description: "As the registry writes it, without a URL prefix." })
  @Column("text")
  value!: string;

  @Field(() => Standing, {
    description: "The standing of the claim that the identifier belongs to this entity.",
  })
  @Column("text", { default: Standing.STATED })
  standing!: Standing;

  @ManyToOne(() => Person, (person) => person.identifierRows, elsewhere)
  @JoinColumn({ name: "ownerId" })
  person?: Relation<Person> | null;

  @ManyToOne(() => Organisation, (organisation) => organisation.identifierRows, elsewhere)
  @JoinColumn({ name: "ownerId" })
  organisation?: Relation<Organisation> | null;

  @ManyToOne(() => Publication, (publication) => publication.identifierRows, elsewhere)
  @JoinColumn({ name: "ownerId" })
  publication?: Relation<Publication> | null;

  @ManyToOne(() => Show, (show) => show.identifierRows, elsewhere)
  @JoinColumn({ name: "ownerId" })
  show?: Relation<Show> | null;
}
