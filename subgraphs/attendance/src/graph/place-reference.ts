/** A place as attendance knows one: by its id. */
export interface PlaceReference {
  readonly id: string;
}
