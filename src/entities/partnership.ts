import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";

export enum PartnershipKind {
  MEMBER_OF = "MEMBER_OF",
  COLLABORATION = "COLLABORATION",
  SPONSORSHIP = "SPONSORSHIP",
  SUPPLIER = "SUPPLIER",
  GOVERNANCE = "GOVERNANCE",
}

describeEnum(PartnershipKind, "PartnershipKind", "How one organisation is tied to another.", {
  MEMBER_OF: "`from` is a member of `to`, as a school is of a collaborative.",
  COLLABORATION: "`from` works together with `to`.",
  SPONSORSHIP: "`from` supports `to`.",
  SUPPLIER: "`from` supplies `to`.",
  GOVERNANCE: "`from` governs or inspects `to`.",
});

@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "One organisation tied to another, in one direction; being part of another is `Organisation.parent`.",
})
export class Partnership extends Stated {
  @Index()
  @Column("text")
  fromId!: string;

  @Index()
  @Column("text")
  toId!: string;

  @Field(() => PartnershipKind, { description: "How `from` is tied to `to`." })
  @Column("text")
  kind!: PartnershipKind;

  @Field(() => String, { nullable: true, description: "One line about it; null when none was written." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "Null when not known." })
  @Column(() => EdtfDate)
  start!: EdtfDate | null;

  @Field(() => EdtfDate, { nullable: true, description: "Null when not known, or when it goes on." })
  @Column(() => EdtfDate)
  end!: EdtfDate | null;

  /** Its start: what lists are ordered by; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;
}
