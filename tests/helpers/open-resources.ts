import { setTimeout as sleep } from "node:timers/promises";

/** Node's names of what keeps this process running, such as `TCPServerWrap` and `Timeout`: one for each. */
export function openResources(): string[] {
  // Node opens these when they are first used, and they stay open: they are the process's own.
  void [process.stdin, process.stdout, process.stderr];
  return process.getActiveResourcesInfo();
}

/** What is open beyond what was open before; waits until there is nothing, at most this long. */
export async function leftOpen(before: readonly string[], patienceMs: number): Promise<string[]> {
  const until = performance.now() + patienceMs;
  let left = beyond(before);
  while (left.length > 0 && performance.now() < until) {
    await sleep(20);
    left = beyond(before);
  }
  return left;
}

function beyond(before: readonly string[]): string[] {
  const known = [...before];
  return openResources().filter((kind) => {
    const index = known.indexOf(kind);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}
