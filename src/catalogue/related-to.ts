import { among, column } from "../database/sql/dialect";
import { raw, sql, type Sql } from "../database/sql/sql";
import type { RelatedKind } from "../projections/related/kinds";
import { defaultReasons, type RelatedReason } from "../projections/related/reasons";

/** What `relatedTo` asks for: related to any of the subjects, or to each of them. */
export interface Relation {
  /** Organisations, topics, people or publications. At least one. */
  readonly subjectIds: readonly string[];
  readonly isToEach: boolean;
  readonly reasons: readonly RelatedReason[];
  /** Not by what is below a subject. */
  readonly exactly: boolean;
}

/** A relation to one subject. */
export function relationTo(
  subjectId: string,
  { reasons = defaultReasons, exactly = false }: Partial<Pick<Relation, "reasons" | "exactly">> = {},
): Relation {
  return { subjectIds: [subjectId], isToEach: false, reasons, exactly };
}

/** Whether a row of the projection `related`, with this alias, has one of these reasons. */
export function isBecause({ reasons, exactly }: Pick<Relation, "reasons" | "exactly">, alias: string): Sql {
  const isReason = among(column(alias, "reason"), reasons);
  return exactly ? sql`${isReason} and ${column(alias, "viaId")} = ${column(alias, "subjectId")}` : isReason;
}

/** The ids of what is related, of these kinds, as a subquery. */
export function relatedIds(relation: Relation, kinds: readonly RelatedKind[]): Sql {
  return sql`(
    select r."id" from "related" r
    where ${isOfSubject("r", relation)} and ${among(raw('r."kind"'), kinds)} ${ofEverySubject("r", relation)})`;
}

/** Whether this is the id of something related: reads the reasons of that id only. */
export function isRelated(id: Sql, relation: Relation): Sql {
  return sql`exists (
    select 1 from "related" related_to where related_to."id" = ${id}
      and ${isOfSubject("related_to", relation)} ${ofEverySubject("related_to", relation)})`;
}

function isOfSubject(alias: string, relation: Relation): Sql {
  return sql`${among(column(alias, "subjectId"), relation.subjectIds)} and ${isBecause(relation, alias)}`;
}

/** Drops what is not related to each subject. */
function ofEverySubject(alias: string, { subjectIds, isToEach }: Relation): Sql {
  if (!isToEach) return raw("");
  const subjects = sql`count(distinct ${column(alias, "subjectId")})`;
  return sql`group by ${column(alias, "id")} having ${subjects} = ${new Set(subjectIds).size}`;
}
