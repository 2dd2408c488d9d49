/** Maximum number of representations in one request for entities. The router splits longer lists. */
export const maxRepresentations = 10_000;
