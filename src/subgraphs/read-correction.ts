import type { TypeName } from "../domain/ids";
import { readValues } from "../resolvers/editing/drafts/read-proposal";
import { mergedSchema } from "./merged";

/** Values for the update of a type, which are given as texts: JSON where a field is no text. */
export const readCorrection = (type: TypeName, given: Parameters<typeof readValues>[2]) =>
  readValues(mergedSchema(), type, given);
