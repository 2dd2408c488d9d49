import type { Reader } from "../../database/statements";
import type { EntityTypes } from "../../entities/entity-classes";
import { byDate, byEpisodeOrder, byName, type Order } from "../../entities/orders";
import { conditionsOf } from "../filters";
import type { Condition } from "../pages/conditions";
import type { Page, PageRequest } from "../pages/page";
import { listedEntity, pageOfTable } from "./table-page";

/** The root lists: type, filter and available orders. */
const declared = {
  people: { type: "Person", conditions: conditionsOf.people, orders: byName },
  organisations: { type: "Organisation", conditions: conditionsOf.organisations, orders: byName },
  shows: { type: "Show", conditions: conditionsOf.shows, orders: byName },
  topics: { type: "Topic", conditions: conditionsOf.topics, orders: byName },
  episodes: { type: "Episode", conditions: conditionsOf.episodes, orders: byEpisodeOrder },
  appearances: { type: "Appearance", conditions: conditionsOf.appearances, orders: byDate },
  publications: { type: "Publication", conditions: conditionsOf.publications, orders: byDate },
  documents: { type: "Document", conditions: conditionsOf.documents, orders: byName },
  awards: { type: "Award", conditions: conditionsOf.awards, orders: byDate },
} as const;

export type ListName = keyof typeof declared;
type TypeIn<Name extends ListName> = (typeof declared)[Name]["type"];
export type FilterOf<Name extends ListName> = Parameters<(typeof declared)[Name]["conditions"]>[0];
export type OrderOf<Name extends ListName> = keyof (typeof declared)[Name]["orders"];

interface RootList<Name extends ListName> {
  readonly type: TypeIn<Name>;
  readonly conditions: (filter: FilterOf<Name>) => readonly Condition[];
  readonly orders: Readonly<Record<OrderOf<Name>, Order>>;
}

const lists: { readonly [Name in ListName]: RootList<Name> } = declared;

/** A page of a root list. The filter takes ids. */
export function listOf<Name extends ListName>(
  reader: Reader,
  list: Name,
  filter: FilterOf<Name>,
  order: OrderOf<Name>,
  request: PageRequest,
): Promise<Page<EntityTypes[TypeIn<Name>]>> {
  const { type, conditions, orders }: RootList<Name> = lists[list];
  const query = { ...listedEntity(type), list, conditions: conditions(filter), order: orders[order] };
  return pageOfTable(reader, query, request);
}
