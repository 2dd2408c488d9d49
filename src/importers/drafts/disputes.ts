import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import type { IdentifierClaim } from "../../catalogue/queries/identifiers";
import { type Identifier, Standing } from "../../entities";
import { asDisputed } from "../../entities/identifier";
import { recordRules } from "../../entities/record-rules";
import type { ImportRecord, Remark } from "../records";

export interface Drafted {
  readonly record: ImportRecord;
  readonly entity: AnyEntityInput;
}

const identifiersOf = (entity: AnyEntityInput): readonly Identifier[] =>
  (entity as { identifiers?: readonly Identifier[] }).identifiers ?? [];

/** What these entities say is theirs, and not DISPUTED. */
export const claimsOf = (entities: readonly AnyEntityInput[]): IdentifierClaim[] =>
  entities.flatMap((entity) =>
    identifiersOf(entity)
      .filter(({ standing }) => standing !== Standing.DISPUTED)
      .map(({ scheme, value }) => ({ id: entity.id, scheme, value })),
  );

/** An identifier and, where another entity of the catalogue has it, who claims it. */
export const claimKeyOf = ({ id, scheme, value }: IdentifierClaim): string => `${id} ${scheme} ${value}`;

/**
 * An identifier that two of these entities claim, or that an entity of the catalogue has, is DISPUTED: both stay. That, and what is odd about dates, is
 * remarked.
 */
export function withOddities(
  drafted: readonly Drafted[],
  taken: ReadonlyMap<string, string>,
): { readonly entities: readonly AnyEntityInput[]; readonly remarks: readonly Remark[] } {
  const holders = new Map<string, string[]>();
  for (const { id, scheme, value } of claimsOf(drafted.map(({ entity }) => entity))) {
    const one = `${scheme} ${value}`;
    holders.set(one, [...(holders.get(one) ?? []), id]);
  }
  const remarks: Remark[] = [];
  const entities = drafted.map(({ record, entity }): AnyEntityInput => {
    const { type, place } = record;
    const odd = recordRules[type].oddDates?.(entity as never) ?? null;
    if (odd !== null) remarks.push({ place, message: odd });

    const disputed = claimsOf([entity]).flatMap((claim) => {
      const one = `${claim.scheme} ${claim.value}`;
      const other = taken.get(claimKeyOf(claim)) ?? holders.get(one)?.find((holder) => holder !== entity.id);
      if (other === undefined) return [];
      remarks.push({ place, message: `Its ${one} is that of ${other} too. Both stay, and it is DISPUTED.` });
      return [one];
    });
    if (disputed.length === 0) return entity;
    const identifiers = identifiersOf(entity).map((identifier) =>
      disputed.includes(`${identifier.scheme} ${identifier.value}`) ? asDisputed(identifier) : identifier,
    );
    return { ...entity, identifiers } as AnyEntityInput;
  });
  return { entities, remarks };
}
