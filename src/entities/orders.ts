import { describeEnum } from "./describe-enum";

export enum DateOrder {
  NEWEST_FIRST = "NEWEST_FIRST",
  OLDEST_FIRST = "OLDEST_FIRST",
}

describeEnum(DateOrder, "DateOrder", "The order of a list by date. Undated rows come last in both orders.", {
  NEWEST_FIRST: "Latest date first.",
  OLDEST_FIRST: "Earliest date first.",
});

export enum NameOrder {
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
}

describeEnum(NameOrder, "NameOrder", "The order of a list by name: by the folded name, compared by bytes.", {
  A_TO_Z: "First letter first.",
  Z_TO_A: "Last letter first.",
});

/** A total order of a table's rows: by this column, then by id, both in one direction. */
export interface Order {
  readonly name: string;
  readonly column: string;
  readonly direction: "asc" | "desc";
  /** '' is an unknown date, which would otherwise come first in ascending order. */
  readonly emptyLast?: boolean;
  /** Whether the column is numeric. */
  readonly isNumber?: boolean;
}

export const byDate: Readonly<Record<DateOrder, Order>> = {
  NEWEST_FIRST: { name: "NEWEST_FIRST", column: "sortOn", direction: "desc" },
  OLDEST_FIRST: { name: "OLDEST_FIRST", column: "sortOn", direction: "asc", emptyLast: true },
};

export const byName: Readonly<Record<NameOrder, Order>> = {
  A_TO_Z: { name: "A_TO_Z", column: "sortText", direction: "asc" },
  Z_TO_A: { name: "Z_TO_A", column: "sortText", direction: "desc" },
};

export enum EpisodeOrder {
  NEWEST_FIRST = "NEWEST_FIRST",
  OLDEST_FIRST = "OLDEST_FIRST",
  SERIAL = "SERIAL",
}

describeEnum(EpisodeOrder, "EpisodeOrder", "The order of a list of episodes. Unknown values come last.", {
  NEWEST_FIRST: "Latest date first.",
  OLDEST_FIRST: "Earliest date first.",
  SERIAL: "By season, then by number: 0, 1, 1.5, 2. For serials.",
});

export const byEpisodeOrder: Readonly<Record<EpisodeOrder, Order>> = {
  ...byDate,
  SERIAL: { name: "SERIAL", column: "serial", direction: "asc" },
};

/** For rows with neither a date nor a name. */
export const byId: Order = { name: "ID", column: "id", direction: "asc" };

export const byPosition: Order = { name: "POSITION", column: "position", direction: "asc", isNumber: true };
