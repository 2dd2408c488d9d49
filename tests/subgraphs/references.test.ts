import { type GraphQLObjectType, isLeafType } from "graphql";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { typeOfId, type TypeName } from "../../src/domain/ids";
import { subgraphGraph } from "../../src/server/graph";
import { subgraphs } from "../../src/subgraphs";
import { mergedSchema } from "../../src/subgraphs/merged";
import type { Subgraph } from "../../src/subgraphs/subgraph";
import { askerOf, silent } from "../helpers/graph-over";
import { largeCatalogue, largeGraph } from "../helpers/large-catalogue";

const graph = Object.values(largeGraph()).flat();

/** A hundred ids of a type, repeated if there are fewer. */
function hundredOf(type: TypeName): string[] {
  const known = graph.map(({ id }) => id).filter((id) => typeOfId(id) === type);
  return Array.from({ length: 100 }, (_, index) => known[index % known.length] as string);
}

const owned = subgraphs.flatMap((subgraph) =>
  subgraph.owns.map((type) => ({ subgraph, type, name: subgraph.name })),
);
const added = subgraphs.flatMap((subgraph) =>
  Object.entries(subgraph.adds).flatMap(([type, fields]) =>
    fields.map((field) => {
      const { [field]: declared } = (mergedSchema().getType(type) as GraphQLObjectType).getFields();
      return {
        subgraph,
        type: type as TypeName,
        field,
        name: subgraph.name,
        isLeaf: isLeafType(declared?.type),
      };
    }),
  ),
);

describe("a router that sends 100 representations", () => {
  let catalogue: Catalogue;
  let statements: string[] = [];
  beforeAll(async () => {
    ({ catalogue } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) }));
  });

  const entities = async (subgraph: Subgraph, type: TypeName, selection: string) => {
    const ids = hundredOf(type);
    const ask = askerOf(subgraphGraph(subgraph, catalogue, silent));
    statements = [];
    const { data, errors } = await ask<{ _entities: unknown[] }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`,
      { representations: ids.map((id) => ({ __typename: type, id })) },
    );
    expect(errors).toEqual([]);
    expect(data._entities).toMatchObject(ids.map((id) => ({ id })));
    return data._entities;
  };

  it.each(owned)("of $type makes $name load them in one statement", async ({ subgraph, type }) => {
    await entities(subgraph, type, "id standing");

    expect(statements).toHaveLength(1);
  });

  it.each(added)(
    "of $type makes $name look up what was merged in one statement, and load its field $field in one batch",
    async ({ subgraph, type, field, isLeaf }) => {
      const isNetwork = field === "network";
      const list = isNetwork ? "network { __typename }" : `${field}(first: 2) { nodes { __typename } }`;
      const asked = isLeaf ? field : list;

      const found = await entities(subgraph, type, `id ${asked}`);

      // Derived data is cached per revision. This warms the cache.
      const isKept = isNetwork || field === "coAppearances" || field.startsWith("suggested");
      expect(statements.filter((sql) => sql.includes('from "revision"'))).toHaveLength(isKept ? 1 : 0);
      expect(statements[0]).toContain('left join "node" m on m."id" = n."mergedInto"');
      expect(statements).toHaveLength(isKept ? 3 : 2);
      // Guards against a test that finds nothing to check.
      const value = isNetwork ? `{"__typename"` : `"nodes":[{"__typename"`;
      expect(JSON.stringify(found)).toContain(isLeaf ? `"${field}":"` : value);
    },
  );
});
