import { AwardResolver } from "./award";
import { ContributionResolver } from "./contribution";
import { HonourResolver } from "./honour";
import { OrganisationWorksResolver } from "./organisation";
import { PersonWorksResolver } from "./person";
import { PublicationResolver } from "./publication";
import { ShowWorksResolver } from "./show";

export const worksResolvers = [
  AwardResolver,
  ContributionResolver,
  HonourResolver,
  OrganisationWorksResolver,
  PersonWorksResolver,
  PublicationResolver,
  ShowWorksResolver,
] as const;
