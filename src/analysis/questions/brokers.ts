import { columnSeparator, unpackedRows } from "../../catalogue/queries/packed-rows";
import { compare } from "../../domain/compare";
import { brokerageBetween } from "../../network/brokerage/between-groups";
import { brokerageRoles, type BrokerageRoles } from "../../network/brokerage/roles";
import type { Network } from "../../network/network";
import { stringsOf } from "../facts/interned";
import type { Texts } from "../facts/texts";
import type { TwoSides } from "../facts/two-sides";
import { largestOf } from "../../domain/extremes";

export interface Brokers {
  /** The index of each member's group; -1 for none. */
  readonly groups: Int32Array;
  readonly between: Float64Array;
  readonly roles: BrokerageRoles;
  /** Members that broker at least one pair, most first. */
  readonly order: Uint32Array;
}

/** `counted` is what `participantsRelatedTo` returns, per group. */
export function brokers(
  {
    network,
    ids,
    memberIds,
    places,
  }: { readonly network: Network; readonly ids: Texts } & Pick<TwoSides, "memberIds" | "places">,
  { counted }: { readonly counted: readonly string[] },
): Brokers {
  const counts = counted.map(readCounts);
  const texts = stringsOf(ids);
  const groups = Int32Array.from(memberIds, (id) => {
    const ofMember = counts.map((group) => group.get(texts[id]!) ?? 0);
    const max = largestOf(ofMember);
    return max === 0 ? -1 : ofMember.indexOf(max);
  });
  const between = brokerageBetween(network, groups);
  // People in no group form one more group.
  const roles = brokerageRoles(
    network,
    Uint32Array.from(groups, (group) => (group === -1 ? counted.length : group)),
  );
  const order = Uint32Array.from(memberIds.keys())
    .filter((node) => between[node]! > 0)
    .toSorted((one, other) => between[other]! - between[one]! || compare(places[one]!, places[other]!));
  return { groups, between, roles, order };
}

function readCounts(packed: string): Map<string, number> {
  return new Map(
    unpackedRows(packed).map((row) => {
      const [memberId = "", episodes] = row.split(columnSeparator);
      return [memberId, Number(episodes)];
    }),
  );
}
