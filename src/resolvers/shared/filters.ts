import { filters } from "../../catalogue/filters/by-type";
import { itemFilter } from "../../catalogue/filters/items";
import { filterInput } from "./filter";

/** The inputs of the filters, one for each type with lists, and one for lists of several types. */
export const PeopleFilter = filterInput("PeopleFilter", "people", filters.Person);
export const OrganisationsFilter = filterInput("OrganisationsFilter", "organisations", filters.Organisation);
export const AffiliationsFilter = filterInput("AffiliationsFilter", "affiliations", filters.Affiliation);
export const PartnershipsFilter = filterInput("PartnershipsFilter", "partnerships", filters.Partnership);
export const ShowsFilter = filterInput("ShowsFilter", "shows", filters.Show);
export const ShowOrganisationsFilter = filterInput(
  "ShowOrganisationsFilter",
  "organisations of shows",
  filters.ShowOrganisation,
);
export const HostsFilter = filterInput("HostsFilter", "hosts", filters.Host);
export const EpisodesFilter = filterInput("EpisodesFilter", "episodes", filters.Episode);
export const AppearancesFilter = filterInput("AppearancesFilter", "appearances", filters.Appearance);
export const AboutFilter = filterInput("AboutFilter", "works and their subjects", filters.About);
export const TopicsFilter = filterInput("TopicsFilter", "topics", filters.Topic);
export const PublicationsFilter = filterInput("PublicationsFilter", "publications", filters.Publication);
export const ContributionsFilter = filterInput("ContributionsFilter", "contributions", filters.Contribution);
export const AwardsFilter = filterInput("AwardsFilter", "awards", filters.Award);
export const DocumentsFilter = filterInput("DocumentsFilter", "documents", filters.Document);
export const HonoursFilter = filterInput("HonoursFilter", "honours", filters.Honour);
export const ItemsFilter = filterInput("ItemsFilter", "items of several types", itemFilter);
