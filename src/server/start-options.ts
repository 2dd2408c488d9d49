import type { Logger } from "pino";

import type { Settings } from "./settings";
import type { TrustedDocuments } from "./trusted/trusted-documents";

export interface StartOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Lines that the log has dropped. Default: none. */
  readonly linesDropped?: () => number;
  /** Null when only trusted documents are accepted. */
  readonly playgroundFolder: string | null;
  /** Default: none. */
  readonly trusted?: TrustedDocuments;
}
