import type { SourceHead } from "../reading/packed-source";
import type { SpilledInput } from "../reading/reading-threads";
import type { Arrival, KnownSource } from "./remembered";

/** What was read of a file or an address, or why it was not. */
export type Input =
  | (SpilledInput & { readonly arrival?: Arrival })
  /** An address whose server says that it is as it was at the last import, or that it is gone for good. */
  | {
      readonly file: string;
      readonly status: "unchanged" | "gone";
      /** The source that it was read as; null where it was not yet. */
      readonly known: KnownSource | null;
    };

/** Where an input is a list of sources, that list; else null. */
export const listedIn = (input: Input): SourceHead["listed"] =>
  "source" in input ? input.source.listed : null;

/** The addresses that an input lists. */
export const addressesIn = (input: Input): string[] =>
  (listedIn(input)?.items ?? []).flatMap((item) => (item.outcome === "listed" ? item.address : []));
