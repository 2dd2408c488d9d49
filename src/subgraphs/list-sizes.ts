import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  GraphQLInt,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
} from "graphql";

import { assumedListSize, type ListSize, priceOf, setPrice } from "../domain/field-price";

type Field = GraphQLField<unknown, unknown>;

/** The arguments that size our lists. */
const sizeArguments: ReadonlySet<string> = new Set(["first", "max"]);

/** Adds the sizes of lists to the prices of fields, by the fields' arguments and types. */
export function addListSizes(schema: GraphQLSchema): void {
  const fields = fieldsOf(schema);
  const sizedByPages = new Set(
    fields.flatMap((field) => (slicingArgumentsOf(field).length > 0 ? listsOfPage(field) : [])),
  );
  for (const field of fields) {
    const size = sizedByPages.has(field) ? null : listSizeOf(field);
    if (size) setPrice(field, { ...size, ...priceOf(field) });
  }
}

function fieldsOf(schema: GraphQLSchema): Field[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type)
      ? Object.values(type.getFields())
      : [],
  );
}

function listSizeOf(field: Field): ListSize | null {
  const slicingArguments = slicingArgumentsOf(field);
  if (slicingArguments.length === 0) return isListOfObjects(field) ? { assumedSize: assumedListSize } : null;
  const sizedFields = listsOfPage(field).map(({ name }) => name);
  return sizedFields.length > 0 ? { slicingArguments, sizedFields } : { slicingArguments };
}

function slicingArgumentsOf({ args }: Field): string[] {
  return args
    .filter(({ name, type }) => sizeArguments.has(name) && getNamedType(type) === GraphQLInt)
    .map(({ name }) => name);
}

/** The lists of a page, `edges` and `nodes`; none if the field itself is a list. */
function listsOfPage(field: Field): Field[] {
  const page = getNamedType(field.type);
  if (isListType(getNullableType(field.type)) || !isObjectType(page)) return [];
  return Object.values(page.getFields()).filter(isListOfObjects);
}

function isListOfObjects({ type }: Field): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}
