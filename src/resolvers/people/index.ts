import { AffiliationResolver } from "./affiliation";
import { OrganisationResolver } from "./organisation";
import { PartnershipResolver } from "./partnership";
import { PersonResolver } from "./person";

export const peopleResolvers = [
  AffiliationResolver,
  OrganisationResolver,
  PartnershipResolver,
  PersonResolver,
] as const;
