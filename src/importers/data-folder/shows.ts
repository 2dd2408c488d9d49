import { LinkTarget } from "../../domain/links/link";
import { episodeTitleOf } from "../../domain/titles";
import type { AppearanceYaml, EpisodeYaml, HostYaml, ShowYaml, TopicYaml } from "./format";
import type { Item } from "./item";
import { accountsOf } from "./people";
import type { RecordBook } from "./record-book";
import { addAbouts, checkSpan, repeated } from "./relations";

export function addTopic(book: RecordBook, item: Item<TopicYaml>): void {
  const { key, label, description = null } = item.value;
  book.add("Topic", key, item, (entry) => ({
    ...entry.stated(item),
    slug: key,
    label,
    description,
    broaderId: entry.reference("Topic", item.at("broader")),
  }));
}

/** `nameOf` gives the name of a person by key, for episodes that have no title. */
export function addShow(book: RecordBook, item: Item<ShowYaml>, nameOf: (personKey: string) => string): void {
  const { key, title = null, ...show } = item.value;
  const displayTitle = title ?? show.displayTitle ?? key;

  book.add("Show", key, item, (entry) => ({
    ...entry.stated(item, LinkTarget.SHOW),
    slug: key,
    title,
    displayTitle,
    alternateTitles: show.alternateTitles ?? [],
    kind: show.kind,
    description: show.description ?? null,
    feedUrl: show.feedUrl ?? null,
    podcastGuid: show.podcastGuid ?? null,
    language: show.language ?? null,
    accounts: accountsOf(show.accounts),
  }));

  for (const behind of item.each("organisations")) {
    const { organisation, role } = behind.value;
    book.add("ShowOrganisation", `${key}/${role}/${organisation}`, behind, (entry) => ({
      ...entry.stated(behind),
      showId: entry.required("Show", item.at("key")),
      organisationId: entry.required("Organisation", behind.at("organisation")),
      role,
    }));
  }

  addHosts(book, { type: "Show", key: item.at("key"), hosts: item.each("hosts") });
  addAbouts(book, { type: "Show", key: item.at("key"), abouts: item.each("about") });
  for (const episode of item.each("episodes"))
    addEpisode(book, { key: item.at("key"), displayTitle }, episode, nameOf);
}

function addEpisode(
  book: RecordBook,
  show: { key: Item<string>; displayTitle: string },
  item: Item<EpisodeYaml>,
  nameOf: (personKey: string) => string,
): void {
  const { title = null, ...episode } = item.value;
  const key = item.at("key").as(`${show.key.value}/${item.value.key}`);
  const names = item.each("appearances").map(({ value: { person } }) => nameOf(person));
  const displayTitle =
    title ?? episode.displayTitle ?? episodeTitleOf({ ...episode, showTitle: show.displayTitle, names });

  book.add("Episode", key.value, item, (entry) => {
    const occurredOn = entry.date(item.at("occurredOn"));
    const publishedOn = entry.date(item.at("publishedOn"));
    if (occurredOn?.earliest && publishedOn?.latest && occurredOn.earliest > publishedOn.latest) {
      book.problem(
        "IMPOSSIBLE_DATE",
        item,
        `It came out on ${publishedOn.edtf}, before it took place on ${occurredOn.edtf}.`,
      );
    }
    return {
      ...entry.stated(item, LinkTarget.EPISODE),
      slug: key.value.replace("/", "-"),
      showId: entry.required("Show", show.key),
      title,
      displayTitle,
      season: episode.season ?? null,
      number: episode.number ?? null,
      numberDisplay: episode.numberDisplay ?? null,
      strand: episode.strand ?? null,
      occurredOn,
      publishedOn,
      duration: episode.duration ?? null,
      description: episode.description ?? null,
      guid: episode.guid ?? null,
    };
  });

  addHosts(book, { type: "Episode", key, hosts: item.each("hosts") });
  addAbouts(book, { type: "Episode", key, abouts: item.each("about") });
  for (const appearance of item.each("appearances"))
    addAppearance(book, { show: show.key, episode: key }, appearance);
}

function addAppearance(
  book: RecordBook,
  within: { show: Item<string>; episode: Item<string> },
  item: Item<AppearanceYaml>,
): void {
  const { person, roles = [], creditedAs = null } = item.value;
  book.add("Appearance", `${within.episode.value}/${person}`, item, (entry) => ({
    ...entry.stated(item),
    personId: entry.required("Person", item.at("person")),
    episodeId: entry.required("Episode", within.episode),
    showId: entry.required("Show", within.show),
    roles,
    creditedAs,
    onBehalfOfId: entry.reference("Organisation", item.at("onBehalfOf")),
  }));
}

function addHosts(
  book: RecordBook,
  hosted: { type: "Show" | "Episode"; key: Item<string>; hosts: Array<Item<HostYaml>> },
): void {
  const keyOf = repeated(
    ({ person, role }: HostYaml) => `${hosted.type}/${hosted.key.value}/${role}/${person}`,
  );
  for (const host of hosted.hosts) {
    book.add("Host", keyOf(host.value), host, (entry) => {
      const start = entry.date(host.at("start"));
      const end = entry.date(host.at("end"));
      checkSpan(book, host, start, end);
      return {
        ...entry.stated(host),
        personId: entry.required("Person", host.at("person")),
        showId: hosted.type === "Show" ? entry.required("Show", hosted.key) : null,
        episodeId: hosted.type === "Episode" ? entry.required("Episode", hosted.key) : null,
        role: host.value.role,
        creditedAs: host.value.creditedAs ?? null,
        start,
        end,
      };
    });
  }
}
