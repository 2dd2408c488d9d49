import { column, each, entityOf } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readEntity } from "../../entities/columns";
import type { Host } from "../../entities/host";
import { pagesByParent } from "../pages/by-parent";
import type { ChildRow } from "./relations";

/** The hosts of one episode, with this alias. */
export const hostsOfEpisode = {
  type: "Host",
  from: (alias: string) =>
    sql`"episode_host" hosted join "host" ${raw(alias)} on ${column(alias, "id")} = hosted."hostId"`,
  where: (episodeId: Sql) => sql`hosted."episodeId" = ${episodeId}`,
  orderBy: (alias: string) => {
    const sortOn = column(alias, "sortOn");
    return sql`${sortOn} = '', ${sortOn}, ${column(alias, "id")}`;
  },
} as const;

/** The hosts of each of these episodes, as the view `episode_host` defines them. */
export async function hostsAtEpisodes(
  reader: Reader,
  episodeIds: readonly string[],
): Promise<Map<string, Host[]>> {
  const rows = await reader.all<ChildRow>(
    sql`select hosted."episodeId" as "parentId", ${entityOf("Host", "h")} as entity
      from ${each(episodeIds, "wanted")}
      join "episode_host" hosted on ${hostsOfEpisode.where(raw("wanted.value"))}
      join "host" h on h."id" = hosted."hostId"
      order by wanted.key, ${hostsOfEpisode.orderBy("h")}`,
  );
  return pagesByParent(rows, episodeIds, (hosts) => hosts.map(({ entity }) => readEntity("Host", entity)));
}
