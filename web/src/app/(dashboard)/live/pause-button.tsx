import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

interface Props {
  readonly isPaused: boolean;
  readonly onToggle: (toggle: (paused: boolean) => boolean) => void;
}

/** Pauses the list and lets it go on; so does the key L, except while somebody types. */
export function PauseButton({ isPaused, onToggle }: Props) {
  const t = useTranslations("live");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "l" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      onToggle((paused) => !paused);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onToggle]);
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isPaused}
      data-testid="live-pause"
      onClick={() => onToggle((paused) => !paused)}
    >
      {isPaused ? <Play aria-hidden className="size-4 rtl:-scale-x-100" /> : <Pause aria-hidden className="size-4" />}
      {isPaused ? t("resume") : t("pause")}
    </button>
  );
}
