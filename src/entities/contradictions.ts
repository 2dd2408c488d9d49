import type { Citation } from "./citation";
import { type Contradiction, WhyShown } from "./contradiction";
import { EdtfDate } from "./edtf-date";
import { isSupply } from "./imported-citations";
import { Standing } from "./standing";
import type { Stated } from "./stated";

/** Where the sources of an entity contradict what it says, by the order of its sources. */
export function contradictionsOf(entity: Stated): Contradiction[] {
  const { sources } = entity;
  const denials = sources.filter((one) => isDenial(entity, one));
  const fields = new Set(denials.flatMap(({ field }) => field ?? []));
  return [...fields].map((field) => ({
    field,
    shown: shownOf((entity as unknown as Readonly<Record<string, unknown>>)[field]),
    why: whyShown(field, sources, denials),
    sources: denials.filter((one) => one.field === field),
  }));
}

/** A source that says another value; its standing is that of the entity where it has none. */
const isDenial = ({ standing }: Stated, one: Citation): boolean =>
  one.field !== null && one.value !== null && (one.standing ?? standing) === Standing.DISPUTED;

function whyShown(field: string, sources: readonly Citation[], denials: readonly Citation[]): WhyShown {
  if (sources.some((one) => one.field === field && isSupply(one))) return WhyShown.MORE_EXACT;
  const first = sources.find((one) => one.field === null);
  const isDenied = denials.some((one) => one.field === field && one.documentId === first?.documentId);
  return isDenied ? WhyShown.EDITED : WhyShown.FIRST_SOURCE;
}

function shownOf(value: unknown): string | null {
  if (value instanceof EdtfDate) return value.edtf;
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
