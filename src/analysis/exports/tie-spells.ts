import type { Spell } from "../../network/export/network-table";
import type { Evidence } from "../facts/evidence";

/**
 * The spells of a tie: of each piece of evidence the days on which it holds of both members. Where these days never
 * overlap, as with two affiliations one after the other, those of each. Ascending and distinct; undated
 * evidence has none.
 */
export function tieSpells(
  evidence: ReadonlyArray<Pick<Evidence, "rows">>,
  spellAt: (row: number) => Spell | null,
): Spell[] {
  const spells = evidence.flatMap(({ rows: [one, other] }) => {
    const [first, second] = [joined(one.map(spellAt)), joined(other.map(spellAt))];
    if (first.length === 0 || second.length === 0) return [...first, ...second];
    const both = overlapsOf(first, second);
    return both.length > 0 ? both : [...first, ...second];
  });
  const byDays = new Map(spells.map((spell) => [`${spell.from ?? ""} ${spell.to ?? ""}`, spell]));
  return [...byDays.keys()].toSorted().flatMap((days) => byDays.get(days) ?? []);
}

/** Before and after every day. */
const [always, never] = ["", "\uffff"];
const startOf = ({ from }: Spell) => from ?? always;
const endOf = ({ to }: Spell) => to ?? never;

/** Dated spells, ascending, and those that overlap as one. */
function joined(spells: ReadonlyArray<Spell | null>): Spell[] {
  const dated = spells.filter((spell) => spell !== null && startOf(spell) <= endOf(spell)) as Spell[];
  const found: Spell[] = [];
  for (const spell of dated.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))) {
    const last = found.at(-1);
    if (last === undefined || endOf(last) < startOf(spell)) found.push(spell);
    else if (endOf(last) < endOf(spell)) found[found.length - 1] = { from: last.from, to: spell.to };
  }
  return found;
}

/** The days that are in both. */
function overlapsOf(one: readonly Spell[], other: readonly Spell[]): Spell[] {
  const found: Spell[] = [];
  for (let [first, second] = [0, 0]; first < one.length && second < other.length;) {
    const [mine, theirs] = [one[first] as Spell, other[second] as Spell];
    const from = startOf(mine) > startOf(theirs) ? mine.from : theirs.from;
    const to = endOf(mine) < endOf(theirs) ? mine.to : theirs.to;
    if ((from ?? always) <= (to ?? never)) found.push({ from, to });
    if (endOf(mine) < endOf(theirs)) first += 1;
    else second += 1;
  }
  return found;
}
