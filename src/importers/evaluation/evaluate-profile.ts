import { readFile } from "node:fs/promises";

import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { RostrumError } from "../../domain/errors";
import { readDataFolder } from "../data-folder/read-data-folder";
import { digested, readDigests } from "./digests";
import { itemKinds, itemsOf, type ItemKind, type ProfileItem } from "./items";
import { matched } from "./matching";

interface Counts {
  readonly found: number;
  readonly labelled: number;
  /** The share that is labelled of what was found; null where nothing was. */
  readonly precision: number | null;
  /** The share that was found of what is labelled; null where nothing is. */
  readonly recall: number | null;
}

/** An item that one side has alone, with its place in the document. */
export type Mistake = Pick<ProfileItem, "kind" | "name" | "place" | "isInferred">;

/** What both sides have and do not say alike. It counts as found. */
export interface Difference extends Mistake {
  readonly of: string;
  readonly found: string | null;
  readonly labelled: string | null;
}

export interface ProfileEvaluation {
  /** `stated` and `inferred` are those that the side itself holds as such. */
  readonly kinds: Readonly<Record<ItemKind, Counts & { readonly stated: Counts; readonly inferred: Counts }>>;
  readonly misses: readonly Mistake[];
  readonly inventions: readonly Mistake[];
  readonly differences: readonly Difference[];
}

/**
 * How right one reading of a profile is: that of a data folder, or entities, against a labelled data folder or a file of digests (`.json`).
 * Of labels of several documents, `document` is the key of the one that was read: the others are not looked at. Throws BAD_DATA where a record of either folder is left out, which would be counted as missing.
 */
export async function evaluateProfile(
  found: string | readonly AnyEntityInput[],
  against: string,
  { schemaFolder, document = null }: { readonly schemaFolder: string; readonly document?: string | null },
): Promise<ProfileEvaluation> {
  const items = itemsOf(typeof found === "string" ? await entitiesOf(found, schemaFolder) : found);
  if (!against.endsWith(".json"))
    return compareItems(items, itemsOf(await entitiesOf(against, schemaFolder), document));
  return compareItems(items, readDigests(await readFile(against, "utf8"), against), digested);
}

/** The entities of a folder of which nothing is left out. */
export async function entitiesOf(folder: string, schemaFolder: string): Promise<AnyEntityInput[]> {
  const { entities, recordsLeftOut, problems } = await readDataFolder(folder, schemaFolder);
  if (recordsLeftOut > 0) {
    const [first] = problems;
    throw new RostrumError(
      "BAD_DATA",
      `Expected a sound data folder, but got ${recordsLeftOut} records that cannot be read in ${folder}: ${first?.file}:${first?.line} ${first?.message}`,
    );
  }
  return entities;
}

/** Compares two readings. `keyed` gives the found items the form of keys that the labelled ones have. */
export function compareItems(
  found: readonly ProfileItem[],
  labelled: readonly ProfileItem[],
  keyed: (item: ProfileItem) => ProfileItem = (item) => item,
): ProfileEvaluation {
  const pairs = itemKinds.map((kind) => {
    const [ours, theirs] = [found, labelled].map((items) => items.filter((one) => one.kind === kind)) as [
      ProfileItem[],
      ProfileItem[],
    ];
    const compared = ours.map(keyed);
    const places = matched(compared, theirs);
    const taken = new Set(places);
    return {
      kind,
      found: ours.map((item, at) => ({ item, compared: compared[at] ?? item, place: places[at] ?? null })),
      labelled: theirs.map((item, place) => ({ item, isFound: taken.has(place) })),
    };
  });
  return {
    kinds: Object.fromEntries(pairs.map((one) => [one.kind, countsOf(one)])) as ProfileEvaluation["kinds"],
    misses: pairs.flatMap((one) =>
      one.labelled.flatMap(({ item, isFound }) => (isFound ? [] : [mistakeOf(item)])),
    ),
    inventions: pairs.flatMap((one) =>
      one.found.flatMap(({ item, place }) => (place === null ? [mistakeOf(item)] : [])),
    ),
    differences: pairs.flatMap((one) =>
      one.found.flatMap(({ item, compared, place }) => {
        const other = place === null ? undefined : one.labelled[place];
        return other ? differencesOf(item, compared, other.item) : [];
      }),
    ),
  };
}

interface Pairs {
  readonly found: ReadonlyArray<{ readonly item: ProfileItem; readonly place: number | null }>;
  readonly labelled: ReadonlyArray<{ readonly item: ProfileItem; readonly isFound: boolean }>;
}

function countsOf({ found, labelled }: Pairs) {
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const counted = (isCounted: (item: ProfileItem) => boolean): Counts => {
    const ours = found.filter(({ item }) => isCounted(item));
    const theirs = labelled.filter(({ item }) => isCounted(item));
    return {
      found: ours.length,
      labelled: theirs.length,
      precision: share(ours.filter(({ place }) => place !== null).length, ours.length),
      recall: share(theirs.filter(({ isFound }) => isFound).length, theirs.length),
    };
  };
  return {
    ...counted(() => true),
    stated: counted(({ isInferred }) => !isInferred),
    inferred: counted(({ isInferred }) => isInferred),
  };
}

const mistakeOf = ({ kind, name, place, isInferred }: ProfileItem): Mistake => ({
  kind,
  name,
  place,
  isInferred,
});

function differencesOf(item: ProfileItem, compared: ProfileItem, labelled: ProfileItem): Difference[] {
  const said = new Set([...Object.keys(item.says), ...Object.keys(labelled.says)]);
  return [...said].flatMap((of) =>
    compared.says[of] === labelled.says[of]
      ? []
      : [
          {
            ...mistakeOf(item),
            of,
            found: item.says[of] ?? null,
            labelled: labelled.says[of] ?? null,
          },
        ],
  );
}
