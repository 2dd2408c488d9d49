import { extractLinkImplementations } from "@theguild/federation-composition";
import {
  buildASTSchema,
  type DocumentNode,
  getDirectiveValues,
  type GraphQLArgument,
  type GraphQLField,
  isInterfaceType,
  isObjectType,
} from "graphql";

import { type FieldPrice, filterArguments } from "../domain/field-price";
import { costSpecification, priceSpecification } from "./cost-directives";

/**
 * The prices of fields by the cost directives of a supergraph, by type and field name, "Person.shows". A field without
 * directives is missing. Negative weights count as 0. Inverse: `withPrice`.
 */
export function readPrices(supergraph: DocumentNode): ReadonlyMap<string, FieldPrice> {
  const schema = buildASTSchema(supergraph, { assumeValid: true });
  const nameOf = directiveNamesIn(supergraph);
  const valuesOf = (specification: string, name: string) => {
    const definition = schema.getDirective(nameOf(specification, name));
    return ({ astNode }: Directed): Values =>
      (definition && astNode ? getDirectiveValues(definition, astNode) : undefined) ?? {};
  };
  const cost = valuesOf(costSpecification, "cost");
  const listSize = valuesOf(costSpecification, "listSize");
  const costOnce = valuesOf(priceSpecification, "costOnce");
  const listTogether = valuesOf(priceSpecification, "listTogether");
  const listAtMost = valuesOf(priceSpecification, "listAtMost");
  const listOfOneParent = nameOf(priceSpecification, "listOfOneParent");

  const readPrice = (field: GraphQLField<unknown, unknown>): FieldPrice => {
    const { assumedSize, slicingArguments, sizedFields } = listSize(field);
    const filter = field.args.find(({ name }) => filterArguments.has(name));
    return onlyGiven({
      asked: points(costOnce(field)),
      each: points(cost(field)),
      filtered: filter && points(costOnce(filter)),
      askedPerThousand: points(costOnce(field), "perThousand"),
      filteredPerThousand: filter && points(costOnce(filter), "perThousand"),
      reads: costOnce(field)["rowsOf"] ?? (filter && costOnce(filter)["rowsOf"]),
      longest: listTogether(field)["size"],
      atMost: listAtMost(field)["sumOf"],
      isOfOneParent: isMarked(field, listOfOneParent) ? true : undefined,
      assumedSize,
      slicingArguments,
      sizedFields,
    });
  };

  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  return new Map(
    types
      .flatMap((type) =>
        Object.values(type.getFields()).map(
          (field) => [`${type.name}.${field.name}`, readPrice(field)] as const,
        ),
      )
      .filter(([, price]) => Object.keys(price).length > 0),
  );
}

type Values = Readonly<Record<string, unknown>>;
type Directed = Pick<GraphQLField<unknown, unknown> | GraphQLArgument, "astNode">;

function isMarked({ astNode }: Directed, directive: string): boolean {
  return astNode?.directives?.some(({ name }) => name.value === directive) === true;
}

function points(values: Values, name = "weight"): number | undefined {
  const value = values[name];
  return typeof value === "number" ? Math.max(0, value) : undefined;
}

function onlyGiven(price: Readonly<Record<keyof FieldPrice, unknown>>): FieldPrice {
  return Object.fromEntries(
    Object.entries(price).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** The names of directives in a supergraph: subgraphs may import them under other names. */
function directiveNamesIn(supergraph: DocumentNode) {
  const { links, resolveImportName } = extractLinkImplementations(supergraph);
  return (specification: string, name: string): string => {
    const link = links.find(({ identity }) => identity === specification);
    // resolveImportName does not see a new name for the directive that is named like its specification.
    const imported = link?.imports.find((one) => one.name === `@${name}`)?.as?.replace("@", "");
    return imported ?? resolveImportName(specification, `@${name}`);
  };
}
