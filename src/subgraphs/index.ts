import { discovery } from "./discovery";
import { editing } from "./editing";
import { people } from "./people";
import { shows } from "./shows";
import type { Subgraph } from "./subgraph";
import { works } from "./works";

/** All subgraphs of the graph. */
export const subgraphs: readonly Subgraph[] = [people, shows, works, discovery, editing];
