import { among, column } from "../database/sql/dialect";
import { raw, sql, type Sql } from "../database/sql/sql";
import type { RelatedKind } from "../projections/related/kinds";
import { defaultReasons, isAsked, reasonsOfKind, type RelatedReason } from "../projections/related/reasons";

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
export function isBecause({ reasons, exactly }: Reasons, alias: string): Sql {
  const isReason = among(column(alias, "reason"), reasons);
  return exactly ? sql`${isReason} and ${isExact(alias)}` : isReason;
}

const isExact = (alias: string): Sql => sql`${column(alias, "viaId")} = ${column(alias, "subjectId")}`;

type Reasons = Pick<Relation, "reasons" | "exactly">;

/** Rows of one kind, by default reasons or by opt-in ones: a range of the projection's key. */
export interface Scope {
  readonly kind: RelatedKind;
  readonly asked: 0 | 1;
}

/** Whether a row is of this scope and has one of these reasons, which are not compared where all of the scope are among them. */
export function isInScope({ reasons, exactly }: Reasons, { kind, asked }: Scope, alias: string): Sql {
  const isOfScope = sql`${column(alias, "kind")} = ${raw(`'${kind}'`)} and ${column(alias, "asked")} = ${raw(String(asked))}`;
  const possible = reasonsOfKind[kind].filter((reason) => Number(isAsked(reason)) === asked);
  if (!possible.every((reason) => reasons.includes(reason)))
    return sql`${isOfScope} and ${isBecause({ reasons, exactly }, alias)}`;
  return exactly ? sql`${isOfScope} and ${isExact(alias)}` : isOfScope;
}

/** Whether a row is of this kind and has one of these reasons: each part of the key is named, so that an index has them in order. */
export function isOfKind(reasons: Reasons, kind: RelatedKind, alias: string): Sql {
  if (!reasons.reasons.some(isAsked)) return isInScope(reasons, { kind, asked: 0 }, alias);
  const [ofKind, asked] = [sql`${column(alias, "kind")} = ${raw(`'${kind}'`)}`, column(alias, "asked")];
  return sql`${ofKind} and ${asked} in (0, 1) and ${isBecause(reasons, alias)}`;
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
