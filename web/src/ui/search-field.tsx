"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const PAUSE_MS = 300;

interface Props {
  readonly name: string;
  readonly value: string;
  /** Called when the typing pauses. */
  readonly onChange: (text: string) => void;
}

/** A text to look for. */
export function SearchField({ name, value, onChange }: Props) {
  const t = useTranslations("filter");
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value); // the address says another one: somebody went back, or cleared it
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <span className="relative max-sm:w-full">
      <Search aria-hidden className="pointer-events-none absolute start-2.5 top-2 size-4 text-muted" />
      <input
        type="search"
        dir="auto"
        className="field min-h-8 w-56 px-8 placeholder:text-ellipsis max-sm:w-full py-1 [&::-webkit-search-cancel-button]:hidden"
        placeholder={name}
        aria-label={name}
        data-testid="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {text === "" ? null : (
        <button
          type="button"
          className="icon-button absolute end-1 top-1 size-6"
          aria-label={t("clearSearch")}
          title={t("clearSearch")}
          onClick={() => setText("")}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}
