import type { Row } from "../tables/row";
import { hasPath, pathsIn } from "./expressions";
import type { Expression, LinkMapping, RowsMapping, ValueMapping } from "./mapping";

/** Which columns that a mapping names no row has: a misspelled one would say nothing. */
export class ColumnsInUse {
  readonly #unseen: Set<string>;

  constructor({ things, roles, affiliations, peopleIn }: RowsMapping) {
    const valuesIn = (values: Readonly<Record<string, ValueMapping>>) =>
      Object.values(values).flatMap(({ from = [] }) => from);
    // Of a list, the elements have the columns.
    const linksIn = (links: readonly LinkMapping[]) => links.flatMap(({ each, from }) => each ?? from);
    const expressions: Array<Expression | undefined> = [];
    for (const { key, sameAs, values, links, topics, identifiers } of Object.values(things))
      expressions.push(
        key,
        sameAs,
        ...valuesIn(values),
        ...linksIn(links),
        ...topics.from,
        ...identifiers.map(({ from }) => from),
      );
    for (const { each, from, onBehalfOf, creditedAs, position, values, links } of Object.values(
      roles,
    ).flat()) {
      if (each === undefined)
        expressions.push(from, onBehalfOf, creditedAs, position, ...valuesIn(values), ...linksIn(links));
      else expressions.push(each);
    }
    for (const { organisation, values } of affiliations) expressions.push(organisation, ...valuesIn(values));
    expressions.push(...[peopleIn?.title ?? [], peopleIn?.notes ?? []].flat());
    this.#unseen = new Set(expressions.flatMap((one) => (one === undefined ? [] : pathsIn(one))));
  }

  see(row: Row): void {
    for (const path of this.#unseen) if (hasPath(row, path)) this.#unseen.delete(path);
  }

  get unseen(): readonly string[] {
    return [...this.#unseen];
  }
}
