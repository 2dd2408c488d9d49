import type { Catalogue } from "../../../src/catalogue/catalogue";
import { graphOver } from "../../helpers/graph-over";
import { projectFolder } from "../../helpers/starting-catalogue";

export const worksFixture = (name: string): string => `${projectFolder}/tests/fixtures/works/${name}`;

const question = `{ publications(first: 30, orderBy: OLDEST_FIRST) { nodes {
  kind title displayTitle containerTitle volume issue number language publishedOn { edtf } abstract
  identifiers { scheme value } links { url purpose } publisher { name } sources { item document { title } }
  about(first: 5) { nodes { subject { ... on Topic { label } } } }
  contributions(first: 9) { nodes { role creditedAs position contributor {
    ... on Person { name sortName alternateNames identifiers { scheme value standing } } ... on Organisation { organisation: name } } } } } } }`;

/** All publications of the graph, as it answers. */
export async function answerOf(catalogue: Catalogue): Promise<unknown> {
  const { data, errors } = await graphOver(catalogue)(question);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  // Topics, and publications without a date, come in the order of their ids, which are made of the path of the file.
  return JSON.parse(JSON.stringify(data), (name, value: unknown) =>
    name === "about" || name === "publications" ? sortedNodes(value as { nodes: unknown[] }) : value,
  ) as unknown;
}

const sortedNodes = ({ nodes }: { nodes: unknown[] }) => ({
  nodes: nodes.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
});
