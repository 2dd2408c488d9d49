import { Field, ObjectType } from "type-graphql";
import { Column } from "typeorm";

import { DatePrecision, parseEdtf } from "../domain/edtf";
import { describeEnum } from "./describe-enum";

describeEnum(DatePrecision, "DatePrecision", "How exactly a date is known.", {
  YEAR: "To the year.",
  MONTH: "To the month.",
  DAY: "To the day.",
  TIME: "To the minute or second.",
  INTERVAL: "A span between two dates.",
});

/** A value that takes four columns of its owner's table, each null where the date is not known. */
@ObjectType({
  description:
    "A date as exactly as it is known: EDTF (ISO 8601-2). A field of this type is null where nothing is known.",
})
export class EdtfDate {
  @Field(() => String, {
    description: "As stated: 2023, 2023-04, 2023-04-29, 2023-04-29T16:00Z, 2019~, 2015/..",
  })
  @Column("text", { nullable: true })
  edtf!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "First day it can be, YYYY-MM-DD in UTC; null where an interval has an open or unknown start.",
  })
  @Column("text", { nullable: true })
  earliest!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Last day it can be, YYYY-MM-DD in UTC; null where an interval has an open or unknown end.",
  })
  @Column("text", { nullable: true })
  latest!: string | null;

  @Field(() => DatePrecision, { description: "How exactly it is known." })
  @Column("text", { nullable: true })
  precision!: DatePrecision;

  static of(text: string): EdtfDate {
    const { edtf, earliest, latest, precision } = parseEdtf(text);
    return Object.assign(new EdtfDate(), { edtf, earliest, latest, precision });
  }
}
