import {
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  parse,
} from "graphql";

import { type FieldPrice, filterArguments } from "../domain/field-price";
import { directive } from "./directives";

/** IBM's cost specification (https://ibm.github.io/graphql-specs/cost-spec.html), as Federation 2.9 has it. */
export const costSpecification = "https://specs.apollo.dev/cost";

/** Our own directives, for prices that it cannot express. */
export const priceSpecification = "https://rostrum.example/price";

/** What a subgraph links to for our own directives. */
export const linkedPriceSpecification = `${priceSpecification}/v1.0`;

/** The definitions of our own directives, which a subgraph that uses them must have. */
export const priceDirectives: readonly DirectiveDefinitionNode[] = parse(
  `"Points that are charged once per selection of the field, for any number of parents, and for each thousand of all rows of these types, or of the lists of all parents (Person.appearances); on an argument, if a condition is given in it, and for each thousand rows once per condition."
  directive @costOnce(weight: Int!, perThousand: Int, rowsOf: [String!]) on FIELD_DEFINITION | ARGUMENT_DEFINITION

  "The lists of all parents together count as at least this many items: one can be this long, but most are shorter."
  directive @listTogether(size: Int!) on FIELD_DEFINITION

  "A list is at most as long as these together: all rows of a type (Episode), and the children of the parent that has most (Person.appearances)."
  directive @listAtMost(sumOf: [String!]!) on FIELD_DEFINITION

  "An entity is in the list of one parent only: the lists of all parents together have at most all rows of its type."
  directive @listOfOneParent on FIELD_DEFINITION`,
  { noLocation: true },
).definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION);

/** Adds the directives of its price to a field. Inverse: `readPrices`. */
export function withPrice(field: FieldDefinitionNode, price: FieldPrice): FieldDefinitionNode {
  const {
    asked,
    askedPerThousand,
    each,
    filtered,
    filteredPerThousand,
    reads,
    longest,
    atMost,
    isOfOneParent,
  } = price;
  const added = [
    ...weight("cost", each),
    ...costOnce(asked, askedPerThousand, reads),
    ...listSize(price),
    ...(longest ? [directive("listTogether", { size: longest })] : []),
    ...(atMost ? [directive("listAtMost", { sumOf: atMost })] : []),
    ...(isOfOneParent ? [directive("listOfOneParent", {})] : []),
  ];
  return {
    ...field,
    arguments: field.arguments?.map((argument) =>
      filterArguments.has(argument.name.value)
        ? {
            ...argument,
            directives: [...(argument.directives ?? []), ...costOnce(filtered, filteredPerThousand, reads)],
          }
        : argument,
    ),
    directives: [...(field.directives ?? []), ...added],
  };
}

function weight(name: string, points: number | undefined): ConstDirectiveNode[] {
  return points ? [directive(name, { weight: points })] : [];
}

function costOnce(
  points: number | undefined,
  perThousand: number | undefined,
  rowsOf: readonly string[] | undefined,
): ConstDirectiveNode[] {
  if (perThousand === undefined || !rowsOf) return weight("costOnce", points);
  return [directive("costOnce", { weight: points ?? 0, perThousand, rowsOf })];
}

function listSize({ assumedSize, slicingArguments, sizedFields }: FieldPrice): ConstDirectiveNode[] {
  if (assumedSize === undefined && slicingArguments === undefined) return [];
  return [
    directive("listSize", {
      ...(assumedSize === undefined ? {} : { assumedSize }),
      // The arguments have defaults. The specification would require the client to give one.
      ...(slicingArguments ? { slicingArguments, requireOneSlicingArgument: false } : {}),
      ...(sizedFields ? { sizedFields } : {}),
    }),
  ];
}
