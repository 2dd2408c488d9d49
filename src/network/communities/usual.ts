/** The default options of communities, so that equal requests share a cached result. */
export const usualCommunities = { resolution: 1, seed: 1 } as const;
