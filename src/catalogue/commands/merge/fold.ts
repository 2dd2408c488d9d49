import { typeOfId, type TypeName } from "../../../domain/ids";
import { canonicalJson } from "../../content/canonical-json";
import { isSame } from "../../history/differences";
import type { State } from "../../history/state";
import { referencesIn } from "./references-in";
import { unite } from "./unite";

/** What may differ between two records of one fact. */
const aside: ReadonlySet<string> = new Set([
  "sources",
  "links",
  "standing",
  "inferredFrom",
  "position",
  "creditedAs",
]);

/** Properties that say which fact it is, beside those with one reference. */
const ofFact = ["kind", "role", "outcome"];

/** Facts with the same key may be one. */
export function keyOfFact(id: string, state: State): string {
  const references = referencesIn(state).filter(
    ([name]) => !Array.isArray(state[name]) || name === "recipientIds",
  );
  const sorted = references
    .map(([name, ids]) => [name, ids.toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return canonicalJson([typeOfId(id), sorted, ofFact.map((name) => state[name] ?? null)]);
}

/** Whether two facts of one key say nothing that cannot be true of one: values are equal, or one has none. */
export function isSameFact(one: State, other: State): boolean {
  return Object.entries(one).every(([name, value]) => {
    const others = other[name];
    if (aside.has(name) || others === undefined || Array.isArray(value)) return true;
    return isSame(value, others) || (name === "state" && (value === "UNKNOWN" || others === "UNKNOWN"));
  });
}

/** The fact with what the other one says; another credit is kept as the value of its source. */
export function foldInto(type: TypeName, kept: State, folded: State): State {
  const united = unite(type, kept, folded);
  const state = kept["state"] === "UNKNOWN" ? { ...united, state: folded["state"] } : united;
  const { creditedAs } = folded;
  const [source] = (folded["sources"] ?? []) as ReadonlyArray<Readonly<Record<string, unknown>>>;
  if (creditedAs === undefined || source === undefined || isSame(creditedAs, state["creditedAs"]))
    return state;
  const cited = { ...source, field: "creditedAs", value: creditedAs };
  const sources = [...((state["sources"] ?? []) as unknown[]), cited];
  return { ...state, sources: [...new Map(sources.map((one) => [canonicalJson(one), one])).values()] };
}
