import type { AppearanceFilter } from "../catalogue/filters/by-type";
import type { IdOf } from "../catalogue/filters/field";
import type { ListIdentity, PageRequest } from "../catalogue/pages/page";
import {
  countRelatedOf,
  countRelatedToSubject,
  pickRelatedAppearances,
  pickRelatedToSubject,
} from "../catalogue/queries/related";
import { isOfKind, type Relation } from "../catalogue/related-to";
import { column, each } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import { typeOfId, type TypeName } from "../domain/ids";
import { byDate, type DateOrder } from "../entities/orders";
import { compileArgument, type Values } from "../operations/argument";
import { RelatedKind } from "../projections/related/kinds";
import { defaultReasons, reasonsOf, RelatedReason } from "../projections/related/reasons";
import { listOf } from "./columns";
import { hole, NotCompiled } from "./hole";
import { cutColumns, page } from "./page";
import { filterReader } from "./relation-page";
import type { Asked, Scope } from "./scope";
import { concatenated, nothing } from "./text";
import { valueRow } from "./value-row";

/** What a list of related appearances is asked, with ids. */
interface Related extends Pick<Relation, "reasons" | "exactly"> {
  readonly isOfOrganisation: boolean;
  readonly pick: (identity: ListIdentity, request: PageRequest, columns: Sql) => Sql;
  readonly countBy: (reasons: Relation["reasons"]) => Sql;
  readonly subjects: Subjects;
}

/** What the reasons of an appearance are joined to: one subject, or several in an order. */
interface Subjects {
  readonly id: Sql;
  readonly several: { readonly from: Sql; readonly order: Sql } | null;
}

type ReadRelated = (values: Values, idOf: IdOf) => Promise<Related>;

/** `appearances(filter: { relatedTo })`. */
export function relatedByFilter(asked: Asked, scope: Scope): Sql {
  const filterOf = filterReader("Appearance", asked);
  return relatedPage("appearances", asked, scope, async (values, idOf) => {
    const { relatedTo, ...filter } = (await filterOf(values, idOf)) as AppearanceFilter;
    if (!relatedTo) throw new NotCompiled("related to nothing");
    const { subjectIds } = relatedTo;
    if (new Set(subjectIds).size < subjectIds.length) throw new NotCompiled("a subject comes twice");
    return {
      ...relatedTo,
      isOfOrganisation: subjectIds.some((id) => typeOfId(id) === "Organisation"),
      pick: (...cut) => pickRelatedAppearances(relatedTo, filter, ...cut),
      countBy: (reasons) => countRelatedOf({ ...relatedTo, reasons }, filter),
      subjects: subjectsOf(subjectIds),
    };
  });
}

/** The appearances related to one parent, an organisation or a topic. */
export function relatedToParent(type: TypeName, asked: Asked, parent: Sql, scope: Scope): Sql {
  const { field, node } = asked;
  const filterOf = filterReader("Appearance", asked);
  const [reasons, exactly] = [
    compileArgument(field, node, "reasons"),
    compileArgument(field, node, "exactly"),
  ];
  return relatedPage("related", asked, scope, async (values, idOf) => {
    const query = {
      reasons: reasonsOf(reasons(values) as RelatedReason[] | null | undefined),
      exactly: exactly(values) === true,
      filter: (await filterOf(values, idOf)) as AppearanceFilter,
    };
    return {
      ...query,
      isOfOrganisation: type === "Organisation",
      pick: (...cut) => pickRelatedToSubject(parent, query, ...cut),
      countBy: (other) => countRelatedToSubject(parent, { ...query, reasons: other }),
      subjects: { id: parent, several: null },
    };
  });
}

function subjectsOf(ids: readonly string[]): Subjects {
  if (ids.length === 1) return { id: sql`${ids[0]}`, several: null };
  return { id: raw("wanted.value"), several: { from: each(ids, "wanted"), order: raw("wanted.key") } };
}

function relatedPage(list: string, asked: Asked, scope: Scope, readEach: ReadRelated): Sql {
  const read = oncePerRequest(readEach);
  const orderBy = scope.assume(compileArgument(asked.field, asked.node, "orderBy")) as DateOrder;
  const order = byDate[orderBy];
  const columns = cutColumns({ order, alias: null }, sql`item."id"`, sql`item."sortOn"`);
  const ofRelated = {
    because: (inner: Asked) => becauseOf(inner, read, scope),
    moreByPersonAffiliation: () => moreByPersonAffiliation(read),
  };
  return page(
    {
      type: "Appearance",
      list,
      order,
      isFiltered: true,
      alias: null,
      ofRelated,
      cut: async (request, values, idOf) =>
        (await read(values, idOf)).pick({ list, order }, request, columns),
      count: () =>
        hole(async (values, idOf) => {
          const { countBy, reasons } = await read(values, idOf);
          return sql`(${countBy(reasons)})`;
        }),
    },
    asked,
    scope,
  );
}

/**
 * Of the page's row `k`: by subject as requested, then by reason and fact. By the whole key of the projection but those, so
 * that the reasons of one subject come in this order.
 */
function becauseOf(asked: Asked, read: ReadRelated, scope: Scope): Sql {
  const rows = scope.newRows();
  const { alias } = rows;
  const text = concatenated(valueRow(asked, rows, scope));
  const order = join(
    ["reason", "factId", "viaId"].map((name) => column(alias, name)),
    ", ",
  );
  const projection = sql`"related" ${raw(alias)}`;
  const ofRow = join(
    ["sortOn", "id"].map((name) => sql`${column(alias, name)} = ${column("k", name)}`),
    " and ",
  );
  const bySubjects = (write: (subjects: Subjects) => Sql) =>
    hole(async (...given) => write((await read(...given)).subjects));
  return listOf(
    text,
    bySubjects(({ several }) => (several ? sql`${several.order}, ${order}` : order)),
    {
      rows,
      from: bySubjects(({ several }) =>
        several ? sql`${several.from} cross join ${projection}` : projection,
      ),
      where: hole(async (...given) => {
        const related = await read(...given);
        const ofKind = isOfKind(related, RelatedKind.APPEARANCE, alias);
        return sql`${column(alias, "subjectId")} = ${related.subjects.id} and ${ofKind} and ${ofRow}`;
      }),
    },
  );
}

/** How many more there would be with that reason; null where reasons were given, or none of the subjects is an organisation. */
const moreByPersonAffiliation = (read: ReadRelated): Sql =>
  hole(async (...given) => {
    const { reasons, isOfOrganisation, countBy } = await read(...given);
    if (reasons !== defaultReasons || !isOfOrganisation) return nothing;
    const all = countBy([...defaultReasons, RelatedReason.PERSON_AFFILIATION]);
    return sql`cast((${all}) - (${countBy(reasons)}) as text)`;
  });

/** Several parts of a statement read the same filter. */
function oncePerRequest(read: ReadRelated): ReadRelated {
  const known = new WeakMap<Values, Promise<Related>>();
  return (values, idOf) => {
    const related = known.get(values) ?? read(values, idOf);
    known.set(values, related);
    return related;
  };
}
