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
  /** The relation whose number of children is the column: that of the projection `counters`. */
  readonly counter?: string;
}

export const byDate: Readonly<Record<DateOrder, Order>> = {
  NEWEST_FIRST: { name: "NEWEST_FIRST", column: "sortOn", direction: "desc" },
  OLDEST_FIRST: { name: "OLDEST_FIRST", column: "sortOn", direction: "asc", emptyLast: true },
};

export const byName: Readonly<Record<NameOrder, Order>> = {
  A_TO_Z: { name: "A_TO_Z", column: "sortText", direction: "asc" },
  Z_TO_A: { name: "Z_TO_A", column: "sortText", direction: "desc" },
};

/** By the number of children by a relation, which the projection `counters` has. */
const mostFirst = (name: string, counter: string): Order => ({
  name,
  column: "total",
  direction: "desc",
  isNumber: true,
  counter,
});

const names = { A_TO_Z: "By sort name, first letter first.", Z_TO_A: "By sort name, last letter first." };

export enum PersonOrder {
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
  MOST_APPEARANCES_FIRST = "MOST_APPEARANCES_FIRST",
  MOST_HOSTINGS_FIRST = "MOST_HOSTINGS_FIRST",
  MOST_PUBLICATIONS_FIRST = "MOST_PUBLICATIONS_FIRST",
}

describeEnum(PersonOrder, "PersonOrder", "The order of a list of people. Equal counts by id.", {
  ...names,
  MOST_APPEARANCES_FIRST: "Most appearances first.",
  MOST_HOSTINGS_FIRST: "Hosts of most shows and single episodes first.",
  MOST_PUBLICATIONS_FIRST: "Most contributions to publications first.",
});

export const byPersonOrder: Readonly<Record<PersonOrder, Order>> = {
  ...byName,
  MOST_APPEARANCES_FIRST: mostFirst("MOST_APPEARANCES_FIRST", "Person.appearances"),
  MOST_HOSTINGS_FIRST: mostFirst("MOST_HOSTINGS_FIRST", "Person.hostings"),
  MOST_PUBLICATIONS_FIRST: mostFirst("MOST_PUBLICATIONS_FIRST", "Person.publications"),
};

export enum OrganisationOrder {
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
  MOST_AFFILIATIONS_FIRST = "MOST_AFFILIATIONS_FIRST",
  MOST_SHOWS_FIRST = "MOST_SHOWS_FIRST",
  MOST_PUBLICATIONS_FIRST = "MOST_PUBLICATIONS_FIRST",
}

describeEnum(
  OrganisationOrder,
  "OrganisationOrder",
  "The order of a list of organisations. Equal counts by id.",
  {
    ...names,
    MOST_AFFILIATIONS_FIRST: "Most affiliations of people first.",
    MOST_SHOWS_FIRST: "Most roles for shows first.",
    MOST_PUBLICATIONS_FIRST: "Publishers of most publications first.",
  },
);

export const byOrganisationOrder: Readonly<Record<OrganisationOrder, Order>> = {
  ...byName,
  MOST_AFFILIATIONS_FIRST: mostFirst("MOST_AFFILIATIONS_FIRST", "Organisation.affiliations"),
  MOST_SHOWS_FIRST: mostFirst("MOST_SHOWS_FIRST", "Organisation.shows"),
  MOST_PUBLICATIONS_FIRST: mostFirst("MOST_PUBLICATIONS_FIRST", "Organisation.publications"),
};

export enum ShowOrder {
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
  MOST_EPISODES_FIRST = "MOST_EPISODES_FIRST",
  MOST_APPEARANCES_FIRST = "MOST_APPEARANCES_FIRST",
}

describeEnum(ShowOrder, "ShowOrder", "The order of a list of shows. Equal counts by id.", {
  ...names,
  MOST_EPISODES_FIRST: "Most episodes first.",
  MOST_APPEARANCES_FIRST: "Most appearances first.",
});

export const byShowOrder: Readonly<Record<ShowOrder, Order>> = {
  ...byName,
  MOST_EPISODES_FIRST: mostFirst("MOST_EPISODES_FIRST", "Show.episodes"),
  MOST_APPEARANCES_FIRST: mostFirst("MOST_APPEARANCES_FIRST", "Show.appearances"),
};

export enum TopicOrder {
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
  MOST_WORKS_FIRST = "MOST_WORKS_FIRST",
}

describeEnum(TopicOrder, "TopicOrder", "The order of a list of topics. Equal counts by id.", {
  ...names,
  MOST_WORKS_FIRST: "Topics of most shows, episodes and publications first; those below it do not count.",
});

export const byTopicOrder: Readonly<Record<TopicOrder, Order>> = {
  ...byName,
  MOST_WORKS_FIRST: mostFirst("MOST_WORKS_FIRST", "Topic.subjectOf"),
};

/** The relations whose counts order lists: these have a counter for parents without children too. */
export const orderingRelations: readonly string[] = [
  byPersonOrder,
  byOrganisationOrder,
  byShowOrder,
  byTopicOrder,
].flatMap((orders) => Object.values(orders).flatMap(({ counter }) => counter ?? []));

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
