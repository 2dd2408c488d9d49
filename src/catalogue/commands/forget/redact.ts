import type { TypeName } from "../../../domain/ids";
import type { Mentions } from "../../../domain/mentions";
import { entityShapes } from "../../../entities/columns";
import { writtenShapes } from "../../../entities/written-properties";
import type { State } from "../../history/state";

/** A text of an entity without names that stood in it; null where the value was taken out as a whole. */
export interface Redaction {
  readonly property: string;
  readonly text: string | null;
}

export interface Redacted {
  readonly state: State;
  readonly redactions: readonly Redaction[];
}

/** What a slug has in the place of a name. */
const slugRemoved = "name-removed";

/** Values that mean nothing without a part of theirs: an address, a handle. They are taken out as a whole. */
const wholeValues: ReadonlySet<string> = new Set(["links", "accounts", "identifiers"]);

/** A person is not renamed for being called as another one is. */
const ownNames: ReadonlySet<string> = new Set(["name", "sortName", "alternateNames", "slug"]);

/** Takes names out of the texts of an entity. */
export function redact(type: TypeName, state: State, mentions: Mentions): Redacted {
  const redactions: Redaction[] = [];
  const values = Object.entries(state).map(([property, value]) => {
    const isOwnName = type === "Person" && ownNames.has(property);
    if (isOwnName || ![...textsIn(value)].some((text) => mentions.isIn(text)))
      return [property, value] as const;
    const told = (text: string | null) => {
      redactions.push({ property, text });
      return text;
    };
    const way: Way = {
      told,
      isSlug: property === "slug" && writtenShapes[type].isThing,
      isWhole: wholeValues.has(property),
      isNullable: entityShapes[type].columns.find(({ name }) => name === property)?.nullable ?? false,
    };
    return [property, withoutNames(value, mentions, way)] as const;
  });
  return { state: Object.fromEntries(values), redactions };
}

/** Texts of an entity that have one of these names. */
export function textsWith(state: State, mentions: Mentions): Redaction[] {
  return Object.entries(state).flatMap(([property, value]) =>
    [...textsIn(value)].filter((text) => mentions.isIn(text)).map((text) => ({ property, text })),
  );
}

interface Way {
  readonly told: (text: string | null) => string | null;
  readonly isSlug: boolean;
  /** Whether an element is taken out as a whole. */
  readonly isWhole: boolean;
  /** Whether an address may be missing. */
  readonly isNullable: boolean;
}

function withoutNames(value: unknown, mentions: Mentions, way: Way): unknown {
  const { told, isSlug, isWhole, isNullable } = way;
  if (typeof value === "string") {
    if (!mentions.isIn(value)) return value;
    if (isSlug) return told(mentions.without(value, slugRemoved));
    return told(isNullable && /^https?:/i.test(value) ? null : mentions.without(value));
  }
  if (Array.isArray(value)) {
    return value.flatMap((one) => {
      if (isWhole && hasOwnMention(one, mentions)) return (told(null), []);
      return withoutNames(one, mentions, way) ?? [];
    });
  }
  if (typeof value !== "object" || value === null) return value;
  const inner = { ...way, isWhole: false };
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withoutNames(one, mentions, inner)]),
  );
}

/** In its own texts, not in those of its sources. */
const hasOwnMention = (value: unknown, mentions: Mentions): boolean =>
  Object.values(value as object).some((one) => typeof one === "string" && mentions.isIn(one));

export function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const one of Object.values(value)) yield* textsIn(one);
  }
}
