import { describeEnum } from "./describe-enum";

export enum DateOrder {
  NEWEST_FIRST = "NEWEST_FIRST",
  OLDEST_FIRST = "OLDEST_FIRST",
}

describeEnum(DateOrder, "DateOrder", "How dated things are listed. What has no date comes last either way.", {
  NEWEST_FIRST: "Latest date first.",
  OLDEST_FIRST: "Earliest date first.",
});

export enum NameOrder {
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
}

describeEnum(
  NameOrder,
  "NameOrder",
  "How named things are listed: by their folded name, compared by bytes.",
  {
    A_TO_Z: "First letter first.",
    Z_TO_A: "Last letter first.",
  },
);

/** A total order of a table's rows: by this column, then by id, both in one direction. */
export interface Order {
  readonly name: string;
  readonly column: string;
  readonly direction: "asc" | "desc";
  /** '' stands for an unknown date, which would come first when dates ascend. */
  readonly emptyLast?: boolean;
}

export const byDate: Readonly<Record<DateOrder, Order>> = {
  NEWEST_FIRST: { name: "NEWEST_FIRST", column: "sortOn", direction: "desc" },
  OLDEST_FIRST: { name: "OLDEST_FIRST", column: "sortOn", direction: "asc", emptyLast: true },
};

export const byName: Readonly<Record<NameOrder, Order>> = {
  A_TO_Z: { name: "A_TO_Z", column: "sortText", direction: "asc" },
  Z_TO_A: { name: "Z_TO_A", column: "sortText", direction: "desc" },
};

/** For rows with neither a date nor a name that lists could go by. */
export const byId: Order = { name: "ID", column: "id", direction: "asc" };
