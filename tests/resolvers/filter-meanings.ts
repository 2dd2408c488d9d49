import type { TypeName } from "../../src/domain/ids";
import { type AnyEntity, type EntityTypes } from "../../src/entities/entity-classes";
import { Standing } from "../../src/entities/standing";
import type { LargeGraph } from "../helpers/large-catalogue";

export type FilterWorld = LargeGraph & { readonly byId: ReadonlyMap<string, AnyEntity> };

/** A value for a field of a filter, and what it means, told from the entities alone. */
export interface FilterCase<Type extends TypeName> {
  readonly given: unknown;
  /** Other fields of the filter. */
  readonly beside?: Readonly<Record<string, unknown>>;
  readonly matches: (entity: EntityTypes[Type]) => boolean;
}

export type CasesOf<Type extends TypeName> = Readonly<
  Record<string, (world: FilterWorld) => FilterCase<Type>>
>;

export interface Days {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** Whether a date may lie within these years. */
export function mayLieIn(from: number, to: number, { earliest, latest }: Days): boolean {
  if (earliest === null && latest === null) return false;
  return (latest ?? "9999") >= `${from}-01-01` && (earliest ?? "0000") <= `${to}-12-31`;
}

export const years = { from: "2018", to: "2020" };
export const inYears = (days: Days | null) => days !== null && mayLieIn(2018, 2020, days);
export const lasting = ({
  start,
  end,
}: {
  start: { earliest: string | null } | null;
  end: { latest: string | null } | null;
}) => inYears({ earliest: start?.earliest ?? null, latest: end?.latest ?? null });
export const ofCycle = (year: string | null) =>
  year !== null && inYears({ earliest: `${year}-01-01`, latest: `${year}-12-31` });

/** The value of a column of some row of the graph, and the rows with the same. */
export function sameAs<Type extends TypeName>(
  rowOf: (world: FilterWorld) => EntityTypes[Type] | undefined,
  column: keyof EntityTypes[Type],
  asList = false,
) {
  return (world: FilterWorld): FilterCase<Type> => {
    const value = rowOf(world)?.[column];
    return { given: asList ? [value] : value, matches: (entity) => entity[column] === value };
  };
}

/** Whether an organisation or a topic is this one, or below it. */
export function isAtOrBelow({ byId }: FilterWorld, id: string | null | undefined, above: string): boolean {
  if (id === null || id === undefined) return false;
  const at = byId.get(id) as { parentId?: string | null; broaderId?: string | null };
  return id === above || isAtOrBelow({ byId } as FilterWorld, at.parentId ?? at.broaderId, above);
}

/** At or below an organisation or a topic, and exactly that one. */
export function hierarchical<Type extends TypeName>(
  field: string,
  topOf: (world: FilterWorld) => { readonly id: string } | undefined,
  idsOf: (entity: EntityTypes[Type], world: FilterWorld) => ReadonlyArray<string | null>,
): CasesOf<Type> {
  return {
    [field]: (world) => {
      const top = topOf(world)?.id ?? "";
      return {
        given: top,
        matches: (entity) => idsOf(entity, world).some((id) => isAtOrBelow(world, id, top)),
      };
    },
    exactly: (world) => {
      const top = topOf(world)?.id ?? "";
      return {
        given: true,
        beside: { [field]: top },
        matches: (entity) => idsOf(entity, world).includes(top),
      };
    },
  };
}

/** The topics that a work is about; of an episode also those of its show. */
export function topicsOf({ abouts }: FilterWorld, ...workIds: readonly string[]): string[] {
  return abouts.flatMap(({ workId, subjectId }) =>
    workIds.includes(workId) && subjectId.startsWith("topic_") ? subjectId : [],
  );
}

/** Any of a branch of topics, and all of the top and one topic. */
export function aboutTopics<Type extends TypeName>(
  idsOf: (entity: EntityTypes[Type], world: FilterWorld) => readonly string[],
): CasesOf<Type>[string] {
  return (world) => {
    const [top, branch] = [world.topics[0]?.id ?? "", world.topics[1]?.id ?? ""];
    return {
      given: { any: [branch, world.topics.at(-1)?.slug], all: [world.topics[0]?.slug] },
      matches: (entity) => {
        const ids = idsOf(entity, world);
        const isBelow = (above: string) => ids.some((id) => isAtOrBelow(world, id, above));
        return isBelow(top) && (isBelow(branch) || ids.includes(world.topics.at(-1)?.id ?? ""));
      },
    };
  };
}

export interface Linked {
  readonly links: ReadonlyArray<{ readonly platform: string; readonly purpose: string }>;
}

export const platformsOf = ({ links }: Linked) =>
  links.flatMap(({ platform, purpose }) =>
    purpose === "RECORDING" || purpose === "PROFILE" ? platform : [],
  );

/** Both of two platforms, or, where things have one link only, one of two. */
export const platforms =
  <Type extends TypeName>(
    linkedOf: (entity: EntityTypes[Type], world: FilterWorld) => Linked,
  ): CasesOf<Type>[string] =>
  (world) => ({
    given: { all: ["YOUTUBE"], any: ["SPOTIFY", "WEBSITE"] },
    matches: (entity) => {
      const found = platformsOf(linkedOf(entity, world));
      return found.includes("YOUTUBE") && (found.includes("SPOTIFY") || found.includes("WEBSITE"));
    },
  });

export const languages =
  <Type extends TypeName>(
    languageOfRow: (entity: EntityTypes[Type], world: FilterWorld) => string | null,
  ): CasesOf<Type>[string] =>
  (world) => ({
    given: ["EN", "de"],
    matches: (entity) => ["en-GB", "de"].includes(languageOfRow(entity, world) ?? ""),
  });

export const hasLink = <Type extends TypeName>() =>
  ((): FilterCase<Type> => ({
    given: false,
    matches: ({ links }) => links.length === 0,
  })) as CasesOf<Type>[string];

export const publicationOf = ({ byId }: FilterWorld, id: string) =>
  byId.get(id) as EntityTypes["Publication"];
export const languageOfEpisode = (world: FilterWorld, { language, showId }: EntityTypes["Episode"]) =>
  language ?? showOf(world, showId)?.language ?? null;

/** An organisation with others below it. */
export const anOrganisation = ({ organisations }: FilterWorld) => organisations[1];

export const standings = <Type extends TypeName>() =>
  ((): FilterCase<Type> => ({
    given: ["INFERRED", "DISPUTED"],
    matches: ({ standing }) => standing !== Standing.STATED,
  })) as CasesOf<Type>[string];

export const textOf = <Type extends TypeName>(column: keyof EntityTypes[Type], given: string) =>
  ((): FilterCase<Type> => ({
    given: given.toUpperCase(),
    matches: (entity) => String(entity[column]).includes(given),
  })) as CasesOf<Type>[string];

export const showOf = (world: FilterWorld, showId: string | null) =>
  world.shows.find(({ id }) => id === showId);
export const episodeOf = ({ byId }: FilterWorld, id: string) => byId.get(id) as EntityTypes["Episode"];
export const workOf = ({ byId }: FilterWorld, id: string) =>
  byId.get(id) as EntityTypes["Show" | "Episode" | "Publication"];
export function languageOf(world: FilterWorld, workId: string): string | null {
  const work = workOf(world, workId);
  return "showId" in work ? languageOfEpisode(world, work) : work.language;
}
/** A work, and of an episode also its show. */
export function withShow(world: FilterWorld, workId: string): string[] {
  const work = workOf(world, workId);
  return "showId" in work ? [workId, work.showId] : [workId];
}
export const hostedBy = ({ showId, episodeId }: EntityTypes["Host"]) => showId ?? episodeId ?? "";
export const isEpisodeThen = ({ dayEarliest, dayLatest }: EntityTypes["Episode"]) =>
  inYears({ earliest: dayEarliest, latest: dayLatest });
export const hasEpisodeThen = ({ episodes }: FilterWorld, wanted: string) =>
  episodes.some((episode) => episode.showId === wanted && isEpisodeThen(episode));
export const showKinds = (world: FilterWorld) => ({
  given: ["PODCAST", "CONFERENCE"],
  matches: ({ showId }: { showId: string }) =>
    ["PODCAST", "CONFERENCE"].includes(showOf(world, showId)?.kind ?? ""),
});

/** An item of a document that others bear as well, and a document of which others have that item. */
export const source = <Type extends TypeName>() =>
  (({ documents }): FilterCase<Type> => ({
    given: { document: documents[1]?.slug, item: "14" },
    matches: ({ sources, links }) =>
      [...sources, ...links.flatMap((link) => link.sources)].some(
        ({ documentId, item }) => documentId === documents[1]?.id && item === "14",
      ),
  })) as CasesOf<Type>[string];
