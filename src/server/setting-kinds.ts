import { makeValidator } from "envalid";

export const wholeNumber = (from: number, to: number) =>
  makeValidator((text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= from && value <= to) return value;
    throw new Error(`takes a whole number from ${from} to ${to}`);
  });
