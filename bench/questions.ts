import { idForKey } from "../src/domain/ids";
import { topOrganisationKey } from "./fill";

/** A question, and the limit: the same answer by one statement of SQLite that is written by hand. */
export interface Question {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly limit: string;
}

const subject = idForKey("Organisation", topOrganisationKey);
const person = idForKey("Person", "person-13");

/** A list of the rows' column `o`, which are in order. */
const list = (rows: string) => `'['||(select coalesce(group_concat(o, ','), '') from (${rows}))||']'`;

export const questions: readonly Question[] = [
  {
    name: "the Army question: 50 appearances, five levels",
    variables: { subject },
    query: `query ($subject: ID!) {
      appearances(filter: { relatedTo: { organisation: $subject } }, first: 50) { edges {
        because { reason }
        node { person { name } episode { displayTitle show { displayTitle } hosts { person { name } } } }
      } } }`,
    limit: `select '{"data":{"appearances":{"edges":'||${list(`
      select '{"because":['||(
          select group_concat('{"reason":'||json_quote(r.reason)||'}', ',') from related r
          where r.subjectId = $subject and r.kind = 'APPEARANCE' and r.asked = 0 and r.sortOn = page.sortOn and r.id = page.id)
        ||'],"node":{"person":{"name":'||json_quote(p.name)||'},"episode":{"displayTitle":'||json_quote(e.displayTitle)
        ||',"show":{"displayTitle":'||json_quote(s.displayTitle)||'},"hosts":['||coalesce((
          select group_concat('{"person":{"name":'||json_quote(hp.name)||'}}', ',') from episode_host h
          join person hp on hp.id = h.personId where h.episodeId = e.id), '')||']}}}' as o
      from (select distinct sortOn, id from related where subjectId = $subject and kind = 'APPEARANCE' and asked = 0
        order by sortOn desc, id desc limit 50) page
      join appearance a on a.id = page.id join person p on p.id = a.personId
      join episode e on e.id = a.episodeId join show s on s.id = e.showId
      order by page.sortOn desc, page.id desc`)}||'}}}' as answer`,
  },
  {
    name: "a person page: affiliations, appearances and their totals",
    variables: { person },
    query: `query ($person: ID!) { person(id: $person) {
      id name description
      affiliations(first: 3) { totalCount nodes { kind roleTitle organisation { name } } }
      appearances(first: 10) { totalCount pageInfo { hasNextPage }
        nodes { roles episode { displayTitle show { displayTitle } } } } } }`,
    limit: `select '{"data":{"person":{"id":"'||x.id||'","name":'||json_quote(x.name)||',"description":'||json_quote(x.description)
      ||',"affiliations":{"totalCount":'||(select total from child_counter where relation = 'Person.affiliations' and parentId = x.id)
      ||',"nodes":'||${list(`
        select '{"kind":"'||f.kind||'","roleTitle":'||json_quote(f.roleTitle)||',"organisation":{"name":'||json_quote(o.name)||'}}' as o
        from affiliation f join organisation o on o.id = f.organisationId where f.personId = x.id
        order by f.sortOn desc, f.id desc limit 3`)}
      ||'},"appearances":{"totalCount":'||c.total||',"pageInfo":{"hasNextPage":'||iif(c.total > 10, 'true', 'false')||'},"nodes":'||${list(`
        select '{"roles":'||a.roles||',"episode":{"displayTitle":'||json_quote(e.displayTitle)
          ||',"show":{"displayTitle":'||json_quote(s.displayTitle)||'}}}' as o
        from appearance a join episode e on e.id = a.episodeId join show s on s.id = e.showId
        where a.personId = x.id order by a.sortOn desc, a.id desc limit 10`)}||'}}}}' as answer
      from person x join child_counter c on c.relation = 'Person.appearances' and c.parentId = x.id where x.id = $person`,
  },
  {
    name: "a hundred shows with their hosts",
    variables: {},
    query: `{ shows(first: 100) { nodes { displayTitle hosts { nodes { role person { name } } } } } }`,
    limit: `select '{"data":{"shows":{"nodes":'||${list(`
      select '{"displayTitle":'||json_quote(s.displayTitle)||',"hosts":{"nodes":'||${list(`
        select '{"role":"'||h.role||'","person":{"name":'||json_quote(p.name)||'}}' as o
        from host h join person p on p.id = h.personId where h.showId = s.id order by h.sortOn desc, h.id desc limit 20`)}||'}}' as o
      from show s order by s.sortText, s.id limit 100`)}||'}}}' as answer`,
  },
  {
    name: "three nested lists: 10 shows, 10 episodes each, 5 appearances each",
    variables: {},
    query: `{ shows(first: 10) { nodes { displayTitle episodes(first: 10) { nodes { displayTitle
      appearances(first: 5) { nodes { person { name } } } } } } } }`,
    limit: `select '{"data":{"shows":{"nodes":'||${list(`
      select '{"displayTitle":'||json_quote(s.displayTitle)||',"episodes":{"nodes":'||${list(`
        select '{"displayTitle":'||json_quote(e.displayTitle)||',"appearances":{"nodes":'||${list(`
          select '{"person":{"name":'||json_quote(p.name)||'}}' as o from appearance a join person p on p.id = a.personId
          where a.episodeId = e.id order by a.position, a.id limit 5`)}||'}}' as o
        from episode e where e.showId = s.id order by e.sortOn desc, e.id desc limit 10`)}||'}}' as o
      from show s order by s.sortText, s.id limit 10`)}||'}}}' as answer`,
  },
];
