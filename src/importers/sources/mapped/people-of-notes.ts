import { AppearanceRole } from "../../../entities/appearance";
import { HostRole } from "../../../entities/host";
import { LinkPurpose } from "../../../domain/links/link";
import { type Place, type RecordLink, type Reference, to } from "../../records";
import { whyNoLink } from "../addresses";
import { foldedName, withoutHonorific } from "../names";
import { eachOnce } from "../notes/each-once";
import { hostsOfNotes } from "../notes/hosts-of-notes";
import { type Notes, notesOfMarkdown, peopleInNotes } from "../notes/notes";
import { guestsInTitle, type NamedPerson } from "../notes/people-in-text";
import type { Row } from "../tables/row";
import type { CastReader } from "./cast";
import { textIn } from "./expressions";
import type { TextsMapping } from "./mapping";
import type { Things } from "./things";

/** A row with an episode, and where its title and notes stand. */
export interface RowOfNotes {
  readonly texts: TextsMapping;
  readonly row: Row;
  readonly place: Place;
  readonly show: Reference;
  readonly episode: Reference;
}

interface Read extends RowOfNotes {
  readonly notes: Notes;
  readonly people: readonly NamedPerson[];
}

/** So sure is what notes list. */
const listed = 0.9;

/** Who hosts and appears by titles and notes. What a row states otherwise comes first: these are inferred. */
export class PeopleOfNotes {
  readonly #things: Things;
  readonly #cast: CastReader;

  constructor(things: Things, cast: CastReader) {
    this.#things = things;
    this.#cast = cast;
  }

  read(rows: readonly RowOfNotes[]): void {
    const shows = new Map<string, RowOfNotes[]>();
    for (const row of rows) {
      const ofShow = shows.get(row.show.key);
      if (ofShow) ofShow.push(row);
      else shows.set(row.show.key, [row]);
    }
    for (const ofShow of shows.values()) this.#readShow(ofShow);
  }

  #readShow(rows: readonly RowOfNotes[]): void {
    const read = rows.map((row): Read => {
      const notes = notesOfMarkdown(textIn(row.row, row.texts.notes ?? []) ?? "");
      const title = textIn(row.row, row.texts.title ?? []) ?? "";
      return { ...row, notes, people: eachOnce([...peopleInNotes(notes), ...guestsInTitle(title)]) };
    });
    const [first] = read;
    if (!first) return;
    const hosts = hostsOfNotes(read.map(({ notes }) => notes));
    for (const host of hosts) this.#addHost(host, first.show, { ...first.place, item: first.show.key });
    const areListed = read.some(({ people }) => people.some(isListedGuest));
    for (const row of read) this.#readEpisode(row, hosts, areListed);
  }

  /** Where other notes of the show list their guests, one who is named in passing is less likely to be one. */
  #readEpisode({ people, episode, place }: Read, ofShow: readonly NamedPerson[], areListed: boolean): void {
    const hosts = people.filter(({ as }) => as === "host");
    for (const host of hosts) this.#addHost(host, episode, place);
    const hosting = new Set([...hosts, ...ofShow].map(({ name }) => foldedName(name)));
    const isDoubtful = areListed && !people.some(isListedGuest);
    for (const guest of people.filter(({ as, name }) => as === "guest" && !hosting.has(foldedName(name))))
      this.#addGuest(isDoubtful ? halfAsSure(guest) : guest, episode, place);
  }

  #addHost(host: NamedPerson, of: Reference, place: Place): void {
    const person = this.#personOf(host, place);
    const key = `${of.type} ${of.key} hosts ${person.key}`;
    if (this.#things.get(to("Host", key))) return;
    this.#things.add("Host", key, {
      place,
      values: { role: HostRole.HOST, creditedAs: null },
      references: { [of.type === "Show" ? "showId" : "episodeId"]: of, personId: person },
      isMentioned: false,
      inference: host.inference,
    });
  }

  #addGuest(guest: NamedPerson, episode: Reference, place: Place): void {
    const person = this.#personOf(guest, place);
    const key = `${episode.type} ${episode.key} appearances ${person.key}`;
    if (this.#things.get(to("Appearance", key))) return;
    this.#things.add("Appearance", key, {
      place,
      values: {
        roles: [AppearanceRole.GUEST],
        creditedAs: null,
        position: this.#cast.nextPosition(episode, "Appearance"),
      },
      references: { episodeId: episode, personId: person },
      isMentioned: false,
      inference: guest.inference,
    });
  }

  #personOf({ name: credited, links = [] }: NamedPerson, place: Place): Reference {
    const { name, honorificPrefix } = withoutHonorific(credited);
    const pages = links.filter((url) => whyNoLink(url) === null);
    return this.#things.add("Person", this.#cast.keyOfName(credited, pages[0] ?? null, place), {
      place: { ...place, item: null },
      values: { name, ...(honorificPrefix === null ? {} : { honorificPrefix }) },
      links: pages.map((url): RecordLink => ({ url, purpose: LinkPurpose.PROFILE })),
      isMentioned: true,
    });
  }
}

const isListedGuest = ({ as, inference }: NamedPerson): boolean =>
  as === "guest" && inference.confidence >= listed;

const halfAsSure = (guest: NamedPerson): NamedPerson => ({
  ...guest,
  inference: {
    confidence: guest.inference.confidence / 2,
    from: `${guest.inference.from}; other notes of the show list their guests`,
  },
});
