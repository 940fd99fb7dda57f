"use client";

interface Props<T extends string> {
  /** What is chosen here, for those who do not see it. */
  readonly name: string;
  readonly choices: readonly T[];
  /** Null where nothing of it is chosen. */
  readonly chosen: T | null;
  readonly toWords: (choice: T) => string;
  /** Pressing the chosen one again takes the choice back: null. */
  readonly onChoose: (choice: T | null) => void;
  readonly testId: string;
}

/** One of a few choices, as chips in one line that scrolls on phones. */
export function ChoiceChips<T extends string>({ name, choices, chosen, toWords, onChoose, testId }: Props<T>) {
  return (
    <fieldset className="relative flex min-w-0 items-center gap-1.5 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:py-1 md:flex-wrap">
      <legend className="sr-only">{name}</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="chip shrink-0"
          aria-pressed={choice === chosen}
          data-testid={`${testId}-${choice}`}
          onClick={() => onChoose(choice === chosen ? null : choice)}
        >
          {toWords(choice)}
        </button>
      ))}
    </fieldset>
  );
}
