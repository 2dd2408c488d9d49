import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { type JsonDocument, readJson } from "./read-json";

const read = new WeakMap<SourceFile, JsonDocument | Unreadable>();

/** The JSON document in a file, which is read once. Throws Unreadable where it is not well-formed. */
export function jsonOf(file: SourceFile): JsonDocument {
  const found = read.get(file) ?? attempt(file);
  read.set(file, found);
  if (found instanceof Unreadable) throw found;
  return found;
}

/** For recognising: null where the file does not begin as JSON, or is not well-formed. */
export function jsonIn(file: SourceFile): JsonDocument | null {
  if (!beginsAsJson(file)) return null;
  try {
    return jsonOf(file);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Whether a file begins with an object or a list of JSON. */
export const beginsAsJson = ({ text }: SourceFile): boolean => /^\s*(?:\{\s*["}]|\[\s*[[{"\]\d-])/.test(text);

function attempt({ text }: SourceFile): JsonDocument | Unreadable {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}
