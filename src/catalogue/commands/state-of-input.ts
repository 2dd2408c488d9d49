import { typeOfId, type TypeName } from "../../domain/ids";
import { stateOfRow, type State } from "../history/state";
import { type AnyEntityInput, withDerivedColumns } from "./derived-columns";
import { rowsOf } from "./rows";

/** The state of an entity as the writer takes it. */
export function stateOfInput(entity: AnyEntityInput): State {
  const type = typeOfId(entity.id) as TypeName;
  const row = rowsOf(type, [withDerivedColumns(type, entity as never)]).get(entity.id);
  return stateOfRow(type, row ?? []);
}
