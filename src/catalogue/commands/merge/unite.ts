import type { TypeName } from "../../../domain/ids";
import { recordRules } from "../../../entities/record-rules";
import { Standing } from "../../../entities/standing";
import { canonicalJson } from "../../content/canonical-json";
import { isSame } from "../../history/differences";
import { inputOf, type State } from "../../history/state";

/** Other names stand in a list beside the name. */
const listOfNames: Readonly<Record<string, string>> = { name: "alternateNames", title: "alternateTitles" };

/** What is not taken as it is: the survivor keeps its own, or both are reckoned together. */
const reckoned: ReadonlySet<string> = new Set(["slug", "position", "sources", "standing", "inferredFrom"]);

/** Elements that are the same whatever else they say. */
const keysOfElements: Readonly<Record<string, readonly string[]>> = {
  identifiers: ["scheme", "value"],
  links: ["canonicalUrl", "purpose", "pointsAt"],
  accounts: ["platform", "handle"],
};

/**
 * What the survivor says after a merge: its own values, those of the absorbed one where it has none, and lists of both. Another
 * name of the absorbed one becomes an alternate name. A source of a value that is not the survivor's says that value.
 */
export function unite(type: TypeName, survivor: State, absorbed: State): State {
  const united: Record<string, unknown> = { ...survivor, ...standingOf(survivor, absorbed) };
  for (const [name, value] of Object.entries(absorbed)) {
    if (reckoned.has(name)) continue;
    if (Array.isArray(value)) united[name] = listOf(name, united[name] as unknown[] | undefined, value);
    else if (united[name] === undefined && datesFollow(type, { ...united, [name]: value }))
      united[name] = value;
  }
  for (const [name, list] of Object.entries(listOfNames)) {
    const names = namesOf(type, list, united, absorbed[name]);
    if (names !== null) united[list] = names;
  }
  const sources = [
    ...sourcesIn(survivor),
    ...sourcesIn(absorbed).map((one) => statedAs(one, absorbed, united)),
  ];
  return { ...united, ...(sources.length > 0 ? { sources: distinct(sources, canonicalJson) } : {}) };
}

type Source = Readonly<Record<string, unknown>>;

const sourcesIn = ({ sources = [] }: State): readonly Source[] => sources as readonly Source[];

/** Whether dates still follow one another. */
export function datesFollow(type: TypeName, state: State): boolean {
  const { checkDates, oddDates } = recordRules[type];
  const input = inputOf(type, "", state) as never;
  return (checkDates?.(input) ?? oddDates?.(input) ?? null) === null;
}

function listOf(name: string, kept: readonly unknown[] = [], taken: readonly unknown[]): unknown[] {
  const keys = keysOfElements[name];
  if (!keys) return distinct([...kept, ...taken], canonicalJson);
  const keyOf = (element: unknown) =>
    canonicalJson(keys.map((key) => (element as Readonly<Record<string, unknown>>)[key]));
  const both = new Map(kept.map((element) => [keyOf(element), element]));
  for (const element of taken) {
    const same = both.get(keyOf(element));
    both.set(keyOf(element), same === undefined ? element : withSources(same, element));
  }
  return [...both.values()];
}

/** A link of both has the sources of both. */
function withSources(kept: unknown, taken: unknown): unknown {
  if (!("sources" in (kept as object))) return kept;
  const sources = [kept, taken].flatMap((one) => sourcesIn(one as State));
  return { ...(kept as object), sources: distinct(sources, canonicalJson) };
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

function namesOf(type: TypeName, list: string, united: State, former: unknown): unknown[] | null {
  const hasList = list in inputOf(type, "", united);
  const main = united["name"] ?? united["title"];
  if (!hasList || typeof former !== "string") return null;
  const others = [...((united[list] ?? []) as unknown[]), former].filter((one) => one !== main);
  return [...new Set(others)];
}

/** The less doubtful one, unless one is disputed: a merge settles no dispute. */
function standingOf(survivor: State, absorbed: State): State {
  const order = [Standing.DISPUTED, Standing.CONFIRMED, Standing.STATED, Standing.INFERRED];
  const rank = ({ standing }: State) => order.indexOf(standing as Standing);
  const { standing, inferredFrom } = rank(absorbed) < rank(survivor) ? absorbed : survivor;
  return { standing, inferredFrom };
}

/** A source of the absorbed one, which says what it says there also where the survivor says something else. */
function statedAs(source: Source, absorbed: State, united: State): Source {
  const { field, value } = source;
  if (typeof field !== "string" || (value ?? null) !== null) return source;
  const stated = absorbed[field];
  const isValue = typeof stated === "string" || typeof stated === "number";
  return !isValue || isSame(stated, united[field]) ? source : { ...source, value: String(stated) };
}
