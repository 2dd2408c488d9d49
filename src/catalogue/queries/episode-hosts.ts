import { each, entityOf } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readEntity } from "../../entities/columns";
import type { Host } from "../../entities/host";
import { pagesByParent } from "../pages/by-parent";
import type { ChildRow } from "./relations";

/** The hosts of each of these episodes, as the view `episode_host` defines them. */
export async function hostsAtEpisodes(
  reader: Reader,
  episodeIds: readonly string[],
): Promise<Map<string, Host[]>> {
  const rows = await reader.all<ChildRow>(
    sql`select hosted."episodeId" as "parentId", ${entityOf("Host", "h")} as entity
      from ${each(episodeIds, "wanted")}
      join "episode_host" hosted on hosted."episodeId" = wanted.value join "host" h on h."id" = hosted."hostId"
      order by wanted.key, h."sortOn" = '', h."sortOn", h."id"`,
  );
  return pagesByParent(rows, episodeIds, (hosts) => hosts.map(({ entity }) => readEntity("Host", entity)));
}
