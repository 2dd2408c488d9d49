import {
  getNamedType,
  type GraphQLOutputType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isNonNullType,
} from "graphql";

import { quoted } from "../database/sql/dialect";
import { type Sql, sql } from "../database/sql/sql";
import { NotCompiled } from "./hole";
import { concatenated, failed, nothing } from "./text";

/** What stands in place of NULL: null, unless the type says that there is none. */
export const missing = (type: GraphQLOutputType): Sql => (isNonNullType(type) ? failed : nothing);

/** A column's value as JSON. */
export function leaf(value: Sql, type: GraphQLOutputType, isNullable = true): Sql {
  const orMissing = (json: Sql) => (isNullable ? sql`coalesce(${json}, ${missing(type)})` : json);
  const named = getNamedType(type);
  // Nothing in an id or a name of an enum has to be escaped.
  if (named === GraphQLID || isEnumType(named)) return orMissing(concatenated(['"', value, '"']));
  if (named === GraphQLInt) return orMissing(sql`cast(${value} as text)`);
  if (named !== GraphQLString && named !== GraphQLFloat)
    throw new NotCompiled(`${named.name} is no column's type`);
  return isNullable && isNonNullType(type)
    ? sql`case when ${value} is null then ${failed} else ${quoted(value)} end`
    : quoted(value);
}
