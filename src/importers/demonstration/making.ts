import type { Random } from "../../domain/random";
import type { SourceBook } from "./source-book";

/** What every part of the catalogue is made with. */
export interface Making {
  readonly random: Random;
  readonly sources: SourceBook;
}
