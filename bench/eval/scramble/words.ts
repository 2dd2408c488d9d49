import type { Random } from "../../../src/domain/random";

/** Words that say what kind of thing a name is of, or join others: a renamed show is a show still. */
export const keptWords = new Set(
  `the a an of and for in on at to with from my our your by about into podcast podcasts talks talk chat radio tv show summit
  conference festival forum academy network centre center university college school schools primary institute association
  society club trust foundation council alliance series seminar seminars launch books book press review weekly days day week
  fair meeting awards award prize studio group board authority county royal national international world british uk army
  special live union hospital general museum library fm tv us der die das und für verlag radio tage kongress e v le la les de du des
  el los festival premio in im zur zum dr`.split(/\s+/u),
);

const nouns =
  `Amber Anvil Badger Barley Beacon Birch Bramble Brook Candle Cedar Cinder Clover Copper Coral Cricket Dapple
  Delta Ember Falcon Fennel Flint Garnet Gravel Hazel Heron Indigo Ivory Jasper Juniper Kelpie Lantern Larch Linen Lupin Magpie
  Mallow Maple Marble Meadow Nettle Nutmeg Oaken Olive Onyx Orchard Otter Pebble Pepper Plover Poppy Quarry Quill Raven Reed
  Rowan Saddle Saffron Sorrel Sparrow Tallow Teasel Thicket Thistle Timber Umber Velvet Violet Walnut Willow Winter Yarrow`
    .trim()
    .split(/\s+/u);

const [starts, middles, ends] = [
  "Bal Dor Fen Gal Hel Jor Kas Lem Mor Nel Or Pel Quin Ros Sel Tav Ul Var Wen Yor Zel".split(" "),
  "a e i o u an en in or ul ai".split(" "),
  "bert dell dra fik gard ka lin mund na quist rick sa tte vik wen ya zar".split(" "),
] as const;

/** Gives out made-up words, none of them twice, and none that the text has. */
export class Words {
  readonly #taken: Set<string>;

  constructor(
    readonly random: Random,
    text: string,
  ) {
    this.#taken = new Set(text.toLowerCase().match(/\p{L}+/gu));
  }

  name(): string {
    return this.#free(() => [starts, middles, ends].map((parts) => this.random.oneOf(parts)).join(""));
  }

  noun(): string {
    return this.#free((time) => this.random.oneOf(nouns) + (time < 30 ? "" : this.random.oneOf(ends)));
  }

  letters(count: number): string {
    return this.#free(() =>
      Array.from({ length: count }, () => String.fromCharCode(65 + this.random.below(26))).join(""),
    );
  }

  #free(make: (time: number) => string): string {
    for (let time = 0; ; time += 1) {
      const word = make(time);
      if (this.#taken.has(word.toLowerCase())) continue;
      this.#taken.add(word.toLowerCase());
      return word;
    }
  }
}
