import { flowBetween } from "../../network/communities/flow";
import { communitiesOverTime, type CommunitiesOf, type MeasuredWindow } from "./communities-over-time";

/** The flows into one window, largest first, in columns. */
export interface WindowFlows {
  /** Communities; -1 for absent. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The members of flow i: `members[starts[i]]` to `members[starts[i + 1] - 1]`, by id. */
  readonly starts: Uint32Array;
  /** Nodes of the later network; of the earlier one where the members are absent in the later. */
  readonly members: Uint32Array;
}

/** The flows into each window; none into the first. */
export function flowsOverTime(windows: readonly MeasuredWindow[]): WindowFlows[] {
  const history = communitiesOverTime(windows);
  return history.windows.map((after, index) => {
    const before = history.windows[index - 1];
    return before === undefined ? columnsOf([], []) : flowsInto(before, after);
  });
}

function flowsInto(before: CommunitiesOf, after: CommunitiesOf): WindowFlows {
  const members = new Map<string, number[]>();
  for (const index of after.of.keys()) {
    const [from, to] = [groupOf(before, index), groupOf(after, index)];
    const ofFlow = members.get(`${from} ${to}`) ?? [];
    ofFlow.push((to === null ? before : after).numbers[index]!);
    members.set(`${from} ${to}`, ofFlow);
  }
  const flows = flowBetween(before, after);
  return columnsOf(
    flows,
    flows.map(({ from, to }) => members.get(`${from} ${to}`) ?? []),
  );
}

function columnsOf(
  flows: ReturnType<typeof flowBetween>,
  members: ReadonlyArray<readonly number[]>,
): WindowFlows {
  const starts = new Uint32Array(flows.length + 1);
  for (const [flow, { length }] of members.entries()) starts[flow + 1] = starts[flow]! + length;
  return {
    from: Int32Array.from(flows, ({ from }) => from ?? -1),
    to: Int32Array.from(flows, ({ to }) => to ?? -1),
    starts,
    members: Uint32Array.from(members.flat()),
  };
}

function groupOf({ of, isThere }: CommunitiesOf, index: number): number | null {
  return isThere(index) ? of[index]! : null;
}
