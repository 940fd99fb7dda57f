/** A place named by its id; its fields come from the context. */
export interface PlaceReference {
  readonly id: string;
}
