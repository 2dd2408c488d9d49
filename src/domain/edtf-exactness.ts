import { DatePrecision, parseEdtf, type ParsedDate } from "./edtf";
import { RostrumError } from "./errors";

/** Whether a date (EDTF) says more exactly when it was, without contradicting the other one. Null: not known at all. */
export function isMoreExact(date: string, than: string | null): boolean {
  if (than === null) return true;
  const [inner, outer] = [parseEdtf(date), parseEdtf(than)];
  return isWithin(inner, outer) && (!isWithin(outer, inner) || (isTime(inner) && !isTime(outer)));
}

/** Whether both dates may be true of one day: one contains the other, or they are one moment. */
export function areCompatible(one: string, other: string): boolean {
  const [first, second] = [parseEdtf(one), parseEdtf(other)];
  if (isTime(first) && isTime(second)) return one === other || Date.parse(one) === Date.parse(other);
  return isWithin(first, second) || isWithin(second, first);
}

const isTime = ({ precision }: ParsedDate): boolean => precision === DatePrecision.TIME;

/** An end that is not known, or open, is far away. */
function isWithin(inner: ParsedDate, outer: ParsedDate): boolean {
  const startsWithin =
    outer.earliest === null || (inner.earliest !== null && outer.earliest <= inner.earliest);
  const endsWithin = outer.latest === null || (inner.latest !== null && inner.latest <= outer.latest);
  return startsWithin && endsWithin;
}

export function isEdtf(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch (error) {
    if (error instanceof RostrumError) return false;
    throw error;
  }
}
