import { PublicationKind } from "../../../entities/publication";

/** Says what is odd at a place, and cost no more than it says. */
export type Remarking = (message: string) => void;

/** What the graph has no word for is taken for an article, and said. */
export function kindOrOther(type: string, kind: PublicationKind | null, remark: Remarking): PublicationKind {
  if (kind === null) remark(`“${type}” is no kind of publication of the graph: it is taken for an article.`);
  return kind ?? PublicationKind.ARTICLE;
}
