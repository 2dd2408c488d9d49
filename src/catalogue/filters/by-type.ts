import type { TypeName } from "../../domain/ids";
import type { Condition } from "../pages/conditions";
import { documentFilter } from "./documents";
import { conditionsOf, type FilterFields, type FilterValues, type GivenFilter } from "./field";
import { affiliationFilter, organisationFilter, partnershipFilter, personFilter } from "./people";
import {
  aboutFilter,
  appearanceFilter,
  episodeFilter,
  hostFilter,
  showFilter,
  showOrganisationFilter,
  topicFilter,
} from "./shows";
import type { Row } from "./row";
import { awardFilter, contributionFilter, honourFilter, publicationFilter } from "./works";

/** The filter of every list of a type, at the root and nested. */
export const filters = {
  Person: personFilter,
  Organisation: organisationFilter,
  Affiliation: affiliationFilter,
  Partnership: partnershipFilter,
  Show: showFilter,
  ShowOrganisation: showOrganisationFilter,
  Host: hostFilter,
  Episode: episodeFilter,
  Appearance: appearanceFilter,
  About: aboutFilter,
  Topic: topicFilter,
  Publication: publicationFilter,
  Contribution: contributionFilter,
  Award: awardFilter,
  Honour: honourFilter,
  Document: documentFilter,
} as const satisfies Readonly<Record<TypeName, FilterFields>>;

type Filters = typeof filters;

/** The filter of a type's lists, with ids. */
export type FilterOf<Type extends TypeName> = FilterValues<Filters[Type]>;
/** The same as a client gives it, with ids or slugs. */
export type GivenFilterOf<Type extends TypeName> = GivenFilter<Filters[Type]>;

export type AppearanceFilter = FilterOf<"Appearance">;

/** The conditions of a filter on the row of the statement with the alias `x`, or on another. */
export function conditionsFor<Type extends TypeName>(
  type: Type,
  values: FilterOf<Type>,
  row?: Row,
): Condition[] {
  const fields: FilterFields = filters[type];
  return conditionsOf(fields, values, row);
}
