import type { ReadItem } from "../records";
import type { ReadInput } from "../reading/read-input";
import type { Arrival } from "./remembered";

/** What was read of a file or an address, or why it was not. */
export type Input =
  | (ReadInput & { readonly arrival?: Arrival })
  /** An address whose server says that it is as it was at the last import, or that it is gone for good. */
  | {
      readonly file: string;
      readonly status: "unchanged" | "gone";
      /** The source that it was read as; null where it was not yet. */
      readonly known: { readonly folder: string; readonly format: string | null } | null;
    };

/** Where an input is a list of sources, what it lists, each with its address; else null. */
export function listedIn(input: Input): readonly ReadItem[] | null {
  if (!("source" in input) || input.source.records.length > 0) return null;
  const { items } = input.source;
  return items.some(({ outcome }) => outcome === "listed") ? items : null;
}

/** The addresses that an input lists. */
export const addressesIn = (input: Input): string[] =>
  (listedIn(input) ?? []).flatMap((item) => (item.outcome === "listed" ? item.address : []));
