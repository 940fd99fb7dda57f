import type { ReactNode } from "react";

interface FieldProps {
  readonly words: string;
  readonly children: ReactNode;
}

/** A field of a form and its name. */
export function Field({ words, children }: FieldProps) {
  return (
    <label className="grid content-start gap-1 text-sm">
      <span className="font-medium">{words}</span>
      {children}
    </label>
  );
}

interface TextProps {
  readonly name: string;
  readonly words: string;
  /** What belongs into it, or what is wrong with it. */
  readonly about: string;
  readonly value: string;
  readonly isWrong: boolean;
  /** Whether it is written from left to right in every language. */
  readonly isLatin?: boolean;
  readonly isNumber?: boolean;
  /** What is to be known of what is typed. */
  readonly note?: ReactNode;
  readonly onChange: (text: string) => void;
}

/** Text that somebody types of a reader. */
export function TextField(props: TextProps) {
  const { name, words, about, value, isWrong, isLatin = false, isNumber = false, note, onChange } = props;
  const aboutId = `about-${name}`;
  const noteId = `note-${name}`;
  return (
    <Field words={words}>
      <input
        type="text"
        name={name}
        dir={isLatin ? "ltr" : "auto"}
        inputMode={isNumber ? "numeric" : "text"}
        autoComplete="off"
        className={`field ${isWrong ? "border-bad" : ""}`}
        aria-invalid={isWrong}
        aria-describedby={note ? `${aboutId} ${noteId}` : aboutId}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id={aboutId} className={`text-xs ${isWrong ? "text-bad" : "text-muted"}`}>
        {about}
      </span>
      {note ? <span id={noteId}>{note}</span> : null}
    </Field>
  );
}
