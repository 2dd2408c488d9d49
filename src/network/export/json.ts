import { escapeControls } from "../../domain/control-characters";

/** JSON without any raw control character. */
export const jsonOf = (value: object): string => escapeControls(JSON.stringify(value));
