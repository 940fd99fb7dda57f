/** A reason to be away, as an organisation names it. It changes no figure. */
export interface AbsenceKind {
  /** Chosen by whoever adds it: small letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  readonly arabicName: string | undefined;
  /** `#rrggbb`. */
  readonly colour: string;
  /** What a cell of a sheet of days shows; of no other kind. */
  readonly letter: string;
  /** `undefined`: nobody said. */
  readonly paid: boolean | undefined;
}

/** What of an input does not do, and what would. */
export interface InputFault {
  readonly argument: string;
  readonly expected: string;
}

const MAX_NAME_CHARS = 60;
const MAX_LETTERS = 2;
/** Most kinds there may be: each is offered wherever an absence is entered. */
export const MAX_KINDS = 50;

/** What is wrong with a kind beside the others; `undefined`: nothing. */
export function findKindFault(kind: AbsenceKind, known: readonly AbsenceKind[]): InputFault | undefined {
  const { id, name, arabicName = "a", colour, letter } = kind;
  const others = known.filter((other) => other.id !== id);
  const twin = others.find((other) => other.letter === letter);
  const tests: readonly (readonly [isFine: boolean, argument: string, expected: string])[] = [
    [/^[a-z0-9][a-z0-9-]{0,31}$/.test(id), "id", "1 to 32 small letters, digits and hyphens"],
    [isName(name), "name", `a name of 1 to ${MAX_NAME_CHARS} characters`],
    [isName(arabicName), "arabicName", `a name of 1 to ${MAX_NAME_CHARS} characters, or none`],
    [/^#[0-9a-f]{6}$/.test(colour), "colour", "a colour such as #1a7f37"],
    [isLetter(letter), "letter", `1 or ${MAX_LETTERS} letters or digits`],
    [twin === undefined, "letter", `a letter of no other kind: ${twin?.name ?? ""} has it`],
    [others.length < MAX_KINDS, "id", `at most ${MAX_KINDS} kinds`],
  ];
  const fault = tests.find(([isFine]) => !isFine);
  return fault && { argument: fault[1], expected: fault[2] };
}

function isName(text: string): boolean {
  return text.trim() === text && text !== "" && text.length <= MAX_NAME_CHARS;
}

function isLetter(text: string): boolean {
  return /^[\p{L}\p{N}]{1,2}$/u.test(text);
}
