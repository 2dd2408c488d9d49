declare module "edtf" {
  /** Bounds in milliseconds, UTC, both inclusive. */
  export default function parse(text: string): { min: number; max: number };
}
