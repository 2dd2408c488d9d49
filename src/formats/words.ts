import type {
  AffiliationKind as AffiliationKindEnum,
  AffiliationState as AffiliationStateEnum,
} from "../entities/affiliation";
import type { AppearanceRole as AppearanceRoleEnum } from "../entities/appearance";
import type { ContributionRole as ContributionRoleEnum } from "../entities/contribution";
import type { EpisodeKind as EpisodeKindEnum, EpisodeStatus as EpisodeStatusEnum } from "../entities/episode";
import type { HonourOutcome as HonourOutcomeEnum } from "../entities/honour";
import type { HostRole as HostRoleEnum } from "../entities/host";
import type { OrganisationKind as OrganisationKindEnum } from "../entities/organisation";
import type { PublicationKind as PublicationKindEnum } from "../entities/publication";
import type { ShowKind as ShowKindEnum } from "../entities/show";
import type { ShowOrganisationRole as ShowOrganisationRoleEnum } from "../entities/show-organisation";
import type { Standing as StandingEnum } from "../entities/standing";

/** The words of the graph's enums, as answers have them. The enums themselves belong to the entities, which a router does not load. */
export type AffiliationKind = `${AffiliationKindEnum}`;
export type AffiliationState = `${AffiliationStateEnum}`;
export type AppearanceRole = `${AppearanceRoleEnum}`;
export type ContributionRole = `${ContributionRoleEnum}`;
export type EpisodeKind = `${EpisodeKindEnum}`;
export type EpisodeStatus = `${EpisodeStatusEnum}`;
export type HonourOutcome = `${HonourOutcomeEnum}`;
export type HostRole = `${HostRoleEnum}`;
export type OrganisationKind = `${OrganisationKindEnum}`;
export type PublicationKind = `${PublicationKindEnum}`;
export type ShowKind = `${ShowKindEnum}`;
export type ShowOrganisationRole = `${ShowOrganisationRoleEnum}`;
export type Standing = `${StandingEnum}`;
