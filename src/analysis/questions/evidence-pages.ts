import { EvidenceIndex } from "../facts/evidence";
import type { FactTable } from "../facts/fact-table";
import type { Evidence } from "../facts/evidence";
import type { TwoSides } from "../facts/two-sides";
import { sliced, type Slice, type Sliced } from "./slice";

/** The evidence of each of these pairs of members, newest first. */
export function evidencePages(
  { table, sides }: { readonly table: FactTable; readonly sides: TwoSides },
  { keys, ...slice }: Slice & { readonly keys: ReadonlyArray<readonly [one: number, other: number]> },
): Array<Sliced<Evidence>> {
  const index = new EvidenceIndex(table, sides);
  return keys.map(([one, other]) => sliced(index.between(one, other), slice));
}
