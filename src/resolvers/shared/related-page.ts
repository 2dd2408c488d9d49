import type { Page } from "../../catalogue/pages/page";
import type { Relation } from "../../catalogue/related-to";
import { typeOfId } from "../../domain/ids";
import { defaultReasons, RelatedReason } from "../../projections/related/reasons";
import type { DeclaredPrice } from "./price";

/** A page whose edges know the relation, so that each can list its reasons. */
export interface RelatedPage {
  /** How many more there would be with PERSON_AFFILIATION; null where the reasons were given, and for other subjects. */
  readonly countMore?: () => Promise<number | null>;
}

/** `countFor` counts the whole list by other reasons. */
export function relatedPage<Node>(
  page: Page<Node>,
  relation: Relation,
  countFor: (relation: Relation) => Promise<number>,
) {
  return {
    edges: page.edges.map((edge) => ({ ...edge, relation })),
    nodes: page.nodes,
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount;
    },
    async countMore(): Promise<number | null> {
      const isOfOrganisation = relation.subjectIds.some((id) => typeOfId(id) === "Organisation");
      if (relation.reasons !== defaultReasons || !isOfOrganisation) return null;
      const reasons = [...defaultReasons, RelatedReason.PERSON_AFFILIATION];
      const [all, found] = await Promise.all([countFor({ ...relation, reasons }), page.totalCount]);
      return all - found;
    },
  };
}

/** It counts the list twice. */
export const countMorePrice: DeclaredPrice = { asked: 20, each: 10 };

export const countMoreDescription =
  "How many more rows there would be with the reason PERSON_AFFILIATION; null where `reasons` were given, and where the list is not of what is related to an organisation.";
