import type { AnyEntityInput, EntityInput } from "../../catalogue/commands/derived-columns";
import { fold } from "../../domain/names";
import type { EdtfDate, Link } from "../../entities";
import { accountsOf, addressesOf, distinct, Graph, isInferred } from "./graph";

export const itemKinds = [
  "appearances",
  "hosts",
  "publications",
  "links",
  "organisations",
  "affiliations",
  "dates",
  "honours",
  "people",
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** One thing that a profile says, as it is compared with another reading of the same document. */
export interface ProfileItem {
  readonly kind: ItemKind;
  /** Two items with one in common are the same (bench/eval/README.md). */
  readonly keys: readonly string[];
  /** As `keys`, where one of the two items has no others: an episode of which only the show is known. */
  readonly looseKeys: readonly string[];
  readonly name: string;
  /** `profile:7-9`; null where no document is cited. */
  readonly place: string | null;
  readonly isInferred: boolean;
  /** What is compared of two that are the same: roles, kinds, numbers. */
  readonly says: Readonly<Record<string, string>>;
}

type Item = Omit<ProfileItem, "kind" | "looseKeys" | "says"> & Partial<ProfileItem>;

/** All that a data folder says of a profile, by kind. */
export function itemsOf(entities: readonly AnyEntityInput[]): ProfileItem[] {
  const graph = new Graph(entities);
  const made: Readonly<Record<ItemKind, readonly Item[]>> = {
    appearances: appearances(graph),
    hosts: merged(hosts(graph)),
    publications: graph.all("Publication").map((one) => publication(graph, one)),
    links: merged(links(graph, entities)),
    organisations: graph.all("Organisation").map((one) => ({
      ...about(graph, one, one.name, "name"),
      keys: [...graph.namesOf(one.id), ...addressesOf(one)],
    })),
    affiliations: graph.all("Affiliation").map((one) => ({
      ...about(graph, one, `${nameOf(graph, one.personId)}, ${nameOf(graph, one.organisationId)}`),
      keys: crossed(graph.namesOf(one.personId), graph.namesOf(one.organisationId)),
      says: says({ kind: one.kind, roleTitle: one.roleTitle && fold(one.roleTitle), state: one.state }),
    })),
    dates: dates(graph),
    honours: honours(graph),
    people: graph
      .all("Person")
      .map((one) => ({ ...about(graph, one, one.name, "name"), keys: graph.namesOf(one.id) })),
  };
  return itemKinds.flatMap((kind) =>
    made[kind].map(({ looseKeys = [], says: said = {}, ...item }) => ({
      ...item,
      kind,
      says: said,
      keys: distinct(item.keys).map((key) => `${kind}|${key}`),
      looseKeys: distinct(looseKeys).map((key) => `${kind}|${key}`),
    })),
  );
}

type Fact = Parameters<typeof isInferred>[0];

const about = (graph: Graph, fact: Fact, name: string, ...fields: string[]) => ({
  name,
  place: graph.placeOf(fact),
  isInferred: isInferred(fact, ...fields),
});

/** Every choice of one of each, joined. */
const crossed = (...lists: ReadonlyArray<readonly string[]>): string[] =>
  lists.reduce<string[]>(
    (before, list) => before.flatMap((one) => list.map((other) => (one === "" ? other : `${one}|${other}`))),
    [""],
  );

/** What is known of the values, without those that are not. */
const says = (values: Readonly<Record<string, string | number | null>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );

/** Items of one key are one, INFERRED only if each is. */
function merged(items: readonly Item[]): Item[] {
  const byKey = new Map<string, Item>();
  for (const item of items) {
    const first = byKey.get(item.keys[0] ?? "");
    const one = first ? { ...first, isInferred: first.isInferred && item.isInferred } : item;
    byKey.set(item.keys[0] ?? "", one);
  }
  return [...byKey.values()];
}

const nameOf = (graph: Graph, id: string | null, creditedAs: string | null = null): string =>
  graph.namesOf(id)[0] ?? creditedAs ?? "unknown";

function episodeOf(graph: Graph, id: string | null) {
  const episode = graph.get<"Episode">(id);
  const show = graph.get<"Show">(episode?.showId ?? null);
  const titles = show ? graph.titlesOf(show) : [];
  const own = episode
    ? [
        ...[episode.title, episode.originalTitle].map((title) =>
          title === null ? "" : `title ${fold(title)}`,
        ),
        episode.number === null ? "" : `number ${fold(episode.season ?? "")} ${episode.number}`,
      ].filter((part) => !/^(?:title )?$/.test(part))
    : [];
  const on = episode ? [episode.occurredOn, episode.publishedOn].flatMap((date) => dateText(date) ?? []) : [];
  return { episode, show, titles, own, on, links: episode ? addressesOf(episode) : [] };
}

/** Null where there is none; an end that is unknown is open. */
const dateText = (date: EdtfDate | null): string | null =>
  date === null ? null : date.edtf.replace(/^\//, "../").replace(/\/$/, "/..");

function appearances(graph: Graph): Item[] {
  return graph.all("Appearance").map((one) => {
    const { episode, show, titles, own, on, links: ofEpisode } = episodeOf(graph, one.episodeId);
    const people = graph.namesOf(one.personId, one.creditedAs);
    const title = episode?.title ?? episode?.displayTitle ?? "";
    return {
      ...about(graph, one, `${nameOf(graph, one.personId, one.creditedAs)}: ${show?.displayTitle}, ${title}`),
      keys: [
        ...crossed(people, [...ofEpisode, ...addressesOf(one)]),
        ...crossed(people, titles, [...own, ...on.map((date) => `date ${date}`)]),
      ],
      looseKeys: crossed(people, titles),
      says: says({
        roles: one.roles.toSorted().join(" "),
        show: show && fold(show.displayTitle ?? ""),
        showKind: show && show.kind,
        title: episode?.title ? fold(episode.title) : null,
        number: episode?.number ?? null,
        season: episode?.season ?? null,
        status: episode?.status ?? null,
      }),
    };
  });
}

function hosts(graph: Graph): Item[] {
  return graph.all("Host").map((one) => {
    const show = graph.get<"Show">(one.showId ?? graph.get<"Episode">(one.episodeId)?.showId ?? null);
    return {
      ...about(graph, one, `${nameOf(graph, one.personId)}: ${show?.displayTitle}`),
      keys: crossed(graph.namesOf(one.personId), show ? graph.titlesOf(show) : []),
      says: says({ role: one.role }),
    };
  });
}

function publication(graph: Graph, one: EntityInput<"Publication">): Item {
  const contributors = graph.all("Contribution").filter(({ publicationId }) => publicationId === one.id);
  return {
    ...about(graph, one, one.title ?? one.displayTitle ?? "", "title"),
    keys: [...addressesOf(one), ...graph.namesOf(one.id).map((title) => `title ${title}`)],
    looseKeys: one.title === null ? [`${one.kind} ${fold(one.containerTitle ?? "")}`] : [],
    says: says({
      kind: one.kind,
      title: one.title && fold(one.title),
      container: one.containerTitle && fold(one.containerTitle),
      by: contributors
        .map(({ contributorId, role }) => `${role} ${nameOf(graph, contributorId)}`)
        .toSorted()
        .join(", "),
    }),
  };
}

function links(graph: Graph, entities: readonly AnyEntityInput[]): Item[] {
  const accounts = [...graph.all("Person"), ...graph.all("Organisation"), ...graph.all("Show")];
  return [
    ...entities.flatMap((entity) =>
      entity.links.map((link: Link) => ({
        name: link.url,
        place: graph.placeOf(link) ?? graph.placeOf(entity),
        isInferred: link.standing === "INFERRED",
        keys: [link.canonicalUrl],
      })),
    ),
    ...accounts.flatMap((entity) =>
      accountsOf(entity.accounts).map((url) => ({ ...about(graph, entity, url), keys: [url] })),
    ),
  ];
}

function dates(graph: Graph): Item[] {
  const dated = (fact: Fact, name: string, owners: readonly string[], on: Record<string, EdtfDate | null>) =>
    Object.entries(on).flatMap(([field, date]): Item[] => {
      const edtf = dateText(date);
      if (edtf === null) return [];
      return [
        {
          ...about(graph, fact, `${name}: ${edtf}`, field),
          keys: crossed(owners, [edtf]),
          says: says({ field }),
        },
      ];
    });
  const period = (one: EntityInput<"Affiliation" | "Host">, name: string, owners: readonly string[]) => [
    ...dated(one, name, crossed(owners, ["start"]), { start: one.start }),
    ...dated(one, name, crossed(owners, ["end"]), { end: one.end }),
  ];
  return [
    ...graph.all("Episode").flatMap((one) => {
      const { show, titles, own, links: ofEpisode } = episodeOf(graph, one.id);
      const { occurredOn, publishedOn } = one;
      const owners = [...ofEpisode, ...crossed(titles, own), ...titles];
      const name = `${show?.displayTitle}, ${one.title ?? one.displayTitle}`;
      return dated(one, name, owners, { occurredOn, publishedOn });
    }),
    ...graph.all("Publication").flatMap((one) =>
      dated(one, one.displayTitle ?? "", [...addressesOf(one), ...graph.namesOf(one.id)], {
        publishedOn: one.publishedOn,
      }),
    ),
    ...graph.all("Affiliation").flatMap((one) => {
      const name = `${nameOf(graph, one.personId)}, ${nameOf(graph, one.organisationId)}`;
      return period(one, name, crossed(graph.namesOf(one.personId), graph.namesOf(one.organisationId)));
    }),
    ...graph.all("Host").flatMap((one) => {
      const show = graph.get<"Show">(one.showId ?? graph.get<"Episode">(one.episodeId)?.showId ?? null);
      const owners = crossed(graph.namesOf(one.personId), show ? graph.titlesOf(show) : []);
      return period(one, nameOf(graph, one.personId), owners);
    }),
    ...graph.all("Award").flatMap((one): Item[] =>
      one.year === null
        ? []
        : [
            {
              ...about(graph, one, `${one.name}: ${one.year}`, "year"),
              keys: crossed(awardNamesOf(one), [one.year]),
            },
          ],
    ),
  ];
}

/** An award is known by its name, its category, both, or its address. */
const awardNamesOf = (award: EntityInput<"Award">): string[] => {
  const { name, category } = award;
  return distinct([
    ...[name, category ?? "", `${name} ${category ?? ""}`, `${category ?? ""} ${name}`].map(fold),
    ...addressesOf(award),
  ]);
};

function honours(graph: Graph): Item[] {
  return graph.all("Honour").flatMap((one) => {
    const award = graph.get<"Award">(one.awardId);
    const names = award ? awardNamesOf(award) : [];
    const year = award?.year ?? null;
    return one.recipientIds.map((recipient) => {
      const recipients = graph.namesOf(recipient, one.creditedAs);
      return {
        ...about(graph, one, `${recipients[0]}: ${award?.name}, ${one.outcome}`),
        keys: year === null ? [] : crossed(recipients, names, [year]),
        looseKeys: crossed(recipients, names),
        says: says({ outcome: one.outcome }),
      };
    });
  });
}
