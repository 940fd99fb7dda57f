import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { MAX_ROWS } from "./live-items.ts";

interface Props {
  /** Punches that came while the list was held. */
  readonly count: number;
  readonly onShow: () => void;
}

/** Says how many punches wait, and shows them. */
export function HeldButton({ count, onShow }: Props) {
  const t = useTranslations("live");
  return (
    <div className="pointer-events-none sticky top-3 z-20 flex h-0 justify-center">
      <button
        type="button"
        className="button button-primary pointer-events-auto h-9 rounded-full shadow-lg"
        data-testid="live-new"
        data-count={count}
        onClick={onShow}
      >
        <ArrowUp aria-hidden className="size-4" />
        {count >= MAX_ROWS ? <bdi dir="ltr">≥ </bdi> : null}
        {t("newRows", { count })}
      </button>
    </div>
  );
}
