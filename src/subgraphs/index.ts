import { discovery } from "./discovery";
import { people } from "./people";
import { shows } from "./shows";
import type { Subgraph } from "./subgraph";
import { works } from "./works";

/** All that the graph is made of. */
export const subgraphs: readonly Subgraph[] = [people, shows, works, discovery];
