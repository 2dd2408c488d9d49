import { controlCharacter } from "../../domain/control-characters";
import { shown } from "../../domain/errors";
import type { Item } from "./item";
import type { RecordBook } from "./record-book";

/** Reports texts with control characters, at any depth. They are read: what is written of them elsewhere has U+FFFD instead. */
export function reportOddTexts(book: RecordBook, item: Item<unknown>): void {
  const { value } = item;
  if (typeof value === "string") {
    const [found] = controlCharacter.exec(value) ?? [];
    if (found === undefined) return;
    const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    book.problem(
      "ODD_TEXT",
      item,
      `Expected text, but got the control character ${code} in ${shown(value)}.`,
    );
  } else if (Array.isArray(value))
    for (const [index, each] of value.entries()) reportOddTexts(book, item.along([index], each as unknown));
  else if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value))
      reportOddTexts(book, item.along([name], each as unknown));
}
