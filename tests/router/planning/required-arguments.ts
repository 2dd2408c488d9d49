import type { Dice } from "../../helpers/dice";
import type { RandomCase } from "./random-case";

/** Two fields that require one field with arguments of their own, of the object or of one within it. */
export function requiredArguments(n: number, dice: Dice, isNested: boolean): RandomCase {
  const price = (_: unknown, { currency }: { currency: string }) => `price in ${currency}`;
  const nested = (fields: string) => (isNested ? `c { ${fields} }` : fields);
  const required = (currency: string) =>
    `@requires(fields: "${nested(`price(currency: \\"${currency}\\")`)}")`;
  const external = isNested ? `c: C${n} @external` : `price(currency: String): String @external`;
  const sent = (object: { c?: object; price?: string }) => JSON.stringify(isNested ? object.c : object.price);
  const [x, y] = dice.oneOf([["USD", "EUR"] as const, ["EUR", "CHF"] as const]);
  const value = (currency: string) =>
    isNested ? `{"price":"price in ${currency}"}` : `"price in ${currency}"`;
  const priced = `price(currency: String): String`;
  const found = { id: "1", c: {} };
  return {
    shares: [
      {
        sdl: `extend type Query { p${n}: P${n} } type P${n} @key(fields: "id") { id: ID! ${priced} c: C${n} } type C${n} { ${priced} }`,
        resolvers: {
          Query: { [`p${n}`]: () => found },
          [`P${n}`]: { __resolveReference: () => found, price },
          [`C${n}`]: { price },
        },
      },
      {
        sdl: `type P${n} @key(fields: "id") { id: ID! ${external} x: String ${required(x)} y: String ${required(y)} }
          ${isNested ? `type C${n} { ${priced} @external }` : ""}`,
        resolvers: { [`P${n}`]: { x: sent, y: sent } },
      },
    ],
    whole: {
      [`p${n}`]: {
        ...found,
        price: (args: { currency: string }) => price(null, args),
        c: { price: (args: { currency: string }) => price(null, args) },
        x: value(x),
        y: value(y),
      },
    },
  };
}
