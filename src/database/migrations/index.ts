import { Baseline1796100000000 } from "./1796100000000-baseline";

/** In the order in which they run. Names carry the moment of writing in milliseconds, as TypeORM asks. */
export const migrations = [Baseline1796100000000];
