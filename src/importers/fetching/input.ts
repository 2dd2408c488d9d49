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
