import { AboutResolver } from "./about";
import { AppearanceResolver } from "./appearance";
import { AppearanceCountsResolver, AppearanceGroupResolver } from "./appearances-by";
import { EpisodeResolver } from "./episode";
import { HostResolver } from "./host";
import { OrganisationShowsResolver } from "./organisation";
import { PersonOnShowResolver } from "./person-on-show";
import { PersonShowsResolver } from "./person";
import { PublicationShowsResolver } from "./publication";
import { BecauseResolver } from "../shared/because";
import { AppearanceConnectionResolver, AppearanceEdgeResolver } from "./related";
import { ShowOrganisationResolver } from "./show-organisation";
import { ShowResolver } from "./show";
import { TopicResolver } from "./topic";

export const showsResolvers = [
  AboutResolver,
  AppearanceResolver,
  AppearanceCountsResolver,
  AppearanceGroupResolver,
  EpisodeResolver,
  HostResolver,
  OrganisationShowsResolver,
  PersonOnShowResolver,
  PersonShowsResolver,
  PublicationShowsResolver,
  BecauseResolver,
  AppearanceConnectionResolver,
  AppearanceEdgeResolver,
  ShowOrganisationResolver,
  ShowResolver,
  TopicResolver,
] as const;
