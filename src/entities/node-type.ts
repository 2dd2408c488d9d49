import { idPrefixes, type TypeName } from "../domain/ids";
import { describeEnum } from "./describe-enum";

const names = Object.keys(idPrefixes) as TypeName[];

/** The types of the catalogue, as an enum. */
export const NodeType = Object.fromEntries(names.map((type) => [type, type])) as Record<TypeName, TypeName>;

describeEnum(
  NodeType,
  "NodeType",
  "The types of the catalogue.",
  Object.fromEntries(names.map((type) => [type, `The type ${type}.`])) as Record<TypeName, string>,
);
