import { Field, InputType } from "type-graphql";

import { parseEdtf } from "../../domain/edtf";
import { BadInput, shown } from "../../domain/errors";

@InputType("DateRangeInput", {
  description:
    "A range of days, both ends inclusive. Matches dates that may lie within it; undated rows never match.",
})
export class DateRange {
  @Field(() => String, {
    nullable: true,
    description: "EDTF, such as 2021 or 2021-04-29; its first day counts.",
  })
  from?: string | null;

  @Field(() => String, { nullable: true, description: "EDTF, such as 2024; its last day counts." })
  to?: string | null;
}

/** The first and last day of a range; null for an open side. */
export function daysOf(
  dates: DateRange | null | undefined,
): { from: string | null; to: string | null } | null {
  if (!dates) return null;
  const from = typeof dates.from === "string" ? parseEdtf(dates.from).earliest : null;
  const to = typeof dates.to === "string" ? parseEdtf(dates.to).latest : null;
  if (from !== null && to !== null && from > to) {
    throw new BadInput(
      `Expected \`from\` before \`to\`, but got ${shown(dates.from)} to ${shown(dates.to)}.`,
    );
  }
  return { from, to };
}
