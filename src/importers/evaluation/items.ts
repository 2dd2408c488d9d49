import type { AnyEntityInput, EntityInput } from "../../catalogue/commands/derived-columns";
import { fold } from "../../domain/names";
import { Standing, type EdtfDate, type Link } from "../../entities";
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
  /** The entity that says it; absent in digests. */
  readonly id?: string;
  /** `profile:7-9`; null where no document is cited. */
  readonly place: string | null;
  readonly isInferred: boolean;
  /** What is compared of two that are the same: roles, kinds, numbers. */
  readonly says: Readonly<Record<string, string>>;
}

type Item = Omit<ProfileItem, "kind">;

/** All that a data folder says of a profile, by kind; of several documents, what the one with this key says. */
export function itemsOf(entities: readonly AnyEntityInput[], document: string | null = null): ProfileItem[] {
  const graph = new Graph(entities, document);
  const made: Readonly<Record<ItemKind, readonly Item[]>> = {
    appearances: graph.all("Appearance").map((one) => appearance(graph, one)),
    hosts: merged(graph.all("Host").map((one) => host(graph, one))),
    publications: graph.all("Publication").map((one) => publication(graph, one)),
    links: merged(links(graph)),
    organisations: graph
      .all("Organisation")
      .map((one) =>
        item(graph, one, one.name, { keys: [...graph.namesOf(one.id), ...addressesOf(one)] }, "name"),
      ),
    affiliations: graph.all("Affiliation").map((one) => affiliation(graph, one)),
    dates: dates(graph),
    honours: honours(graph),
    people: graph
      .all("Person")
      .map((one) => item(graph, one, one.name, { keys: graph.namesOf(one.id) }, "name")),
  };
  const keyed = (kind: ItemKind, keys: readonly string[]) => distinct(keys).map((key) => `${kind}|${key}`);
  return itemKinds.flatMap((kind) =>
    made[kind].map((one) =>
      Object.assign({}, one, {
        kind,
        keys: keyed(kind, one.keys),
        looseKeys: keyed(kind, one.looseKeys),
      }),
    ),
  );
}

type Fact = Parameters<typeof isInferred>[0] & Pick<AnyEntityInput, "id">;

/** `fields` are those that the item is of: one that is INFERRED makes it so. */
function item(
  graph: Graph,
  fact: Fact,
  name: string,
  { keys, looseKeys = [], says: said = {} }: Pick<ProfileItem, "keys"> & Partial<ProfileItem>,
  ...fields: string[]
): Item {
  return {
    keys,
    looseKeys,
    name,
    id: fact.id,
    place: graph.placeOf(fact),
    isInferred: isInferred(fact, ...fields),
    says: said,
  };
}

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
  for (const one of items) {
    const key = one.keys[0] ?? "";
    const first = byKey.get(key) ?? one;
    byKey.set(key, { ...first, isInferred: first.isInferred && one.isInferred });
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

function appearance(graph: Graph, one: EntityInput<"Appearance">): Item {
  const { episode, show, titles, own, on, links: ofEpisode } = episodeOf(graph, one.episodeId);
  const people = graph.namesOf(one.personId, one.creditedAs);
  const title = episode?.title ?? episode?.displayTitle ?? "";
  return item(graph, one, `${nameOf(graph, one.personId, one.creditedAs)}: ${show?.displayTitle}, ${title}`, {
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
  });
}

/** Who hosts what show, by its titles. */
function hostedBy(graph: Graph, { personId, showId, episodeId }: EntityInput<"Host">) {
  const show = graph.get<"Show">(showId ?? graph.get<"Episode">(episodeId)?.showId ?? null);
  return {
    name: `${nameOf(graph, personId)}: ${show?.displayTitle}`,
    keys: crossed(graph.namesOf(personId), show ? graph.titlesOf(show) : []),
  };
}

function host(graph: Graph, one: EntityInput<"Host">): Item {
  const { name, keys } = hostedBy(graph, one);
  return item(graph, one, name, { keys, says: says({ role: one.role }) });
}

/** Who is what to which organisation. */
const affiliated = (graph: Graph, { personId, organisationId }: EntityInput<"Affiliation">) => ({
  name: `${nameOf(graph, personId)}, ${nameOf(graph, organisationId)}`,
  keys: crossed(graph.namesOf(personId), graph.namesOf(organisationId)),
});

function affiliation(graph: Graph, one: EntityInput<"Affiliation">): Item {
  const { name, keys } = affiliated(graph, one);
  return item(graph, one, name, {
    keys,
    says: says({ kind: one.kind, roleTitle: one.roleTitle && fold(one.roleTitle), state: one.state }),
  });
}

function publication(graph: Graph, one: EntityInput<"Publication">): Item {
  const contributors = graph.all("Contribution").filter(({ publicationId }) => publicationId === one.id);
  return item(
    graph,
    one,
    one.title ?? one.displayTitle ?? "",
    {
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
    },
    "title",
  );
}

function links(graph: Graph): Item[] {
  const withAccounts = [...graph.all("Person"), ...graph.all("Organisation"), ...graph.all("Show")];
  return [
    ...graph.stated.flatMap((entity) =>
      entity.links.map((link: Link) => ({
        keys: [link.canonicalUrl],
        looseKeys: [],
        name: link.url,
        place: graph.placeOf(link) ?? graph.placeOf(entity),
        isInferred: link.standing === Standing.INFERRED,
        says: {},
      })),
    ),
    ...withAccounts.flatMap((entity) =>
      accountsOf(entity.accounts).map((url) => item(graph, entity, url, { keys: [url] })),
    ),
  ];
}

function dates(graph: Graph): Item[] {
  const dated = (fact: Fact, name: string, owners: readonly string[], on: Record<string, EdtfDate | null>) =>
    Object.entries(on).flatMap(([field, date]): Item[] => {
      const edtf = dateText(date);
      if (edtf === null) return [];
      const keys = crossed(owners, [edtf]);
      return [item(graph, fact, `${name}: ${edtf}`, { keys, says: says({ field }) }, field)];
    });
  const period = (
    one: EntityInput<"Affiliation" | "Host">,
    { name, keys }: { readonly name: string; readonly keys: readonly string[] },
  ) => [
    ...dated(one, name, crossed(keys, ["start"]), { start: one.start }),
    ...dated(one, name, crossed(keys, ["end"]), { end: one.end }),
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
    ...graph.all("Affiliation").flatMap((one) => period(one, affiliated(graph, one))),
    ...graph.all("Host").flatMap((one) => period(one, hostedBy(graph, one))),
    ...graph.all("Award").flatMap((one): Item[] => {
      const { name, year } = one;
      const keys = crossed(awardNamesOf(one), [year ?? ""]);
      return year === null ? [] : [item(graph, one, `${name}: ${year}`, { keys }, "year")];
    }),
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
      return item(graph, one, `${recipients[0]}: ${award?.name}, ${one.outcome}`, {
        keys: year === null ? [] : crossed(recipients, names, [year]),
        looseKeys: crossed(recipients, names),
        says: says({ outcome: one.outcome }),
      });
    });
  });
}
