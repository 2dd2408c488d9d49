import sqlite3 from "sqlite3";

/**
 * The limit: the same answer as the Army question, made by SQLite in one statement that concatenates the JSON, with
 * nothing of GraphQL around it. What the graph takes beyond this is what a better query path can still win.
 */
const statement = `
  select '{"data":{"appearances":{"edges":['||coalesce(group_concat(edge, ','), '')||']}}}' as answer from (
    select '{"because":['||(
        select group_concat('{"reason":'||json_quote(r.reason)||'}', ',') from related r
        where r.subjectId = $subject and r.asked = 0 and r.sortOn = page.sortOn and r.appearanceId = page.appearanceId)
      ||'],"node":{"person":{"name":'||json_quote(p.name)||'},"episode":{"displayTitle":'||json_quote(e.displayTitle)
      ||',"show":{"displayTitle":'||json_quote(s.displayTitle)||'},"hosts":['||coalesce((
        select group_concat('{"person":{"name":'||json_quote(hp.name)||'}}', ',') from episode_host h
        join person hp on hp.id = h.personId where h.episodeId = e.id), '')||']}}}' as edge
    from (select distinct sortOn, appearanceId from related where subjectId = $subject and asked = 0
      order by sortOn desc, appearanceId desc limit 50) page
    join appearance a on a.id = page.appearanceId join person p on p.id = a.personId
    join episode e on e.id = a.episodeId join show s on s.id = a.showId
    order by page.sortOn desc, page.appearanceId desc)`;

export async function openLimit(file: string, subject: string): Promise<() => Promise<string>> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const prepared = database.prepare(statement);
  return () =>
    new Promise((resolve, reject) => {
      prepared.get<{ answer: string }>({ $subject: subject }, (error, row) =>
        error ? reject(error) : resolve(row?.answer ?? ""),
      );
    });
}
