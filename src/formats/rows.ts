import type { Account } from "../entities/account";
import type { EdtfDate } from "../entities/edtf-date";
import type { Identifier } from "../entities/identifier";
import type { Link } from "../entities/link";
import type {
  AffiliationKind,
  AffiliationState,
  AppearanceRole,
  ContributionRole,
  EpisodeStatus,
  HonourOutcome,
  HostRole,
  OrganisationKind,
  PublicationKind,
  ShowKind,
  ShowOrganisationRole,
  Standing,
} from "./words";

/** Rows as the graph answers them. A field that another subgraph adds is null when that one is unavailable. */
export interface Nodes<Row> {
  readonly nodes: readonly Row[];
}

export interface Stated {
  readonly standing: Standing;
}

export interface Source {
  readonly document: { readonly title: string; readonly links: ReadonlyArray<Pick<Link, "url">> } | null;
}

export interface Cited {
  readonly sources: readonly Source[];
}

export type LinkRow = Pick<Link, "url" | "purpose" | "pointsAt" | "standing">;
export type IdentifierRow = Pick<Identifier, "scheme" | "value" | "standing">;
export type DateRow = Pick<EdtfDate, "edtf" | "earliest" | "latest" | "precision">;

interface Named {
  readonly id: string;
  readonly slug: string;
}

export interface PersonRef extends Named {
  readonly __typename: "Person";
  readonly name: string;
}

export interface OrganisationRef extends Named {
  readonly __typename: "Organisation";
  readonly name: string;
  readonly kind: OrganisationKind | null;
}

export interface ShowRef extends Named {
  readonly __typename: "Show";
  readonly displayTitle: string;
  readonly showKind: ShowKind;
}

export interface EpisodeRef extends Named {
  readonly __typename: "Episode";
  readonly displayTitle: string;
  readonly show: ShowRef;
}

export interface PublicationRef extends Named {
  readonly __typename: "Publication";
  readonly displayTitle: string;
  readonly publicationKind: PublicationKind;
}

export interface TopicRef extends Named {
  readonly __typename: "Topic";
  readonly label: string;
}

export interface AwardRef extends Named {
  readonly __typename: "Award";
  readonly name: string;
  readonly category: string | null;
  readonly year: string | null;
}

/** What a work is about, and what a thing is known by elsewhere. */
export type ThingRef =
  PersonRef | OrganisationRef | ShowRef | EpisodeRef | PublicationRef | TopicRef | AwardRef;

export type WorkRef = ShowRef | EpisodeRef | PublicationRef;

interface Described extends Stated, Cited {
  readonly description: string | null;
  readonly links: readonly LinkRow[];
}

interface Registered {
  readonly identifiers: readonly IdentifierRow[];
}

interface Reachable extends Registered {
  readonly accounts: ReadonlyArray<Pick<Account, "url">>;
}

export interface AboutRow extends Stated {
  readonly subject: PersonRef | OrganisationRef | TopicRef | PublicationRef | null;
}

interface SubjectOf {
  readonly subjectOf: Nodes<Stated & { readonly work: WorkRef | null }> | null;
}

export interface HostRow extends Stated {
  readonly role: HostRole;
  readonly creditedAs: string | null;
  readonly person: PersonRef | null;
}

export interface PersonPage extends PersonRef, Described, Reachable, SubjectOf {
  readonly honorificPrefix: string | null;
  readonly honorificSuffix: string | null;
  readonly alternateNames: readonly string[];
  readonly affiliations: Nodes<
    Stated & {
      readonly kind: AffiliationKind;
      readonly state: AffiliationState;
      readonly roleTitle: string | null;
      readonly organisation: OrganisationRef;
    }
  >;
  readonly appearances: Nodes<Stated & { readonly episode: EpisodeRef }> | null;
  readonly publications: Nodes<
    Stated & { readonly role: ContributionRole; readonly publication: PublicationRef }
  > | null;
  readonly honours: Nodes<Stated & { readonly outcome: HonourOutcome; readonly award: AwardRef }> | null;
}

export interface OrganisationPage extends OrganisationRef, Described, Reachable, SubjectOf {
  readonly alternateNames: readonly string[];
  readonly locality: string | null;
  readonly parent: OrganisationRef | null;
  readonly topics: ReadonlyArray<TopicRef | null> | null;
}

export interface ShowPage extends ShowRef, Described, Reachable {
  readonly alternateTitles: readonly string[];
  readonly language: string | null;
  readonly feedUrl: string | null;
  readonly hosts: Nodes<HostRow>;
  readonly organisations: Nodes<
    Stated & { readonly role: ShowOrganisationRole; readonly organisation: OrganisationRef | null }
  >;
  readonly about: Nodes<AboutRow>;
  readonly episodes: Nodes<Stated & EpisodeRef>;
}

export interface EpisodePage extends EpisodeRef, Described {
  readonly originalTitle: string | null;
  readonly status: EpisodeStatus;
  readonly number: number | null;
  readonly numberDisplay: string | null;
  readonly language: string | null;
  readonly duration: string | null;
  readonly occurredOn: DateRow | null;
  readonly publishedOn: DateRow | null;
  readonly hosts: readonly HostRow[];
  readonly appearances: Nodes<
    Stated & {
      readonly roles: readonly AppearanceRole[];
      readonly creditedAs: string | null;
      readonly person: PersonRef | null;
    }
  >;
  readonly about: Nodes<AboutRow>;
}

export interface PublicationPage extends PublicationRef, Described, Registered, SubjectOf {
  readonly number: string | null;
  readonly issue: string | null;
  readonly containerTitle: string | null;
  readonly language: string | null;
  readonly publishedOn: DateRow | null;
  readonly publisher: OrganisationRef | null;
  readonly basedOn: PublicationRef | null;
  readonly contributions: Nodes<
    Stated & {
      readonly role: ContributionRole;
      readonly creditedAs: string | null;
      readonly contributor: PersonRef | OrganisationRef | ShowRef | null;
    }
  >;
  readonly about: Nodes<AboutRow> | null;
}

export interface TopicPage extends TopicRef, Described, SubjectOf {}

export interface AwardPage extends AwardRef, Omit<Described, "description"> {
  readonly conferredBy: OrganisationRef | null;
}

export type ThingPage =
  PersonPage | OrganisationPage | ShowPage | EpisodePage | PublicationPage | TopicPage | AwardPage;

/** When a row last changed (RFC 3339, UTC); null when that is not known now. */
interface Changed {
  readonly changedAt: string | null;
}

export interface DatedEpisode extends EpisodeRef, Stated, Cited, Changed {
  readonly status: EpisodeStatus;
  readonly duration: string | null;
  readonly description: string | null;
  /** When it took place, else when it was published. */
  readonly date: DateRow | null;
  readonly links: readonly LinkRow[];
}

export interface AppearanceItem extends Stated, Cited, Changed {
  readonly __typename: "Appearance";
  readonly id: string;
  readonly roles: readonly AppearanceRole[];
  readonly creditedAs: string | null;
  readonly person: PersonRef | null;
  readonly episode: DatedEpisode;
}

export interface PublicationItem extends PublicationRef, Stated, Cited, Changed {
  readonly containerTitle: string | null;
  readonly publishedOn: DateRow | null;
  readonly links: readonly LinkRow[];
}

export interface HonourItem extends Stated, Cited, Changed {
  readonly __typename: "Honour";
  readonly id: string;
  readonly outcome: HonourOutcome;
  readonly creditedAs: string | null;
  readonly award: AwardRef;
  readonly recipients: ReadonlyArray<ThingRef | null> | null;
}

export type FeedItem = AppearanceItem | DatedEpisode | PublicationItem | HonourItem;

/** What a feed is of, and its items: newest first, undated last. */
export interface Feed {
  readonly of: ThingRef & Changed;
  readonly items: readonly FeedItem[];
}

export interface Calendar {
  readonly of: ThingRef & Changed;
  readonly episodes: readonly DatedEpisode[];
}
