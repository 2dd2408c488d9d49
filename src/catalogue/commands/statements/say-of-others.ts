import type { Transaction } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { isSame } from "../../history/differences";
import { readStates } from "../../history/read-states";
import type { State } from "../../history/state";
import { survivorsOf } from "../../queries/identified";
import type { AnyEntityInput } from "../derived-columns";
import type { Edit } from "../edit";
import { idsOfImports } from "../loads";
import { stateOfInput } from "../state-of-input";
import { upsertStates } from "../upsert-states";
import { isComparable, isDate, textOf } from "./fields";
import { importedValues } from "./imported-values";
import { restate } from "./restate";
import { type Saying, sourcesIn } from "./saying";

/** What a source says of an entity that is another's. */
export interface OfOther {
  /** The entity as the source has it, under the id of the other's. */
  readonly entity: AnyEntityInput;
  /** What of it the source says. */
  readonly fields: ReadonlySet<string>;
  /** Whether the source is one of the entity as a whole, and not only mentions it. */
  readonly isWhole: boolean;
}

export interface Sayings {
  readonly documentId: string;
  /** One of an entity. */
  readonly said: readonly OfOther[];
  /** The ids of others of which the document says nothing more. */
  readonly silent: readonly string[];
}

/** Writes what a document says of entities that are others'. Returns the ids of those that changed. */
export async function sayOfOthers(
  edit: Edit,
  transaction: Transaction,
  { documentId, said, silent }: Sayings,
): Promise<readonly string[]> {
  const survivors = await survivorsOf(transaction, silent);
  const sayings = new Map(said.map((one) => [one.entity.id, sayingOf(one)]));
  const ids = [...sayings.keys(), ...silent.map((id) => survivors.get(id) ?? id)];
  const states = await readStates(transaction, [...new Set(ids)]);
  const free = await freeDates(transaction, states, sayings);
  const changed = new Map<string, State>();
  for (const [id, before] of states) {
    const saying = sayings.get(id) ?? { wholes: [], values: new Map() };
    const isFree = (field: string) => free.get(id)?.has(field) === true;
    const after = restate(typeOf(id), before, before, { ...saying, documentId, isOwner: false, isFree });
    if (!isSame(before, after)) changed.set(id, after);
  }
  return changed.size === 0 ? [] : (await upsertStates(edit, changed)).changed;
}

type OwnSaying = Pick<Saying, "wholes" | "values">;

const typeOf = (id: string) => typeOfId(id) as TypeName;

function sayingOf({ entity, fields, isWhole }: OfOther): OwnSaying {
  const state = stateOfInput(entity);
  const sources = sourcesIn(state);
  const [citation] = sources;
  const values = [...fields].flatMap((field) => {
    const value = isComparable(typeOf(entity.id), field) ? textOf(state[field]) : null;
    return value === null || citation === undefined ? [] : [[field, { value, citation }] as const];
  });
  return { wholes: isWhole ? sources : [], values: new Map(values) };
}

/** By entity, its dates that may be another source's: those of an import, as an import has written them. */
async function freeDates(
  transaction: Transaction,
  states: ReadonlyMap<string, State>,
  sayings: ReadonlyMap<string, OwnSaying>,
): Promise<Map<string, ReadonlySet<string>>> {
  const dates = new Map<string, string[]>();
  for (const [id, state] of states) {
    const cited = sourcesIn(state).flatMap(({ field }) => field ?? []);
    const ofEntity = [...(sayings.get(id)?.values.keys() ?? []), ...cited].filter((field) =>
      isDate(typeOf(id), field),
    );
    if (ofEntity.length > 0) dates.set(id, ofEntity);
  }
  const imported = await idsOfImports(transaction, [...dates.keys()]);
  const valueOf = await importedValues(transaction, [...imported]);
  return new Map(
    [...imported].map((id) => {
      const state = states.get(id) ?? {};
      const isFree = (field: string) => isSame(valueOf(id, field, state[field]), state[field]);
      return [id, new Set(dates.get(id)?.filter(isFree))];
    }),
  );
}
