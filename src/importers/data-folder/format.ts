import type {
  AffiliationKind,
  AffiliationState,
  AppearanceRole,
  ContributionRole,
  HonourOutcome,
  HostRole,
  Identifier,
  OrganisationKind,
  PartnershipKind,
  PublicationKind,
  ShowKind,
  ShowOrganisationRole,
  Standing,
} from "../../entities";
import type { LinkPurpose, LinkTarget } from "../../domain/links/link";
import type { Platform } from "../../domain/links/platforms";

/** What the JSON Schemas of `data/schema` let through. Names of things are their keys, dates are EDTF. */
export type CitationYaml = string | { at: string; field?: string; value?: string };

export interface LinkYaml {
  url: string;
  purpose: LinkPurpose;
  pointsAt?: LinkTarget;
  inferredFrom?: string;
  cite?: CitationYaml | CitationYaml[];
}

export interface AccountYaml {
  platform: Platform;
  handle: string;
  url?: string;
}

export interface StatedYaml {
  standing?: Standing;
  inferredFrom?: string;
  links?: LinkYaml[];
  cite?: CitationYaml | CitationYaml[];
}

interface ThingYaml extends StatedYaml {
  key: string;
  description?: string;
}

export interface DocumentYaml {
  key: string;
  title: string;
  retrievedAt: string | null;
  lines?: number;
}

export interface AffiliationYaml extends StatedYaml {
  organisation: string;
  kind: AffiliationKind;
  roleTitle?: string;
  start?: string;
  end?: string;
  state?: AffiliationState;
}

export interface PersonYaml extends ThingYaml {
  name: string;
  sortName?: string;
  honorificPrefix?: string;
  honorificSuffix?: string;
  alternateNames?: string[];
  identifiers?: Identifier[];
  accounts?: AccountYaml[];
  affiliations?: AffiliationYaml[];
}

export interface OrganisationYaml extends ThingYaml {
  name: string;
  alternateNames?: string[];
  kind?: OrganisationKind;
  parent?: string;
  locality?: string;
  identifiers?: Identifier[];
  accounts?: AccountYaml[];
}

export interface PartnershipYaml extends StatedYaml {
  from: string;
  to: string;
  kind: PartnershipKind;
  description?: string;
  start?: string;
  end?: string;
}

export interface TopicYaml extends ThingYaml {
  label: string;
  broader?: string;
}

export interface AboutYaml extends StatedYaml {
  topic?: string;
  organisation?: string;
  person?: string;
  publication?: string;
}

export interface HostYaml extends StatedYaml {
  person: string;
  role: HostRole;
  creditedAs?: string;
  start?: string;
  end?: string;
}

export interface ShowOrganisationYaml extends StatedYaml {
  organisation: string;
  role: ShowOrganisationRole;
}

export interface AppearanceYaml extends StatedYaml {
  person: string;
  roles?: AppearanceRole[];
  creditedAs?: string;
  onBehalfOf?: string;
}

export interface EpisodeYaml extends ThingYaml {
  title?: string;
  displayTitle?: string;
  season?: string;
  number?: number;
  numberDisplay?: string;
  strand?: string;
  occurredOn?: string;
  publishedOn?: string;
  duration?: string;
  guid?: string;
  about?: AboutYaml[];
  hosts?: HostYaml[];
  appearances?: AppearanceYaml[];
}

export interface ShowYaml extends ThingYaml {
  title?: string;
  displayTitle?: string;
  alternateTitles?: string[];
  kind: ShowKind;
  feedUrl?: string;
  podcastGuid?: string;
  language?: string;
  accounts?: AccountYaml[];
  organisations?: ShowOrganisationYaml[];
  hosts?: HostYaml[];
  about?: AboutYaml[];
  episodes?: EpisodeYaml[];
}

export interface ContributionYaml extends StatedYaml {
  person: string;
  role: ContributionRole;
  creditedAs?: string;
}

export interface PublicationYaml extends ThingYaml {
  kind: PublicationKind;
  title?: string;
  displayTitle?: string;
  number?: string;
  volume?: string;
  issue?: string;
  publisher?: string;
  containerTitle?: string;
  publishedOn?: string;
  abstract?: string;
  language?: string;
  identifiers?: Identifier[];
  about?: AboutYaml[];
  contributions?: ContributionYaml[];
}

export interface HonourYaml extends StatedYaml {
  person: string;
  outcome: HonourOutcome;
  creditedAs?: string;
  roleTitle?: string;
  onBehalfOf?: string;
}

export interface AwardYaml extends ThingYaml {
  name: string;
  category?: string;
  year?: string;
  conferredBy?: string;
  honours?: HonourYaml[];
}
