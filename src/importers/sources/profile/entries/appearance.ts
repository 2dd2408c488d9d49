import { AppearanceRole } from "../../../../entities/appearance";
import { EpisodeStatus } from "../../../../entities/episode";
import { HostRole } from "../../../../entities/host";
import { ShowKind } from "../../../../entities/show";
import { ShowOrganisationRole } from "../../../../entities/show-organisation";
import type { FullName } from "../people/names-in";
import type { WrittenLink } from "../sections/section";
import type { Inference } from "../../../records";

/** Who leads a show or an episode, by what an entry says. */
export interface FoundHost extends FullName {
  readonly role: HostRole;
  readonly inference: Inference | null;
  readonly url: string | null;
  /** EDTF; null where it is not said since when. */
  readonly start: string | null;
  /** Whether it is said of this episode and not of the show. */
  readonly ofEpisode: boolean;
}

export interface FoundOrganisation {
  readonly name: string;
  readonly role: ShowOrganisationRole;
  readonly inference: Inference | null;
}

/** What an entry says of an appearance: plain words, of no format and no catalogue. */
export interface FoundAppearance {
  readonly line: number;
  readonly marker: string | null;
  readonly show: string;
  readonly alternateTitles: readonly string[];
  readonly showKind: ShowKind;
  readonly showLinks: readonly WrittenLink[];
  readonly organisations: readonly FoundOrganisation[];
  readonly hosts: readonly FoundHost[];
  readonly title: string | null;
  readonly season: string | null;
  readonly number: number | null;
  readonly date: string | null;
  readonly dated: "occurredOn" | "publishedOn";
  readonly status: EpisodeStatus;
  readonly links: readonly WrittenLink[];
  /** Null: the owner led it, and does not count as appearing. */
  readonly role: AppearanceRole | null;
  readonly inference: Inference | null;
  /** Hosts that are only called by their given names. */
  readonly givenNames: readonly string[];
  /** Others who appeared in it. */
  readonly others: readonly FullName[];
  /** How sure it is that there is such a show at all. */
  readonly confidence: number;
}
