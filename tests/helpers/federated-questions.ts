/** Asks each of the five subgraphs, in one step. */
export const ofAllFive =
  "{ people { totalCount } shows { totalCount } awards { totalCount } dataGaps { totalCount } viewer { name } }";

/** Takes three steps: discovery, shows, people. */
export const inThreeSteps = `{ dataGaps(first: 1, types: [Episode]) { nodes { subject { ... on Episode {
  title appearances(first: 1) { nodes { person { name } } }
} } } } }`;
