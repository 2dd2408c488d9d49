/** Asks each of the four subgraphs, in one step. */
export const ofAllFour =
  "{ people { totalCount } shows { totalCount } awards { totalCount } dataGaps { totalCount } }";

/** Takes three steps: discovery, shows, people. */
export const inThreeSteps = `{ dataGaps(first: 1, types: [Episode]) { nodes { subject { ... on Episode {
  title appearances(first: 1) { nodes { person { name } } }
} } } } }`;
