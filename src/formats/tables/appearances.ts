import type { Cell } from "../../domain/csv";
import { LinkPurpose } from "../../domain/links/link";
import { nameOf, present } from "../names";
import type { DatedEpisode, DateRow, OrganisationRef, PersonRef, Stated } from "../rows";
import { undisputed, urlsOf } from "../standings";
import type { AppearanceRole, EpisodeKind } from "../words";

/** An appearance as a row of a table. */
export interface TabledAppearance extends Stated {
  readonly id: string;
  readonly roles: readonly AppearanceRole[];
  readonly creditedAs: string | null;
  readonly position: number;
  readonly person: PersonRef | null;
  readonly onBehalfOf: ReadonlyArray<OrganisationRef | null> | null;
  readonly episode: Omit<DatedEpisode, "changedAt" | "sources" | "date" | "description"> & {
    readonly kind: EpisodeKind;
    readonly number: number | null;
    readonly season: string | null;
    readonly language: string | null;
    readonly occurredOn: DateRow | null;
    readonly publishedOn: DateRow | null;
  };
}

/** Between several values of a cell. */
const separator = "; ";

/** What `mappings/rostrum.yaml` reads, by these names. */
const columns: Readonly<Record<string, (row: TabledAppearance) => Cell>> = {
  Appearance: ({ id }) => id,
  Person: ({ person }) => person?.name ?? null,
  "Person id": ({ person }) => person?.id ?? null,
  "Person not known": ({ person, creditedAs }) => (person === null ? creditedAs : null),
  "Credited as": ({ creditedAs }) => creditedAs,
  Position: ({ position }) => position,
  Roles: ({ roles }) => roles.join(separator),
  "On behalf of": ({ onBehalfOf }) =>
    present<OrganisationRef>(onBehalfOf ?? [])
      .map(nameOf)
      .join(separator),
  Episode: ({ episode }) => episode.displayTitle,
  "Episode id": ({ episode }) => episode.id,
  Show: ({ episode }) => episode.show.displayTitle,
  "Show id": ({ episode }) => episode.show.id,
  "Show kind": ({ episode }) => episode.show.showKind,
  Season: ({ episode }) => episode.season,
  Number: ({ episode }) => episode.number,
  "Occurred on": ({ episode }) => episode.occurredOn?.edtf ?? null,
  "Published on": ({ episode }) => episode.publishedOn?.edtf ?? null,
  Status: ({ episode }) => episode.status,
  Kind: ({ episode }) => episode.kind,
  Duration: ({ episode }) => episode.duration,
  Language: ({ episode }) => episode.language,
  Recording: ({ episode }) => urlsOf(episode.links, LinkPurpose.RECORDING)[0] ?? null,
  Page: ({ episode }) => urlsOf(episode.links, LinkPurpose.ABOUT)[0] ?? null,
  Standing: ({ standing }) => standing,
};

export const appearanceColumns: readonly string[] = Object.keys(columns);

/** Null for a disputed one. */
export function appearanceCells(row: TabledAppearance): Cell[] | null {
  if (undisputed([row, row.episode]).length < 2) return null;
  return Object.values(columns).map((cellOf) => cellOf(row) ?? null);
}
