import { fold } from "../../domain/names";
import type { ImportRecord, RecordLink } from "../records";

/** One record of several, with what each says: the first one's values, else another's; all of their lists and links. */
export function mergedRecord(first: ImportRecord, others: readonly ImportRecord[]): ImportRecord {
  const all = [first, ...others];
  const values: Record<string, unknown> = {};
  for (const { values: own } of all) {
    for (const [column, value] of Object.entries(own)) values[column] = both(values[column], value);
  }
  const names = namesOf(all);
  const inferences = all
    .flatMap(({ inference }) => inference ?? [])
    .toSorted((a, b) => b.confidence - a.confidence);
  return {
    ...first,
    values: { ...values, ...names },
    references: Object.assign(
      {},
      ...all.toReversed().map(({ references }) => references),
    ) as ImportRecord["references"],
    links: [
      ...new Map(
        all
          .flatMap(({ links }) => links)
          .map((link): [string, RecordLink] => [`${link.purpose} ${link.url}`, link]),
      ).values(),
    ],
    isMentioned: all.every(({ isMentioned }) => isMentioned),
    inference: all.some(({ inference }) => inference === null) ? null : (inferences[0] ?? null),
  };
}

/** Lists add up; of single values the first is kept. */
function both(one: unknown, other: unknown): unknown {
  if (isList(one) && isList(other)) {
    return [
      ...new Map([...one, ...other].map((value) => [JSON.stringify(value).toLowerCase(), value])).values(),
    ];
  }
  return one === null || one === undefined || one === "" ? other : one;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The other spellings of a name are other names. */
function namesOf(all: readonly ImportRecord[]): Record<string, unknown> {
  for (const [column, also] of [
    ["name", "alternateNames"],
    ["title", "alternateTitles"],
  ] as const) {
    const main = all[0]?.values[column];
    if (typeof main !== "string" || all[0]?.type === "Episode") continue;
    const given = all.flatMap(({ values }) => [
      values[column],
      ...((values[also] ?? []) as readonly unknown[]),
    ]);
    const others = new Map(
      given.flatMap((name) =>
        typeof name === "string" && fold(name) !== fold(main) ? [[fold(name), name] as const] : [],
      ),
    );
    return others.size === 0 ? {} : { [also]: [...others.values()] };
  }
  return {};
}

/** Of facts that are one where they refer to the same: by what. Null for what may be said of the same again, such as an episode. */
export function facetsOf({ type, references, values }: ImportRecord): string | null {
  if (Object.keys(references).length < 2) return null;
  if (type === "Appearance" || type === "Host") return JSON.stringify([type, references]);
  if (type === "Affiliation" || type === "Contribution" || type === "ShowOrganisation")
    return JSON.stringify([type, references, values]);
  return null;
}
