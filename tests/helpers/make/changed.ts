/** The same thing with some columns changed, as a later edit would put it. */
export function changed<Entity extends object>(entity: Entity, columns: Partial<Entity>): Entity {
  return Object.assign(Object.create(Object.getPrototypeOf(entity) as object) as Entity, entity, columns);
}
