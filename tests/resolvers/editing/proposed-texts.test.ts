import { ann, editableGraph } from "./editable-graph";

describe("A proposal", () => {
  it("with a character that no text may have is told so, and not that it is too long", async () => {
    const { run } = await editableGraph();
    const values = [{ field: "description", value: "a\0" }];
    const input = { id: ann.id, values, why: "b\0", source: "https://example.org/" };

    const { proposeCorrection } = await run(
      `mutation ($input: ProposeCorrectionInput!) { proposeCorrection(input: $input) { userErrors { message } } }`,
      { input },
    );

    expect(proposeCorrection?.userErrors.map(({ message }) => message)).toEqual([
      "Expected a text of 1 to 1000 characters, without U+0000, but got 2 with it.",
      "Expected at most 2000 characters, without U+0000, but got 2 with it.",
    ]);
  });
});
