import { Field, ObjectType } from "type-graphql";

import { DatePrecision, parseEdtf } from "../domain/edtf";
import { describeEnum } from "./describe-enum";

describeEnum(DatePrecision, "DatePrecision", "How exactly a date is known.", {
  YEAR: "To the year.",
  MONTH: "To the month.",
  DAY: "To the day.",
  TIME: "To the minute or second.",
  INTERVAL: "A span between two dates.",
});

/** A value in four columns of its owner's table, all null if the date is not known. */
@ObjectType({
  description:
    "A date, as exactly as it is known: EDTF (ISO 8601-2). A field of this type is null when the date is not known.",
})
export class EdtfDate {
  @Field(() => String, {
    description: "As stated: 2023, 2023-04, 2023-04-29, 2023-04-29T16:00Z, 2019~, 2015/..",
  })
  edtf!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "First possible day, YYYY-MM-DD in its own time zone; null when an interval has an open or unknown start.",
  })
  earliest!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Last possible day, YYYY-MM-DD in its own time zone; null when an interval has an open or unknown end.",
  })
  latest!: string | null;

  @Field(() => DatePrecision, { description: "How exactly it is known." })
  precision!: DatePrecision;

  static of(text: string): EdtfDate {
    const { edtf, earliest, latest, precision } = parseEdtf(text);
    return Object.assign(new EdtfDate(), { edtf, earliest, latest, precision });
  }
}
