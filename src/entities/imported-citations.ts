import type { Citation } from "./citation";
import { Standing } from "./standing";

/** A citation as it is written, of no class. */
export type WrittenCitation = Readonly<Pick<Citation, keyof Citation>>;

/** Whether an import has written it: imports name items, and no lines, and say of each field how it stands. */
export const isImported = ({ line, field, standing }: WrittenCitation): boolean =>
  line === null && (field === null || standing === Standing.STATED || standing === Standing.DISPUTED);

/** Whether the value that is shown is from this source, and not the first one's: a date that is more exact. */
export const isSupply = (one: WrittenCitation): boolean =>
  isImported(one) && one.field !== null && one.value === null && one.standing === Standing.STATED;
