/** A change reads and checks what it refers to, and updates projections. */
export const changePrice = { asked: 20 };
