import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from "typeorm";

import { ArcColumns, exactlyOneOf, Follows } from "./derived-properties";
import { Honour } from "./honour";
import { Organisation } from "./organisation";
import { PartOf } from "./part-of";
import { Person } from "./person";
import { Publication } from "./publication";
import { Show } from "./show";

/** A recipient of an honour: a part of the honour. */
@Index("honour_recipient_by_person", ["recipientPersonId", "sortOn", "honourId"], {
  where: '"recipientPersonId" IS NOT NULL',
})
@Index("honour_recipient_by_organisation", ["recipientOrganisationId", "sortOn", "honourId"], {
  where: '"recipientOrganisationId" IS NOT NULL',
})
@Index("honour_recipient_by_show", ["recipientShowId", "sortOn", "honourId"], {
  where: '"recipientShowId" IS NOT NULL',
})
@Index("honour_recipient_by_publication", ["recipientPublicationId", "sortOn", "honourId"], {
  where: '"recipientPublicationId" IS NOT NULL',
})
@Check("honour_recipient_one", exactlyOneOf("recipientId", "Person", "Organisation", "Show", "Publication"))
@Entity("honour_recipient", { withoutRowid: true })
export class HonourRecipient extends PartOf<Honour> {
  @PrimaryColumn("text")
  honourId!: string;

  /** The position as stated, counted from 1. */
  @PrimaryColumn("integer")
  position!: number;

  /** The id of a person, an organisation, a show or a publication. */
  @ArcColumns("Person", "Organisation", "Show", "Publication")
  recipientId!: string;

  /** The honour's date: the sort key of lists of honours. */
  @Follows("honour", "sortOn")
  @Column("text", { default: "" })
  sortOn!: string;

  @ManyToOne(() => Honour, (honour) => honour.recipients, {
    nullable: false,
    deferrable: "INITIALLY DEFERRED",
  })
  @JoinColumn({ name: "honourId" })
  honour?: Relation<Honour>;

  @ManyToOne(() => Person, (person) => person.honours, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "recipientPersonId" })
  recipientPerson?: Relation<Person> | null;

  @ManyToOne(() => Organisation, (organisation) => organisation.honours, {
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: "recipientOrganisationId" })
  recipientOrganisation?: Relation<Organisation> | null;

  @ManyToOne(() => Show, (show) => show.honours, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "recipientShowId" })
  recipientShow?: Relation<Show> | null;

  @ManyToOne(() => Publication, (publication) => publication.honours, {
    deferrable: "INITIALLY DEFERRED",
  })
  @JoinColumn({ name: "recipientPublicationId" })
  recipientPublication?: Relation<Publication> | null;
}
