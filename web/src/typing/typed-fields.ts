/** Of a field of a form what it takes to tell whether somebody typed into it. */
export interface TypedField {
  readonly type: string;
  readonly value: string;
  readonly checked?: boolean | undefined;
  /** Whether it stands on the page. */
  readonly isConnected: boolean;
}

/** Which fields of forms hold what nobody sent yet: each is compared with what stood in it when somebody came to it. */
export class TypedFields<Field extends TypedField> {
  readonly #met = new Map<Field, string>();

  /** Somebody comes to a field. */
  meet(field: Field): void {
    if (!this.#met.has(field)) this.#met.set(field, toText(field));
  }

  /** What stands in some fields was sent, or is given up; without a choice all of them. */
  settle(isSettled: (field: Field) => boolean = () => true): void {
    for (const field of this.#met.keys()) if (isSettled(field)) this.#met.delete(field);
  }

  /** Whether some field on the page holds something else than it held at first. */
  has(isAsked: (field: Field) => boolean = () => true): boolean {
    this.settle(({ isConnected }) => !isConnected);
    return [...this.#met].some(([field, first]) => isAsked(field) && toText(field) !== first);
  }
}

function toText({ type, value, checked }: TypedField): string {
  return type === "checkbox" || type === "radio" ? String(checked) : value;
}
