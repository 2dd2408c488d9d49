import { raw } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { writtenShapes } from "../../../entities/written-properties";
import { inputOf, type State } from "../../history/state";
import type { AnyEntityInput } from "../derived-columns";
import { stateOfInput } from "../state-of-input";
import { foldInto } from "./fold";
import { withReferences } from "./references-in";
import { unite } from "./unite";

/**
 * What a folder says, where entities of it were merged since: a record of one says it of the remaining one, if that is in the folder
 * too, and references lead there. So a load takes no merge back.
 */
export async function withMerges(
  transaction: Transaction,
  entities: readonly AnyEntityInput[],
): Promise<readonly AnyEntityInput[]> {
  const rows = await transaction.all<{ id: string; into: string }>(
    raw(`select n."id", n."mergedInto" as "into" from "node" n where n."mergedInto" is not null`),
  );
  if (rows.length === 0) return entities;
  const survivorOf = new Map(rows.map(({ id, into }) => [id, into]));
  const states = new Map<string, State>();
  for (const entity of entities) {
    const state = stateOfInput(entity);
    states.set(
      entity.id,
      withReferences(state, (id) => survivorOf.get(id) ?? id),
    );
  }
  for (const [id, state] of states) {
    const into = survivorOf.get(id);
    if (into === undefined) continue;
    states.delete(id);
    const kept = states.get(into);
    const type = typeOf(id);
    if (kept) states.set(into, (writtenShapes[type].isThing ? unite : foldInto)(type, kept, state));
  }
  return [...states].map(([id, state]) => inputOf(typeOf(id), id, state));
}

const typeOf = (id: string) => typeOfId(id) as TypeName;
