import type { Reader } from "../../database/statements";
import type { EntityTypes } from "../../entities/entity-classes";
import {
  byDate,
  byEpisodeOrder,
  byName,
  byOrganisationOrder,
  byPersonOrder,
  byShowOrder,
  byTopicOrder,
  type Order,
} from "../../entities/orders";
import { conditionsFor, type FilterOf } from "../filters/by-type";
import type { Page, PageRequest } from "../pages/page";
import { listedEntity, pageOfTable } from "./table-page";

/** The root lists: type and available orders. The type's filter is in `filters`. */
export const lists = {
  people: { type: "Person", orders: byPersonOrder },
  organisations: { type: "Organisation", orders: byOrganisationOrder },
  shows: { type: "Show", orders: byShowOrder },
  topics: { type: "Topic", orders: byTopicOrder },
  episodes: { type: "Episode", orders: byEpisodeOrder },
  appearances: { type: "Appearance", orders: byDate },
  publications: { type: "Publication", orders: byDate },
  documents: { type: "Document", orders: byName },
  awards: { type: "Award", orders: byDate },
} as const;

export type ListName = keyof typeof lists;
export type TypeIn<Name extends ListName> = (typeof lists)[Name]["type"];
export type OrderOf<Name extends ListName> = keyof (typeof lists)[Name]["orders"];

/** A page of a root list. The filter takes ids. */
export function listOf<Name extends ListName>(
  reader: Reader,
  list: Name,
  filter: FilterOf<TypeIn<Name>>,
  order: OrderOf<Name>,
  request: PageRequest,
): Promise<Page<EntityTypes[TypeIn<Name>]>> {
  const type: TypeIn<Name> = lists[list].type;
  const orders: Readonly<Record<string, Order>> = lists[list].orders;
  const query = {
    ...listedEntity(type),
    list,
    conditions: conditionsFor(type, filter),
    order: orders[order as string] as Order,
  };
  return pageOfTable(reader, query, request);
}
