/** The text without line breaks: several formats have none within a value. */
export const inOneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
