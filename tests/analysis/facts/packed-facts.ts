import { columnSeparator, rowSeparator, unpackedRows } from "../../../src/catalogue/queries/packed-rows";
import { participationColumns } from "../../../src/catalogue/queries/participation";

/** A fact as an object. */
export type Fact = Readonly<Record<(typeof participationColumns)[number], string | null>>;

/** Facts as `participationOf` returns them. */
export function packed(facts: readonly Fact[]): string {
  return facts
    .map((fact) => participationColumns.map((name) => fact[name] ?? "").join(columnSeparator))
    .join(rowSeparator);
}

/** The facts of what `participationOf` returns. */
export function unpacked(packedFacts: string): Fact[] {
  return unpackedRows(packedFacts).map((row) => {
    const texts = row.split(columnSeparator);
    const values = participationColumns.map((name, index) => {
      const text = texts[index] ?? "";
      return [name, text === "" && name !== "sortOn" ? null : text] as const;
    });
    return Object.fromEntries(values) as unknown as Fact;
  });
}
