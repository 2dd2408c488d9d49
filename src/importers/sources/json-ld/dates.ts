import { edtfOf } from "../times";
import { edtfIn } from "../works/dates";
import type { Remarking } from "../works/kinds";

/** A date of schema.org (ISO 8601) as EDTF; null where there is none. What is none is a remark. */
export function dateOf(written: string | null, remark: Remarking): string | null {
  if (written === null) return null;
  const edtf = edtfOf(written) ?? edtfIn(written);
  if (edtf === null) remark(`“${written}” is no date.`);
  return edtf;
}
