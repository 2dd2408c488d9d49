import { idPrefixes, type TypeName } from "../../domain/ids";
import { DataGapKind } from "./data-gaps";

/** What has a date of its own, and is found by a link. */
const datedTypes: readonly TypeName[] = ["Episode", "Publication", "Award"];

/** Per kind, the ids of all that have the gap. */
const definitions: Record<DataGapKind, readonly string[]> = {
  [DataGapKind.NO_DATE]: datedTypes.map((type) => `select id from ${idPrefixes[type]} where sortOn = ''`),
  [DataGapKind.NO_HOST]: ["select id from episode except select episodeId from episode_host"],
  [DataGapKind.NO_LINK]: datedTypes.map(
    (type) => `select id from ${idPrefixes[type]} where json_array_length(links) = 0`,
  ),
  [DataGapKind.NO_SOURCE]: Object.values(idPrefixes).map(
    (table) => `select id from ${table} where json_array_length(sources) = 0`,
  ),
};

/**
 * The gaps of everything, straight from their definition. It shares nothing with the statement that keeps the read model,
 * so that one can be held against the other in `rostrum check db`.
 */
export const dataGapsByDefinition = Object.entries(definitions)
  .flatMap(([kind, selects]) => selects.map((select) => `select '${kind}' as kind, id from (${select})`))
  .join("\nunion all\n");
