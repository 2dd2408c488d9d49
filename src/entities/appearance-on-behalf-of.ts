import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from "typeorm";

import { Appearance } from "./appearance";
import { Organisation } from "./organisation";
import { PartOf } from "./part-of";

/** An organisation on whose behalf a person appeared: a part of the appearance. */
@Index("appearance_on_behalf_of_by_organisation", ["organisationId", "appearanceId"])
@Entity("appearance_on_behalf_of", { withoutRowid: true })
export class AppearanceOnBehalfOf extends PartOf<Appearance> {
  @PrimaryColumn("text")
  appearanceId!: string;

  /** The position as stated, counted from 1. */
  @PrimaryColumn("integer")
  position!: number;

  @Column("text")
  organisationId!: string;

  @ManyToOne(() => Appearance, (appearance) => appearance.onBehalfOf, {
    nullable: false,
    deferrable: "INITIALLY DEFERRED",
  })
  @JoinColumn({ name: "appearanceId" })
  appearance?: Relation<Appearance>;

  @ManyToOne(() => Organisation, {
    nullable: false,
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: "organisationId" })
  organisation?: Relation<Organisation>;
}
