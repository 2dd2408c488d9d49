import type { KeyHolder } from "../../src/domain/keys";
import { Role } from "../../src/domain/roles";

/** The key of one who may edit. */
export const editor: KeyHolder = { name: "the-editor", role: Role.EDITOR, expiresAt: null };
