/** The default of `ANALYSIS_MEMORY_MB`: the bound of the cache. Settings read it without loading what computes. */
export const usualMegabytes = 64;
