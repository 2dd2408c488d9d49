import {
  About,
  Affiliation,
  Appearance,
  Award,
  Contribution,
  Document,
  Episode,
  Honour,
  Host,
  Organisation,
  Partnership,
  Person,
  Publication,
  Show,
  ShowOrganisation,
  Topic,
} from "../../entities";
import { connectionOf } from "./connections";

export const { Connection: DocumentConnection } = connectionOf("Document", () => Document);
export const { Connection: PersonConnection } = connectionOf("Person", () => Person);
export const { Connection: OrganisationConnection } = connectionOf("Organisation", () => Organisation);
export const { Connection: AffiliationConnection } = connectionOf("Affiliation", () => Affiliation);
export const { Connection: PartnershipConnection } = connectionOf("Partnership", () => Partnership);
export const { Connection: ShowConnection } = connectionOf("Show", () => Show);
export const { Connection: ShowOrganisationConnection } = connectionOf(
  "ShowOrganisation",
  () => ShowOrganisation,
);
export const { Connection: HostConnection } = connectionOf("Host", () => Host);
export const { Connection: EpisodeConnection } = connectionOf("Episode", () => Episode);
export const { Connection: AppearanceConnection, Edge: AppearanceEdge } = connectionOf(
  "Appearance",
  () => Appearance,
  { asked: 10, each: 5 },
);
export const { Connection: AboutConnection } = connectionOf("About", () => About);
export const { Connection: TopicConnection } = connectionOf("Topic", () => Topic);
export const { Connection: PublicationConnection } = connectionOf("Publication", () => Publication);
export const { Connection: ContributionConnection } = connectionOf("Contribution", () => Contribution);
export const { Connection: AwardConnection } = connectionOf("Award", () => Award);
export const { Connection: HonourConnection } = connectionOf("Honour", () => Honour);
