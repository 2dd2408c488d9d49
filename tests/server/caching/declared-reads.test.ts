import { getNamedType, isCompositeType, isObjectType, isRequiredArgument } from "graphql";

import { projections } from "../../../src/projections";
import type { ProjectionName } from "../../../src/projections/projection";
import { readsOf } from "../../../src/resolvers/shared/reads";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { graphOver } from "../../helpers/graph-over";
import { startingCatalogue } from "../../helpers/starting-catalogue";

/** By type with `@Reads`, a query of its fields without a selection of their own. */
const places: Readonly<Record<string, (fields: string) => string>> = {
  Network: (fields) => `{ network(of: SHOWS) { ${fields} } }`,
  DegreeCount: (fields) => `{ network(of: SHOWS) { degreeDistribution { ${fields} } } }`,
};

const declared = Object.values(mergedSchema().getTypeMap()).filter(
  (type) => isObjectType(type) && readsOf(type) !== null,
);

describe("What fields declare to read", () => {
  it("is tested for each type that declares it", () => {
    expect(declared.map(({ name }) => name).toSorted()).toEqual(Object.keys(places).toSorted());
  });

  it.each(declared.flatMap((type) => (isObjectType(type) ? [[type.name, type] as const] : [])))(
    "is all that %s reads",
    async (name, type) => {
      const statements: string[] = [];
      const ask = graphOver(await startingCatalogue((sql) => void statements.push(sql)));
      const fields = Object.values(type.getFields()).filter(
        ({ args, type: result }) => !isCompositeType(getNamedType(result)) && !args.some(isRequiredArgument),
      );
      statements.length = 0;

      const { errors } = await ask(
        (places[name] as (fields: string) => string)(fields.map((one) => one.name).join(" ")),
      );

      expect(errors).toEqual([]);
      const read = new Set(
        statements.flatMap((sql) => [...sql.matchAll(/\b(?:from|join) "(\w+)"/g)].map(([, table]) => table)),
      );
      expect([...read].map(String).toSorted()).toEqual(
        [...tablesOf(readsOf(type) ?? []), "revision"].toSorted(),
      );
    },
  );
});

function tablesOf(names: readonly ProjectionName[]): string[] {
  return projections
    .filter(({ name }) => names.includes(name))
    .flatMap(({ tables }) => tables.map(({ name }) => name));
}
