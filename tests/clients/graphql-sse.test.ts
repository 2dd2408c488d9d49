import { createClient } from "graphql-sse";

import { runningServer } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

interface Progress {
  readonly networkProgress: { readonly done: number };
}

describe("graphql-sse", () => {
  it("gets the progress of a measure", async () => {
    const url = `${(await runningServer(await startingCatalogue())).url}/graphql`;
    const [told, wrong] = [[] as unknown[], [] as unknown[]];
    const show = (data: Progress | null | undefined, errors: unknown) => {
      told.push(data?.networkProgress.done);
      if (errors) wrong.push(errors);
    };

    const events = createClient({ url });
    const query = `subscription { networkProgress(of: PEOPLE, work: BETWEENNESS) { done } }`;
    for await (const { data, errors } of events.iterate<Progress>({ query })) show(data, errors);

    expect([told[0], told.at(-1)]).toEqual([0, 1]);
    expect(wrong).toEqual([]);
    events.dispose();
  });
});
