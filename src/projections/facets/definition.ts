import { typeOfId } from "../../domain/ids";
import type { Link } from "../../entities/link";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** All facets, from the entities. */
export function defineFacets(world: World): ProjectedRow[] {
  const aboutsOf = world.groupBy("About", ({ workId }) => workId);
  const topicsOf = (...workIds: readonly string[]) =>
    workIds.flatMap((workId) =>
      (aboutsOf.get(workId) ?? []).flatMap(({ subjectId }) =>
        typeOfId(subjectId) === "Topic" ? subjectId : [],
      ),
    );
  const rows = new Map<string, ProjectedRow>();
  const add = (id: string, name: string, values: ReadonlyArray<string | null>) => {
    for (const value of values)
      if (value !== null) rows.set(JSON.stringify([id, name, value]), { id, name, value });
  };
  const addPlatforms = ({ id, links }: { id: string; links: readonly Link[] }) =>
    add(
      id,
      "PLATFORM",
      links.flatMap(({ platform, purpose }) => (["RECORDING", "PROFILE"].includes(purpose) ? platform : [])),
    );
  const addLinks = ({ id, links }: { id: string; links: readonly Link[] }) => {
    add(id, "LINK", links.length > 0 ? [""] : []);
    addPlatforms({ id, links });
  };
  const addLanguage = (id: string, language: string | null | undefined) =>
    add(id, "LANGUAGE", [language?.toLowerCase() ?? null]);

  for (const person of world.all("Person")) addLinks(person);
  for (const organisation of world.all("Organisation")) {
    addLinks(organisation);
    add(organisation.id, "TOPIC", organisation.topicIds);
  }
  for (const { id, topicIds } of world.all("Partnership")) add(id, "TOPIC", topicIds);
  for (const { id, links } of world.all("Appearance")) add(id, "LINK", links.length > 0 ? [""] : []);
  for (const award of world.all("Award")) addPlatforms(award);
  for (const episode of world.all("Episode")) {
    addLinks(episode);
    addLanguage(episode.id, episode.language ?? world.find("Show", episode.showId)?.language);
    add(episode.id, "TOPIC", topicsOf(episode.id, episode.showId));
  }
  for (const work of [...world.all("Show"), ...world.all("Publication")]) {
    addLinks(work);
    addLanguage(work.id, work.language);
    add(work.id, "TOPIC", topicsOf(work.id));
  }
  return [...rows.values()];
}
