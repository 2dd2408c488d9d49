/** A copy of an entity with some columns changed, for a later upsert. */
export function changed<Entity extends object>(entity: Entity, columns: Partial<Entity>): Entity {
  return Object.assign(Object.create(Object.getPrototypeOf(entity) as object) as Entity, entity, columns);
}
