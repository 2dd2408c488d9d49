/** A part: a row without an id of its own, which is an element of a list of its owner. */
export abstract class PartOf<Owner> {
  /** Never set. Declares the owner to the compiler. */
  declare protected readonly partOf?: Owner;
}
