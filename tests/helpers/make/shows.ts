import { fold } from "../../../src/domain/names";
import { About } from "../../../src/entities/about";
import { Appearance, AppearanceRole } from "../../../src/entities/appearance";
import { serialOf } from "../../../src/domain/serial";
import { Episode, EpisodeKind, EpisodeStatus } from "../../../src/entities/episode";
import { Host, HostRole } from "../../../src/entities/host";
import { ShowOrganisation, ShowOrganisationRole } from "../../../src/entities/show-organisation";
import { Show, ShowKind } from "../../../src/entities/show";
import { Topic } from "../../../src/entities/topic";
import { dateOf, newName, slugOf, sortOnOf, stated, type Known, type StatedWith } from "./stated";

export function makeTopic(
  given: StatedWith & Partial<Omit<Topic, "broaderId" | "broader">> & { broader?: Known | null } = {},
): Topic {
  const { label = newName("Topic") } = given;
  return Object.assign(new Topic(), {
    ...stated("Topic", given),
    slug: slugOf(given, label),
    label,
    description: given.description ?? null,
    broaderId: given.broader?.id ?? null,
    sortText: fold(label),
  });
}

/** A podcast, unless another kind is given. `title: null` is a show of which only an organisation is named. */
export function makeShow(given: StatedWith & Partial<Show> = {}): Show {
  const { title = newName("Show"), alternateTitles = [] } = given;
  const displayTitle = given.displayTitle ?? title ?? newName("Untitled show");
  return Object.assign(new Show(), {
    ...stated("Show", given),
    slug: slugOf(given, displayTitle),
    title,
    displayTitle,
    alternateTitles,
    kind: given.kind ?? ShowKind.PODCAST,
    description: given.description ?? null,
    feedUrl: given.feedUrl ?? null,
    formerFeedUrls: given.formerFeedUrls ?? [],
    identifiers: given.identifiers ?? [],
    language: given.language ?? null,
    accounts: given.accounts ?? [],
    sortText: fold(displayTitle),
    searchText: fold([displayTitle, ...alternateTitles].join(" ")),
  });
}

export function makeShowOrganisation(
  given: StatedWith & { show: Known; organisation: Known; role?: ShowOrganisationRole },
): ShowOrganisation {
  return Object.assign(new ShowOrganisation(), {
    ...stated("ShowOrganisation", given),
    showId: given.show.id,
    organisationId: given.organisation.id,
    role: given.role ?? ShowOrganisationRole.PUBLISHER,
  });
}

/** Undated, unless a date is given (EDTF). */
export function makeEpisode(
  given: StatedWith &
    Partial<Omit<Episode, "showId" | "show" | "occurredOn" | "publishedOn" | "rerunOf">> & {
      rerunOf?: Known | null;
      show: Known;
      occurredOn?: string | null;
      publishedOn?: string | null;
    },
): Episode {
  const { title = newName("Episode"), occurredOn, publishedOn } = given;
  const displayTitle = given.displayTitle ?? title ?? newName("Untitled episode");
  const date = dateOf(occurredOn ?? publishedOn);
  return Object.assign(new Episode(), {
    ...stated("Episode", given),
    slug: slugOf(given, displayTitle),
    showId: given.show.id,
    title,
    displayTitle,
    kind: given.kind ?? EpisodeKind.FULL,
    status: given.status ?? EpisodeStatus.HELD,
    originalTitle: given.originalTitle ?? null,
    startsAt: given.startsAt ?? null,
    whyNoRecording: given.whyNoRecording ?? null,
    language: given.language ?? null,
    rerunOfId: given.rerunOf?.id ?? null,
    season: given.season ?? null,
    seasonName: given.seasonName ?? null,
    number: given.number ?? null,
    numberDisplay: given.numberDisplay ?? null,
    strand: given.strand ?? null,
    occurredOn: dateOf(occurredOn),
    publishedOn: dateOf(publishedOn),
    duration: given.duration ?? null,
    description: given.description ?? null,
    guid: given.guid ?? null,
    sortOn: sortOnOf(occurredOn ?? publishedOn),
    serial: serialOf(given.season ?? null, given.number ?? null),
    dayEarliest: date?.earliest ?? null,
    dayLatest: date?.latest ?? null,
    searchText: fold([displayTitle, given.originalTitle ?? ""].join(" ")),
  });
}

/** Of a show, over a period if `start` or `end` is given (EDTF), or of one episode. */
export function makeHost(
  given: StatedWith &
    Partial<Pick<Host, "role" | "creditedAs">> & {
      person: Known;
      start?: string | null;
      end?: string | null;
    } & ({ show: Known } | { episode: Known }),
): Host {
  return Object.assign(new Host(), {
    ...stated("Host", given),
    personId: given.person.id,
    showId: "show" in given ? given.show.id : null,
    episodeId: "episode" in given ? given.episode.id : null,
    role: given.role ?? HostRole.HOST,
    creditedAs: given.creditedAs ?? null,
    start: dateOf(given.start),
    end: dateOf(given.end),
    sortOn: sortOnOf(given.start),
  });
}

export function makeAppearance(
  given: StatedWith &
    Partial<Pick<Appearance, "roles" | "creditedAs" | "position" | "startsAt" | "endsAt">> & {
      /** Null for a person whose name is not known. */
      person: Known | null;
      episode: Pick<Episode, "id" | "showId" | "sortOn">;
      /** One, or several in the order stated. */
      onBehalfOf?: Known | readonly Known[] | null;
    },
): Appearance {
  return Object.assign(new Appearance(), {
    ...stated("Appearance", given),
    personId: given.person?.id ?? null,
    episodeId: given.episode.id,
    showId: given.episode.showId,
    roles: given.roles ?? [AppearanceRole.GUEST],
    creditedAs: given.creditedAs ?? null,
    position: given.position ?? 1,
    startsAt: given.startsAt ?? null,
    endsAt: given.endsAt ?? null,
    onBehalfOfIds: [given.onBehalfOf ?? []].flat().map(({ id }) => id),
    sortOn: given.episode.sortOn,
  });
}

/** `work` is a show, an episode or a publication; `subject` a person, an organisation, a topic or a publication. */
export function makeAbout(given: StatedWith & { work: Known; subject: Known }): About {
  return Object.assign(new About(), {
    ...stated("About", given),
    workId: given.work.id,
    subjectId: given.subject.id,
  });
}
