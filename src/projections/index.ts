import { citations } from "./citations";
import { counters } from "./counters";
import { dataGaps } from "./data-gaps";
import { facetsOfEntities } from "./facets";
import { hierarchy } from "./hierarchy";
import { itemSummary } from "./item-summary";
import { links } from "./links";
import { participation } from "./participation";
import type { Projection } from "./projection";
import { related } from "./related";
import { search } from "./search";
import { timeline } from "./timeline";

/** Every projection, in the order in which an edit updates them: `related` reads `hierarchy`. */
export const projections: readonly Projection[] = [
  hierarchy,
  related,
  timeline,
  itemSummary,
  participation,
  dataGaps,
  search,
  links,
  facetsOfEntities,
  citations,
  counters,
];

/** The classes of their tables, for TypeORM. */
export const projectionTables = projections.flatMap(({ tables }) => tables.map(({ rows }) => rows));
