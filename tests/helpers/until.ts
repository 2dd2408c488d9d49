import { setTimeout as sleep } from "node:timers/promises";

/** Asks again until the answer is as wanted, and returns it. Jest's own limit ends it where it never is. */
export async function until<T>(ask: () => T | Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    await sleep(10);
  }
}
